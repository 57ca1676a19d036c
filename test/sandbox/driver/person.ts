import { closedPayload, eventPayload, stamp, submissionPayload, viewWithState } from '../payloads.ts'
import { deliversEvent } from '../scopes.ts'
import type { Fields } from '../shapes.ts'
import type { OpenView } from '../state/views.ts'
import { act, dispatches, enter, isConfirmed, places, type Source, viewPlace } from './acting.ts'
import type { Desk, Narrowing } from './desk.ts'
import { buttons, type Found, field, menus } from './find.ts'
import { type ForgedForm, type ForgedFrom, forgeForm, forgePress } from './forging.ts'
import { formErrors } from './form-check.ts'
import type { Wanted } from './form-values.ts'
import type { SeenMessage, SeenView } from './reading.ts'
import { everythingSeen, homeSeen, messagesSeen, modalsSeen, reads } from './seeing.ts'
import { applyAnswer } from './submission.ts'
import { say, typeCommand, whereToType } from './typing.ts'

const LOOK_EVERY_MS = 10

/** Somebody in the workspace who reads and acts; every move waits until the bot has finished with it. */
export class Person {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
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
      const found = field(viewPlace(this.#top()), key)
      const chosen = enter(this.#desk, found, wanted)
      if (dispatches(found)) await act(this.#desk, found, chosen)
    }
    await this.#desk.settle()
  }

  /** Fills in fields and presses the submit button; what Slack's own client objects to stays in `modal.errors`. */
  async submits(values: Record<string, Wanted> = {}): Promise<void> {
    if (Object.keys(values).length > 0) await this.fills(values)
    const { workspace, person, courier } = this.#desk
    const open = this.#top()
    if (open.view.submit === null) throw this.#error('has a modal without a submit button')
    open.errors = formErrors(open)
    open.trouble = null
    workspace.views.edited(open)
    if (Object.keys(open.errors).length > 0) return
    const payload = submissionPayload(workspace, person, open)
    applyAnswer(workspace, open, await courier.deliver('view_submission', workspace.key, payload))
    await this.#desk.settle()
  }

  /** Presses Cancel or Back on the top modal; with clear_on_close the whole stack goes. */
  async closes(): Promise<void> {
    const { workspace, person, courier } = this.#desk
    const top = this.#top()
    const isCleared = top.view.clear_on_close
    const closing = isCleared ? [...workspace.views.stack(this.id)].reverse() : [top]
    workspace.views.close(top, isCleared)
    for (const open of closing.filter(({ view }) => view.notify_on_close)) {
      const payload = closedPayload(workspace, person, open, isCleared)
      await courier.deliver('view_closed', workspace.key, payload)
    }
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
    if (isConfirmed(found, narrowing)) {
      const chosen = enter(this.#desk, found, wanted)
      if (dispatches(found)) await act(this.#desk, found, chosen)
    }
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
    const { workspace } = this.#desk
    if (!workspace.world.manifest.homeTab) {
      throw new Error('The app has no Home tab: home_tab_enabled is not set in the manifest')
    }
    const home = workspace.views.home(this.id)
    await this.#opensApp('home', home ? { view: viewWithState(home) } : {})
  }

  /** Opens the bot's Messages tab. */
  async opensMessages(): Promise<void> {
    await this.#opensApp('messages', {})
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

  async #opensApp(tab: 'home' | 'messages', more: Fields): Promise<void> {
    const { workspace, courier } = this.#desk
    if (deliversEvent(workspace.world.manifest, 'app_home_opened')) {
      const where = { user: this.id, channel: this.directMessage, tab }
      const event = { type: 'app_home_opened', ...where, ...more, event_ts: stamp(workspace) }
      await courier.deliverEvent(workspace.key, eventPayload(workspace, event))
    }
    await this.#desk.settle()
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
