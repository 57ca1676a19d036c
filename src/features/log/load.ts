import type { Tx } from '../../db/client.ts'
import { countLinesFor, isLogShared, linesFor, sharesIn } from '../../db/learnings.ts'
import { lockPair, pairsOf } from '../../db/pairs.ts'
import { closingsOf } from '../../db/retention.ts'
import { LOGGED_STATES, type LogLine, mayKeepLog } from '../../domain/learning.ts'
import { isRunning, type Pair, partnerOf, type Role } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ClosedPair } from '../../domain/retention.ts'
import type { Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { NOT_YOUR_PAIR } from '../pair-choice.ts'
import { keepRefusalWords } from './words.ts'

/** Of 3000 characters each, with every one of them escaped, so many still fit into a window. */
const LINES_A_PAGE = 8

/** A pair as the log of one of the two shows it. */
export interface LoggedPair {
  pair: Pair
  role: Role
  partnerName: string
  /** Null while it runs. */
  closing: ClosedPair | null
  /** The partner reads the reader's lines. */
  isShared: boolean
  /** The reader reads the partner's. */
  isOthersShared: boolean
}

export interface LogFacts {
  readerId: string
  pairs: LoggedPair[]
  lines: LogLine[]
  page: number
  pages: number
}

type Asked = Pick<Interaction, 'workspaceId' | 'userId' | 'now'>

/** The log of somebody, one page of it or the last one before; null for who has no pair with a log. */
export async function loadLog(deps: Deps, asked: Asked, wanted: number): Promise<LogFacts | null> {
  const { db } = deps
  const { workspaceId, userId } = asked
  const pairs = await loggedPairs(deps, db, asked)
  if (pairs.length === 0) return null
  const reader = { workspaceId, userId, pairIds: pairs.map(({ pair }) => pair.id) }
  const pages = Math.max(1, Math.ceil((await countLinesFor(db, reader)) / LINES_A_PAGE))
  const page = Math.min(wanted, pages - 1)
  const lines = await linesFor(db, reader, { limit: LINES_A_PAGE, offset: page * LINES_A_PAGE })
  return { readerId: userId, pairs, lines, page, pages }
}

/** The pairs in whose log this person may write: the running ones first, the newest before others. */
export async function loggedPairs(deps: Deps, tx: Tx, asked: Asked): Promise<LoggedPair[]> {
  const { workspaceId, userId, now } = asked
  const all = (await pairsOf(tx, workspaceId, userId, LOGGED_STATES)).toReversed()
  const pairIds = all.map(({ id }) => id)
  const closings = await closingsOf(tx, workspaceId, pairIds)
  const shares = await sharesIn(tx, workspaceId, pairIds)
  const found: LoggedPair[] = []
  for (const pair of [...all.filter(isRunning), ...all.filter((one) => !isRunning(one))]) {
    const closing = closings.get(pair.id) ?? null
    const may = mayKeepLog(pair, closing, userId, now)
    if (!may.ok) continue
    const partnerId = partnerOf(pair, userId)
    const isSharedBy = (writer: string) =>
      shares.some((share) => share.pairId === pair.id && share.userId === writer)
    found.push({
      pair,
      role: may.value,
      partnerName: (await deps.people.find(partnerId))?.name ?? 'your partner',
      closing,
      isShared: isSharedBy(userId),
      isOthersShared: isSharedBy(partnerId),
    })
  }
  return found
}

/** A pair in whose log somebody writes. */
export interface KeptPair {
  pair: Pair
  role: Role
  isShared: boolean
}

/** The pair in whose log this person wants to write, locked; or why not, in words. */
export async function keptPair(
  tx: Tx,
  { workspaceId, userId, now }: Asked,
  pairId: string | null,
): Promise<Result<KeptPair, string>> {
  const pair = pairId && (await lockPair(tx, workspaceId, pairId))
  if (!pair) return refuse(NOT_YOUR_PAIR)
  const closing = (await closingsOf(tx, workspaceId, [pair.id])).get(pair.id) ?? null
  const may = mayKeepLog(pair, closing, userId, now)
  if (!may.ok) return refuse(keepRefusalWords(may.refusal))
  return ok({ pair, role: may.value, isShared: await isLogShared(tx, workspaceId, pair.id, userId) })
}
