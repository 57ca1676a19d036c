import { Refused } from '../refused.ts'
import { needScope, SCOPE_TO_OPEN, SCOPE_TO_READ } from '../scopes.ts'
import { type Fields, textOf } from '../shapes.ts'
import type { Conversation } from '../state/conversations.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { type MethodTable, TIER } from './method.ts'

const MOST_PEOPLE = 8

export const conversationMethods: MethodTable = {
  'conversations.open': {
    // It depends on the kind of conversation, so the method itself asks for it.
    scope: null,
    token: 'bot',
    perMinute: TIER.three,
    required: {},
    optional: { users: 'text', channel: 'text', return_im: 'flag', prevent_creation: 'flag' },
    run: open,
  },
  'conversations.info': {
    scope: null,
    token: 'bot',
    perMinute: TIER.three,
    required: { channel: 'text' },
    optional: { include_locale: 'flag', include_num_members: 'flag' },
    run: info,
  },
}

function open(workspace: WorkspaceState, args: Fields): Fields {
  if (args.channel !== undefined) return reopen(workspace, textOf(args.channel), args)
  const users = textOf(args.users).split(',').filter(Boolean)
  if (users.length === 0) throw new Refused('users_list_not_supplied')
  if (users.length > MOST_PEOPLE) throw new Refused('too_many_users')
  needScope(workspace.world.manifest, SCOPE_TO_OPEN[users.length === 1 ? 'im' : 'mpim'])
  for (const id of users) checkCompanion(workspace, id, users.length)
  const { conversation, isNew } = workspace.conversationOf([...users, workspace.bot.id])
  return answer(workspace, conversation, args, isNew)
}

function reopen(workspace: WorkspaceState, id: string, args: Fields): Fields {
  const conversation = workspace.conversations.get(id)
  if (!conversation?.members.has(workspace.bot.id)) throw new Refused('channel_not_found')
  if (conversation.kind !== 'im' && conversation.kind !== 'mpim')
    throw new Refused('method_not_supported_for_channel_type')
  needScope(workspace.world.manifest, SCOPE_TO_OPEN[conversation.kind])
  return answer(workspace, conversation, args, false)
}

function checkCompanion(workspace: WorkspaceState, id: string, count: number): void {
  const member = workspace.member(id)
  if (member === undefined) throw new Refused('user_not_found')
  if (id === workspace.bot.id) throw new Refused('invalid_user_combination')
  if (member.deactivated) throw new Refused('user_disabled')
  if (member.external) throw new Refused('user_not_visible')
  if (member.bot && count === 1) throw new Refused('cannot_dm_bot')
}

function answer(workspace: WorkspaceState, conversation: Conversation, args: Fields, isNew: boolean): Fields {
  const channel = args.return_im === true ? describe(workspace, conversation) : { id: conversation.id }
  return isNew ? { channel } : { no_op: true, already_open: true, channel }
}

function info(workspace: WorkspaceState, args: Fields): Fields {
  const conversation = workspace.conversations.get(textOf(args.channel))
  const isIn = conversation?.members.has(workspace.bot.id) === true
  if (conversation === undefined || (!isIn && conversation.kind !== 'public')) {
    throw new Refused('channel_not_found')
  }
  needScope(workspace.world.manifest, SCOPE_TO_READ[conversation.kind])
  const counted = args.include_num_members === true ? { num_members: conversation.members.size } : {}
  return { channel: { ...describe(workspace, conversation), ...counted } }
}

function describe(workspace: WorkspaceState, conversation: Conversation): Fields {
  const { id, kind, name, members, archived } = conversation
  if (kind === 'im') {
    const user = [...members].find((member) => member !== workspace.bot.id)
    return { id, is_im: true, is_archived: archived, user, context_team_id: workspace.teamId }
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: archived,
    is_member: members.has(workspace.bot.id),
    context_team_id: workspace.teamId,
  }
}
