import { Temporal } from 'temporal-polyfill'
import type { Person, Sandbox } from '../sandbox/index.ts'
import type { Manifest } from '../sandbox/manifest.ts'
import type { Conversation } from '../sandbox/state/conversations.ts'
import type {
  ConversationKind,
  DemoCommand,
  DemoConversation,
  DemoMessage,
  DemoPerson,
  DemoView,
} from './protocol.ts'
import type { Unread } from './unread.ts'

/** How many messages of a conversation a page is given. */
const NEWEST = 100

/** White letters are readable on all of them. */
const COLOURS = [
  '#1f5f8b',
  '#7a3e9d',
  '#a8442a',
  '#2e6f40',
  '#8a5a00',
  '#35539b',
  '#9c2f5f',
  '#2b6a6e',
  '#6b4c2a',
  '#57498c',
  '#8c3b3b',
  '#3f6212',
  '#0f5a72',
  '#714068',
]

type SeenView = NonNullable<Person['home']>
type SeenMessage = Person['messages'][number]

/** Everybody one can be, and the bot. */
export function everybody(sandbox: Sandbox, unread: Unread): DemoPerson[] {
  const workspace = sandbox.workspace()
  const people = workspace.people.map((person, index) => ({
    ...about(person, COLOURS[index % COLOURS.length] ?? '#1f3a5f'),
    unread: unread.total(person.id),
    hasModal: person.modals.length > 0,
  }))
  const bot = workspace.person(workspace.botUserId)
  return [...people, { ...about(bot, '#1f3a5f'), title: 'App', isBot: true, unread: 0, hasModal: false }]
}

function about({ id, name, zone, profile }: Person, colour: string) {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  const { username, title } = profile
  return { id, name, username, title, zone, place, initials: initials(name), colour, isBot: false }
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('')
}

/** The conversations in front of one person, with nothing in them that this person does not see. */
export function conversationsOf(sandbox: Sandbox, person: Person, unread: Unread): DemoConversation[] {
  const byChannel = Map.groupBy(person.messages, ({ channel }) => channel)
  return person.conversations.map((conversation) => {
    const messages = byChannel.get(conversation.id) ?? []
    return {
      id: conversation.id,
      ...kindAndName(sandbox, person, conversation),
      memberIds: [...conversation.members],
      unread: unread.count(person.id, conversation.id),
      writable: person.canType(conversation.id),
      messages: messages.slice(-NEWEST).map((message) => messageOf(message, person)),
      earlier: Math.max(0, messages.length - NEWEST),
    }
  })
}

function kindAndName(
  sandbox: Sandbox,
  person: Person,
  { kind, name, members }: Conversation,
): { kind: ConversationKind; name: string } {
  const workspace = sandbox.workspace()
  switch (kind) {
    case 'public':
      return { kind: 'channel', name }
    case 'private':
      return { kind: 'private', name }
    case 'im':
      return members.has(workspace.botUserId)
        ? { kind: 'bot', name: sandbox.manifest.botName }
        : { kind: 'self', name: person.name }
    case 'mpim': {
      const others = [...members].filter((id) => id !== person.id && id !== workspace.botUserId)
      return { kind: 'group', name: others.map((id) => workspace.person(id).name).join(', ') }
    }
  }
}

function messageOf(message: SeenMessage, person: Person): DemoMessage {
  const { channel, ts, user, text, blocks, values, ephemeral, edited, threadTs, files } = message
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000)).toString()
  const shared = files.map(({ id, name, title, content }) => ({
    id,
    name,
    title,
    bytes: content.length,
    url: `/api/files/${id}?person=${person.id}`,
    isImage: /\.(png|jpe?g|gif|svg|webp)$/i.test(name),
  }))
  return { channel, ts, at, userId: user, text, blocks, values, ephemeral, edited, threadTs, files: shared }
}

/** A modal or Home without what only tests read of it. */
export function viewOf(seen: SeenView): DemoView {
  const { read: _read, fields: _fields, errors, trouble, values, ...view } = seen
  return { view, values, errors, trouble }
}

/** The commands of the app's manifest, for completion. */
export function commandsOf(manifest: Manifest): DemoCommand[] {
  return manifest.commands.map(({ command, description, usageHint }) => ({
    command,
    description,
    usageHint,
    words: usageHint.split('|').flatMap((part) => /^[a-z-]+/.exec(part.trim())?.[0] ?? []),
  }))
}
