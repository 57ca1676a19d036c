import { Refused } from '../refused.ts'
import { type Fields, textOf } from '../shapes.ts'
import { userObject } from '../state/people.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { type MethodTable, TIER } from './method.ts'

const LARGEST_PAGE = 1000

export const userMethods: MethodTable = {
  'users.info': {
    scope: 'users:read',
    token: 'bot',
    perMinute: TIER.four,
    required: { user: 'text' },
    optional: { include_locale: 'flag' },
    run: info,
  },
  'users.list': {
    scope: 'users:read',
    token: 'bot',
    perMinute: TIER.two,
    required: {},
    optional: { cursor: 'text', limit: 'count', include_locale: 'flag' },
    run: list,
  },
}

function info(workspace: WorkspaceState, args: Fields): Fields {
  const member = workspace.member(textOf(args.user))
  if (member === undefined) throw new Refused('user_not_found')
  return { user: userObject(member, workspace.world.clock.now()) }
}

function list(workspace: WorkspaceState, args: Fields): Fields {
  const limit = args.limit === undefined || args.limit === 0 ? LARGEST_PAGE : Number(args.limit)
  if (limit > LARGEST_PAGE) throw new Refused('invalid_limit')
  const start = startOf(textOf(args.cursor), workspace.members.length)
  const page = workspace.members.slice(start, start + limit)
  const end = start + page.length
  const next = end < workspace.members.length ? cursorTo(end) : ''
  const members = page.map((member) => userObject(member, workspace.world.clock.now()))
  return { members, response_metadata: { next_cursor: next } }
}

function cursorTo(index: number): string {
  return Buffer.from(`user:${index}`).toString('base64')
}

function startOf(cursor: string, count: number): number {
  if (cursor === '') return 0
  const index = /^user:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]
  if (index === undefined || Number(index) >= count) throw new Refused('invalid_cursor')
  return Number(index)
}
