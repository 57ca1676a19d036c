import { commandPayload, eventPayload } from '../payloads.ts'
import type { Delivery } from '../recorder.ts'
import { Refused } from '../refused.ts'
import { respond } from '../respond.ts'
import { deliversEvent } from '../scopes.ts'
import { type Fields, isFields } from '../shapes.ts'
import type { Conversation, ConversationKind } from '../state/conversations.ts'
import { SLACKBOT, type WorkspaceState } from '../state/workspace.ts'
import { checkSignedIn, type Desk } from './desk.ts'
import { escapeTyped } from './typed.ts'

const MESSAGE_EVENT: Record<ConversationKind, string> = {
  im: 'message.im',
  mpim: 'message.mpim',
  public: 'message.channels',
  private: 'message.groups',
}

/** The conversation a person types into; without a name it is where they would talk to the bot. */
export function whereToType(desk: Desk, channel: string | undefined): Conversation {
  checkSignedIn(desk)
  const { workspace, person } = desk
  if (channel !== undefined) {
    const found = workspace.conversations.find(channel)
    if (found?.members.has(person.id)) return checkedOpen(workspace, found)
    throw new Error(`${person.name} is not in ${channel}`)
  }
  // Where the Messages tab is read-only there is nothing to type into, so people use their notes to themselves.
  const { messagesTab, messagesTabReadOnly } = workspace.world.manifest
  const alone = !messagesTab || messagesTabReadOnly
  return workspace.conversationOf(alone ? [person.id] : [person.id, workspace.bot.id]).conversation
}

/** Whether the person can type anything in this conversation. */
export function isOpenTo({ workspace, person }: Desk, channel: string): boolean {
  const found = workspace.conversations.find(channel)
  return found?.members.has(person.id) === true && !found.archived && !isReadOnly(workspace, found)
}

/** Types a slash command; Slack itself answers for commands that nobody registered or answered. */
export async function typeCommand(desk: Desk, where: Conversation, line: string): Promise<void> {
  const { workspace, person, courier } = desk
  const [name = '', ...words] = line.split(' ')
  const command = workspace.world.manifest.commands.find((one) => one.command === name)
  if (command === undefined) {
    slackSays(
      desk,
      where,
      `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    )
    return
  }
  const text = escapeTyped(workspace, words.join(' ').trim(), command.shouldEscape)
  const payload = commandPayload(workspace, person, where, name, text)
  const delivery = await courier.deliver('command', workspace.key, payload)
  if (delivery.fault === null) showAnswer(desk, where, delivery)
  else slackSays(desk, where, `${name} failed because the app didn't respond.`)
}

/** Posts what a person says, and tells the bot if its manifest asks for such messages. */
export async function say(
  { workspace, person, courier }: Desk,
  where: Conversation,
  text: string,
): Promise<void> {
  const escaped = escapeTyped(workspace, text, true)
  const { ts } = workspace.conversations.post(where, { user: person.id, text: escaped })
  const isHeard = where.members.has(workspace.bot.id)
  if (!isHeard || !deliversEvent(workspace.world.manifest, MESSAGE_EVENT[where.kind])) return
  const kind = { im: 'im', mpim: 'mpim', public: 'channel', private: 'group' }[where.kind]
  const event = { type: 'message', user: person.id, text: escaped, ts, channel: where.id, channel_type: kind }
  await courier.deliverEvent(workspace.key, eventPayload(workspace, { ...event, event_ts: ts }))
}

/** A word from Slack itself, for this person only. */
export function slackSays({ workspace, person }: Desk, where: Conversation, text: string): void {
  workspace.conversations.post(where, { user: SLACKBOT, text, ephemeralFor: person.id })
}

function showAnswer(desk: Desk, where: Conversation, { ack }: Delivery): void {
  const { workspace, person } = desk
  const answer: Fields = isFields(ack) ? ack : { text: ack }
  if (answer.text === undefined && answer.blocks === undefined) return
  if (answer.text === '' && answer.blocks === undefined) return
  try {
    respond(workspace, { userId: person.id, channel: where.id, messageTs: null }, answer)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    workspace.world.recorder.keepRefusal('command', error, answer)
  }
}

function checkedOpen(workspace: WorkspaceState, where: Conversation): Conversation {
  if (isReadOnly(workspace, where)) {
    throw new Error('Nothing can be typed in the direct message with the bot: its Messages tab is read-only')
  }
  return where
}

function isReadOnly({ world, bot }: WorkspaceState, { kind, members }: Conversation): boolean {
  return kind === 'im' && members.has(bot.id) && world.manifest.messagesTabReadOnly
}
