import { checkMessage } from '../block-kit/index.ts'
import { Refused, refuseFault } from '../refused.ts'
import { type Block, type Fields, textOf } from '../shapes.ts'
import type { Conversation } from '../state/conversations.ts'
import { type Message, messageObject } from '../state/messages.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { type MethodTable, TIER } from './method.ts'

const POSTING = {
  text: 'text',
  blocks: 'json',
  thread_ts: 'text',
  mrkdwn: 'flag',
  parse: 'text',
  link_names: 'flag',
} as const

const UNFURLING = { unfurl_links: 'flag', unfurl_media: 'flag' } as const

export const chatMethods: MethodTable = {
  'chat.postMessage': {
    scope: 'chat:write',
    token: 'bot',
    // Besides one a second in each channel: Slack says only "several hundred" for the workspace.
    perMinute: 300,
    required: { channel: 'text' },
    optional: { ...POSTING, ...UNFURLING, reply_broadcast: 'flag', metadata: 'json' },
    run: postMessage,
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    token: 'bot',
    perMinute: TIER.four,
    required: { channel: 'text', user: 'text' },
    optional: POSTING,
    run: postEphemeral,
  },
  'chat.update': {
    scope: 'chat:write',
    token: 'bot',
    perMinute: TIER.three,
    required: { channel: 'text', ts: 'text' },
    optional: { text: 'text', blocks: 'json', parse: 'text', link_names: 'flag', metadata: 'json' },
    run: update,
  },
  'chat.delete': {
    scope: 'chat:write',
    token: 'bot',
    perMinute: TIER.three,
    required: { channel: 'text', ts: 'text' },
    optional: {},
    run: remove,
  },
}

/** The conversation the bot may post to: an id of one it is in, or the id of a person to write to directly. */
export function whereToPost(workspace: WorkspaceState, channel: string): Conversation {
  const conversation = /^[UW]/.test(channel)
    ? directMessageWith(workspace, channel)
    : workspace.conversations.get(channel)
  if (conversation === undefined) throw new Refused('channel_not_found')
  const hidden = conversation.kind !== 'public'
  const isIn = conversation.members.has(workspace.bot.id)
  if (!isIn) throw new Refused(hidden ? 'channel_not_found' : 'not_in_channel')
  if (conversation.archived) throw new Refused('is_archived')
  if (conversation.kind === 'im') {
    if (!workspace.world.manifest.messagesTab) throw new Refused('messages_tab_disabled')
    const gone = [...conversation.members].some((id) => workspace.member(id)?.deactivated)
    if (gone) throw new Refused('account_inactive')
  }
  return conversation
}

/** The blocks of a checked message; none when it has only text. */
export function checkedBlocks(args: Fields, kind: 'post' | 'update'): Block[] {
  refuseFault(checkMessage({ text: args.text, blocks: args.blocks }, kind))
  // checkMessage has just found them to be blocks.
  return Array.isArray(args.blocks) ? (args.blocks as Block[]) : []
}

/** The thread that a message goes into, null outside of one. */
export function threadOf(workspace: WorkspaceState, channel: Conversation, args: Fields): string | null {
  const ts = textOf(args.thread_ts)
  if (ts === '') return null
  if (!workspace.conversations.message(channel.id, ts)) throw new Refused('invalid_thread_ts')
  return ts
}

function directMessageWith(workspace: WorkspaceState, userId: string): Conversation {
  const member = workspace.member(userId)
  if (member === undefined || member.external) throw new Refused('channel_not_found')
  if (member.bot) throw new Refused('cannot_dm_bot')
  if (member.deactivated) throw new Refused('account_inactive')
  return workspace.directMessage(userId)
}

function postMessage(workspace: WorkspaceState, args: Fields): Fields {
  const blocks = checkedBlocks(args, 'post')
  const channel = whereToPost(workspace, textOf(args.channel))
  const message = workspace.conversations.post(channel, {
    user: workspace.bot.id,
    text: textOf(args.text),
    blocks,
    threadTs: threadOf(workspace, channel, args),
  })
  return { channel: channel.id, ts: message.ts, message: messageObject(message, workspace) }
}

function postEphemeral(workspace: WorkspaceState, args: Fields): Fields {
  const blocks = checkedBlocks(args, 'post')
  const channel = whereToPost(workspace, textOf(args.channel))
  const user = textOf(args.user)
  if (!workspace.member(user)) throw new Refused('user_not_found')
  if (!channel.members.has(user)) throw new Refused('user_not_in_channel')
  const text = textOf(args.text)
  const draft = { user: workspace.bot.id, text, blocks, ephemeralFor: user }
  return { message_ts: workspace.conversations.post(channel, draft).ts }
}

function update(workspace: WorkspaceState, args: Fields): Fields {
  const blocks = checkedBlocks(args, 'update')
  const message = ownMessage(workspace, args, 'cant_update_message')
  workspace.conversations.update(message, textOf(args.text), blocks)
  const { channel, ts, text } = message
  return { channel, ts, text, message: messageObject(message, workspace) }
}

function remove(workspace: WorkspaceState, args: Fields): Fields {
  const message = ownMessage(workspace, args, 'cant_delete_message')
  workspace.conversations.delete(message)
  return { channel: message.channel, ts: message.ts }
}

function ownMessage(workspace: WorkspaceState, args: Fields, refusal: string): Message {
  const conversation = workspace.conversations.get(textOf(args.channel))
  if (conversation === undefined || !conversation.members.has(workspace.bot.id)) {
    throw new Refused('channel_not_found')
  }
  const message = workspace.conversations.message(conversation.id, textOf(args.ts))
  if (message === undefined || message.ephemeralFor !== null) throw new Refused('message_not_found')
  if (message.user !== workspace.bot.id) throw new Refused(refusal)
  if (conversation.archived) throw new Refused('is_archived')
  return message
}
