import type { Courier } from './courier.ts'
import { Person } from './driver/person.ts'
import { type SeenMessage, seenMessage } from './driver/reading.ts'
import { eventPayload, stamp } from './payloads.ts'
import { deliversEvent } from './scopes.ts'
import type { Fields } from './shapes.ts'
import type { Conversation } from './state/conversations.ts'
import { checkZone, type Member, type PersonOptions, userObject } from './state/people.ts'
import type { ChannelOptions, WorkspaceState } from './state/workspace.ts'

/** What can change about somebody. */
export type PersonChange = Partial<Pick<Member, 'name' | 'zone' | 'title' | 'admin' | 'deactivated'>>

/** One Slack team, as a test speaks of it. */
export class Workspace {
  readonly #state: WorkspaceState
  readonly #courier: Courier
  readonly #settle: () => Promise<void>
  readonly #people = new Map<string, Person>()

  constructor(state: WorkspaceState, courier: Courier, settle: () => Promise<void>) {
    this.#state = state
    this.#courier = courier
    this.#settle = settle
  }

  get key(): string {
    return this.#state.key
  }

  get teamId(): string {
    return this.#state.teamId
  }

  get appId(): string {
    return this.#state.appId
  }

  get botToken(): string {
    return this.#state.botToken
  }

  get appToken(): string {
    return this.#state.appToken
  }

  get botUserId(): string {
    return this.#state.bot.id
  }

  get botId(): string {
    return this.#state.botId
  }

  /** Everybody but the bot itself. */
  get people(): Person[] {
    return this.#state.members.filter(({ id }) => id !== this.#state.bot.id).map(({ id }) => this.person(id))
  }

  get channels(): Conversation[] {
    return this.#state.conversations.all
  }

  /** Everything that stands in a channel, by its name or id, oldest first, with times in UTC; ephemeral messages left out. */
  messagesIn(channel: string): SeenMessage[] {
    const { id } = this.channel(channel)
    const { messages } = this.#state.conversations
    return messages
      .filter((message) => message.channel === id && message.ephemeralFor === null)
      .map((message) => seenMessage(this.#state, message))
  }

  /** The person with this username, full name or id. */
  person(name: string): Person {
    const member = this.#state.memberNamed(name)
    const desk = {
      workspace: this.#state,
      person: member,
      courier: this.#courier,
      settle: () => this.#settle(),
    }
    const person = this.#people.get(member.id) ?? new Person(desk)
    this.#people.set(member.id, person)
    return person
  }

  addPerson(options: PersonOptions): Person {
    return this.person(this.#state.addMember(options).id)
  }

  /** The conversation with this name (with or without `#`) or id. */
  channel(name: string): Conversation {
    const found = this.#state.conversations.find(name)
    if (found) return found
    throw new Error(`There is no conversation ${name} in ${this.key}`)
  }

  addChannel(options: ChannelOptions): Conversation {
    return this.#state.addChannel(options)
  }

  /** Changes somebody's profile; the bot hears of it when its manifest subscribes to user_change, unless it gets lost. */
  async change(name: string, change: PersonChange, { lost = false } = {}): Promise<void> {
    const member = this.#state.memberNamed(name)
    if (change.zone !== undefined) checkZone(change.zone)
    Object.assign(member, change)
    const user = userObject(member, this.#state.world.clock.now())
    if (!lost) await this.#emit({ type: 'user_change', user, cache_ts: user.updated })
  }

  /** Removes the app from the workspace: its tokens stop working. */
  async uninstall(): Promise<void> {
    this.#state.uninstalled = true
    await this.#emit({ type: 'app_uninstalled' })
    await this.#emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [this.botUserId] } })
  }

  async #emit(event: Fields & { type: string }): Promise<void> {
    if (deliversEvent(this.#state.world.manifest, event.type)) {
      const payload = eventPayload(this.#state, { ...event, event_ts: stamp(this.#state) })
      await this.#courier.deliverEvent(this.key, payload)
    }
    await this.#settle()
  }
}
