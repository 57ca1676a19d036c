import { Refused } from '../refused.ts'
import type { View } from '../shapes.ts'
import type { World } from '../world.ts'
import { type Conversation, Conversations } from './conversations.ts'
import { Files } from './files.ts'
import { CAST, checkZone, type Member, type PersonOptions, readableId } from './people.ts'
import { ResponseUrls } from './response-urls.ts'
import { Triggers } from './triggers.ts'
import { type OpenView, Views } from './views.ts'

export interface ChannelOptions {
  name: string
  /** Usernames; by default everybody who is neither deactivated nor another bot. */
  members?: readonly string[]
  /** Whether the bot is in it. */
  bot?: boolean
  private?: boolean
  archived?: boolean
}

export interface WorkspaceOptions {
  /** Short name, e.g. `acme`: the domain, and part of every id and token. */
  key: string
  people?: readonly PersonOptions[]
  channels?: readonly ChannelOptions[]
}

const CHANNELS: readonly ChannelOptions[] = [
  { name: 'it', bot: true },
  { name: 'random', bot: false },
]

export const SLACKBOT = 'USLACKBOT'

/** One Slack team in which the bot is installed: who and what is in it. */
export class WorkspaceState {
  readonly key: string
  readonly teamId: string
  readonly appId: string
  readonly botToken: string
  readonly appToken: string
  readonly botId: string
  readonly bot: Member
  readonly members: Member[] = []
  readonly conversations: Conversations
  readonly views: Views
  readonly triggers: Triggers
  readonly responseUrls: ResponseUrls
  readonly files = new Files()
  readonly world: World
  /** Whether the app has been uninstalled: its tokens are dead. */
  uninstalled = false

  constructor(world: World, options: WorkspaceOptions) {
    this.world = world
    this.key = options.key
    this.teamId = readableId('T', options.key)
    this.appId = readableId('A', world.manifest.appName)
    this.botId = readableId('B', options.key)
    this.botToken = `xoxb-${options.key}-bot`
    this.appToken = `xapp-${options.key}-app`
    this.conversations = new Conversations(options.key, world.recorder, world.clock)
    this.views = new Views(this, world.recorder)
    this.triggers = new Triggers(world.ticker)
    this.responseUrls = new ResponseUrls(world)
    this.bot = this.addMember({ name: world.manifest.botName, bot: true, zone: 'America/Los_Angeles' })
    for (const person of options.people ?? CAST) this.addMember(person)
    for (const channel of options.channels ?? CHANNELS) this.addChannel(channel)
  }

  addMember(options: PersonOptions): Member {
    const username = options.username ?? options.name.split(' ')[0]?.toLowerCase() ?? options.name
    const id = readableId('U', this.key, username)
    if (this.member(id)) throw new Error(`There is already somebody called ${username} in ${this.key}`)
    const member = {
      id,
      teamId: options.external ? 'T0ELSEWHERE' : this.teamId,
      username,
      name: options.name,
      zone: checkZone(options.zone ?? 'Europe/Stockholm'),
      title: options.title ?? '',
      admin: options.admin ?? false,
      bot: options.bot ?? false,
      deactivated: options.deactivated ?? false,
      external: options.external ?? false,
    }
    this.members.push(member)
    return member
  }

  addChannel(options: ChannelOptions): Conversation {
    const people = options.members
      ? options.members.map((name) => this.memberNamed(name))
      : this.members.filter((member) => !member.bot && !member.deactivated)
    const ids = new Set(people.map(({ id }) => id))
    if (options.bot) ids.add(this.bot.id)
    const channel = this.conversations.addChannel(options.name, ids, options.private ?? false)
    channel.archived = options.archived ?? false
    return channel
  }

  member(id: string): Member | undefined {
    return this.members.find((member) => member.id === id)
  }

  /** The member of this id, username or full name, with or without `@`; throws for anybody else. */
  memberNamed(name: string): Member {
    const wanted = name.replace(/^@/, '').toLowerCase()
    const found =
      this.member(name) ??
      this.members.find((one) => one.username.toLowerCase() === wanted || one.name.toLowerCase() === wanted)
    if (found) return found
    const known = this.members.map(({ username }) => username).join(', ')
    throw new Error(`Nobody in ${this.key} is called ${name}; there are ${known}`)
  }

  /** The direct or group message of these people. */
  conversationOf(userIds: readonly string[]) {
    const names = userIds.map((id) => this.member(id)?.username ?? id)
    return this.conversations.between(userIds, `mpdm-${names.join('--')}-1`)
  }

  directMessage(userId: string): Conversation {
    return this.conversationOf([userId, this.bot.id]).conversation
  }

  /** The name behind an id, the id itself for anybody else's. */
  nameOf(id: string): string {
    return this.member(id)?.name ?? id
  }

  /** Opens a modal for whoever this trigger id belongs to; a refused view leaves the trigger unused. */
  openWith(triggerId: string, source: unknown, push: boolean): View {
    const trigger = this.triggers.look(triggerId)
    if (push && trigger.modalId === null) throw new Refused('invalid_trigger_id')
    const opened: OpenView = push
      ? this.views.push(trigger.userId, source)
      : this.views.open(trigger.userId, source)
    this.triggers.exchange(triggerId)
    return opened.view
  }
}
