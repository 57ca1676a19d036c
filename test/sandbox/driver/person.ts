import type { Conversation } from '../state/conversations.ts'
import type { Member } from '../state/people.ts'
import type { OpenView } from '../state/views.ts'
import { act, isConfirmed, places, type Source, viewPlace } from './acting.ts'
import { ById } from './by-id.ts'
import type { Desk, Narrowing } from './desk.ts'
import { buttons, type Found, field, menus } from './find.ts'
import { type ForgedForm, type ForgedFrom, forgeForm, forgePress } from './forging.ts'
import type { Wanted } from './form-values.ts'
import { change, close, openTab, submit } from './moves.ts'
import type { SeenMessage, SeenView } from './reading.ts'
import { everythingSeen, homeSeen, messagesSeen, modalsSeen, reads } from './seeing.ts'
import { isOpenTo, say, typeCommand, whereToType } from './typing.ts'

const LOOK_EVERY_MS = 10

/** Somebody in the workspace who reads and acts; every move waits until the bot has finished with it. */
export class Person {
  readonly #desk: Desk
  /** The same moves, told by Slack's ids instead of by what stands on the screen. */
  readonly byId: ById

  constructor(desk: Desk) {
    this.#desk = desk
    this.byId = new ById(desk)
  }

  get profile(): Readonly<Member> {
    return this.#desk.person
  }

  get id(): string {
    return this.#desk.person.id
  }

  get name(): string {
    return this.#desk.person.name
  }

  get zone(): string {
    return this.#desk.person.zone
  }

  /** The id of this person's direct message with the bot. */
  get directMessage(): string {
    return this.#desk.workspace.directMessage(this.id).id
  }

  /** The id of this person's notes to themselves. */
  get notes(): string {
    return this.#desk.workspace.conversationOf([this.id]).conversation.id
  }

  /** The conversations this person is in. */
  get conversations(): Conversation[] {
    return this.#desk.workspace.conversations.all.filter(({ members }) => members.has(this.id))
  }

  /** Whether anything can be typed in a conversation. */
  canType(channel: string): boolean {
    return isOpenTo(this.#desk, channel)
  }

  /** Every message this person sees, oldest first. */
  get messages(): SeenMessage[] {
    return messagesSeen(this.#desk)
  }

  get lastMessage(): SeenMessage | undefined {
    return this.messages.at(-1)
  }

  /** The stack of open modals, the top one last. */
  get modals(): SeenView[] {
    return modalsSeen(this.#desk)
  }

  get modal(): SeenView | null {
    return this.modals.at(-1) ?? null
  }

  get home(): SeenView | null {
    return homeSeen(this.#desk)
  }

  /** Types a command or a message, by default where a person would talk to the bot. */
  async types(text: string, options: { in?: string } = {}): Promise<void> {
    const where = whereToType(this.#desk, options.in)
    await (text.startsWith('/') ? typeCommand : say)(this.#desk, where, text)
    await this.#desk.settle()
  }

  /** Fills in fields of the top modal, by block_id, action_id or label, and leaves it open. */
  async fills(values: Record<string, Wanted>): Promise<void> {
    for (const [key, wanted] of Object.entries(values)) {
      await change(this.#desk, field(viewPlace(this.#top()), key), wanted)
    }
    await this.#desk.settle()
  }

  /** Fills in fields and presses the submit button; what Slack's own client objects to stays in `modal.errors`. */
  async submits(values: Record<string, Wanted> = {}): Promise<void> {
    if (Object.keys(values).length > 0) await this.fills(values)
    const open = this.#top()
    if (open.view.submit === null) throw this.#error('has a modal without a submit button')
    await submit(this.#desk, open)
    await this.#desk.settle()
  }

  /** Presses Cancel or Back on the top modal; with clear_on_close the whole stack goes. */
  async closes(): Promise<void> {
    await close(this.#desk, this.#top())
    await this.#desk.settle()
  }

  /** Presses the newest button with this text, and says yes when asked to confirm. */
  async clicks(label: string | RegExp, narrowing: Narrowing = {}): Promise<void> {
    const found = this.#choose(buttons(places(this.#desk, narrowing), label), `a button ${label}`, narrowing)
    if (isConfirmed(found, narrowing)) await act(this.#desk, found, {})
    await this.#desk.settle()
  }

  /** Chooses in a select, radio, overflow menu or picker that is called so. */
  async picks(label: string, wanted: Wanted, narrowing: Narrowing = {}): Promise<void> {
    const found = this.#choose(menus(places(this.#desk, narrowing), label), `a menu ${label}`, narrowing)
    if (isConfirmed(found, narrowing)) await change(this.#desk, found, wanted)
    await this.#desk.settle()
  }

  /** Sends a press on a button that is nowhere on the screen, by default as if in a message. */
  async forges(actionId: string, value: string, from: ForgedFrom = 'message'): Promise<void> {
    await forgePress(this.#desk, { actionId, value, from })
    await this.#desk.settle()
  }

  /** Sends a form with anything in it, past every check of a client; the answer is shown as to a real one. */
  async forgesForm(callbackId: string, form: ForgedForm): Promise<void> {
    await forgeForm(this.#desk, callbackId, form)
    await this.#desk.settle()
  }

  /** Opens the bot's Home tab. */
  async opensHome(): Promise<void> {
    await openTab(this.#desk, 'home')
    await this.#desk.settle()
  }

  /** Opens the bot's Messages tab. */
  async opensMessages(): Promise<void> {
    await openTab(this.#desk, 'messages')
    await this.#desk.settle()
  }

  /** Throws unless a message this person sees, or with `in` their home or modal, reads like the pattern. */
  sees(pattern: string | RegExp, narrowing: Pick<Narrowing, 'in'> = {}): void {
    if (!reads(this.#desk, pattern, narrowing.in)) throw this.#error(`does not see ${pattern}`)
  }

  /** Throws when a message this person sees, or with `in` their home or modal, reads like the pattern. */
  seesNot(pattern: string | RegExp, narrowing: Pick<Narrowing, 'in'> = {}): void {
    if (reads(this.#desk, pattern, narrowing.in)) throw this.#error(`sees ${pattern}, but should not`)
  }

  /** Waits until this person sees the pattern: for a bot that runs in a process of its own. */
  async willSee(pattern: string | RegExp, options: { in?: string; within?: number } = {}): Promise<void> {
    const deadline = performance.now() + (options.within ?? 5000)
    while (!reads(this.#desk, pattern, options.in) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    this.sees(pattern, options)
  }

  #top(): OpenView {
    const top = this.#desk.workspace.views.stack(this.id).at(-1)
    if (top === undefined) throw this.#error('has no modal open')
    return top
  }

  #choose(found: Found<Source>[], what: string, narrowing: Narrowing): Found<Source> {
    const chosen = found[narrowing.index ?? 0]
    if (chosen === undefined) throw this.#error(`does not see ${what}`)
    return chosen
  }

  #error(what: string): Error {
    return new Error(`${this.name} ${what}\n${everythingSeen(this.#desk)}`)
  }
}
