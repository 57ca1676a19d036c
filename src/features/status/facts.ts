import type { Temporal } from 'temporal-polyfill'
import { openChange } from '../../db/agreement-changes.ts'
import type { Tx } from '../../db/client.ts'
import { leadersOf } from '../../db/delegates.ts'
import { hasToldIt } from '../../db/feedback.ts'
import { waitingNote } from '../../db/feedback-notes.ts'
import { ledgerItems } from '../../db/ledger.ts'
import { coordinatorsOf, findMember, type Member } from '../../db/members.ts'
import { searchesOf } from '../../db/next-steps.ts'
import { type Owed, owedBy } from '../../db/owed.ts'
import { pairsOf, proposalsBy } from '../../db/pairs.ts'
import { type ProgrammeCounts, programmeCounts } from '../../db/programme.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { openOffer } from '../../db/slot-offers.ts'
import { currentStrategyCards } from '../../db/strategy.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import type { AgreementChange } from '../../domain/agreement.ts'
import type { FeedbackNote } from '../../domain/feedback-note.ts'
import { isStanding } from '../../domain/ledger.ts'
import { dueOf } from '../../domain/ledger-due.ts'
import { awaiting, type Pair, partnerOf } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Deps } from '../feature.ts'
import { awayNow } from '../reach.ts'

/** A running pair of the reader's own. */
export interface PairFacts {
  pair: Pair
  next: Session | null
  partnerBackOn: Temporal.PlainDate | null
  /** The pair's day: the leader's. */
  today: Temporal.PlainDate
}

/** A running pair whose dates the reader sees to: nothing else of it is the reader's business. */
export interface LedPair {
  pair: Pick<Pair, 'id' | 'mentorId' | 'menteeId' | 'state'>
  next: Session | null
}

/** Where a person stands, as of one moment. */
export interface StatusFacts {
  readerId: string
  /** For those few places where Slack cannot show the reader's own zone. */
  zone: string
  /** The reader's first day back; null when not away. */
  awayUntil: Temporal.PlainDate | null
  pairs: PairFacts[]
  /** Proposals that wait for the reader's yes or no. */
  toAnswer: Pair[]
  /** Proposals that the reader made or accepted, and that wait for somebody else. */
  unanswered: Pair[]
  owed: { owed: Owed; pair: Pair }[]
  /** Changes of an agreement that wait for the reader's yes or no. */
  changes: { change: Pick<AgreementChange, 'id' | 'proposedBy'>; pair: Pair }[]
  /** What the reader's mentors heard and would like IT to know, if the reader wants it. */
  suggested: { note: Pick<FeedbackNote, 'id'>; pair: Pair }[]
  /** Pairs that have times to choose from, for the reader as their leader or as whoever schedules for them. */
  toSchedule: LedPair['pair'][]
  /** For somebody without a running pair whose last one is over: that pair, and whether they look for another. */
  rematch: { pairId: string; isLooking: boolean } | null
  coordinators: string[]
  /** Whether the reader has told something about IT, as a leader. */
  hasTold: boolean
  /** For coordinators only, else null. */
  programme: ProgrammeCounts | null
  isItLead: boolean
  /** How the ledger stands; null for whoever does not answer for IT. */
  ledger: { open: number; overdue: number; hatchets: number } | null
  /** Where shared feedback goes; null until a coordinator has set it. */
  itChannelId: string | null
  /** How many strategy cards are current. */
  strategyCards: number
  /** The leaders for whom the reader schedules. */
  leaders: string[]
  led: LedPair[]
}

const zoneOfMentee = (pair: Pair, ...known: (Member | null)[]): string =>
  known.find((member) => member?.userId === pair.menteeId)?.zone ?? 'UTC'

export async function loadStatus(
  { db, workspaceId }: Pick<Deps, 'db' | 'workspaceId'>,
  readerId: string,
  now: Temporal.Instant,
): Promise<StatusFacts> {
  const member = await findMember(db, workspaceId, readerId)
  const pairs = await pairsOf(db, workspaceId, readerId)
  const ids = pairs.map(({ id }) => id)
  const sessions = await upcomingSessions(db, workspaceId, ids, now)
  const partners = await Promise.all(
    pairs.map((pair) => findMember(db, workspaceId, partnerOf(pair, readerId))),
  )
  const concerned = await pairsOf(db, workspaceId, readerId, ['proposed'])
  const made = await proposalsBy(db, workspaceId, readerId)
  const isToAnswer = (pair: Pair) => awaiting(pair).includes(readerId)
  const isElse = (pair: Pair) => concerned.every(({ id }) => id !== pair.id)
  const owed = await owedBy(db, workspaceId, readerId, now)
  const leaders = await leadersOf(db, workspaceId, readerId)
  const led = await ledPairs(db, workspaceId, leaders, now)
  const scheduled = [...pairs.filter(({ menteeId }) => menteeId === readerId), ...led.map(({ pair }) => pair)]
  return {
    readerId,
    zone: member?.zone ?? 'UTC',
    awayUntil: awayNow(member, now),
    pairs: pairs.map((pair, index) => ({
      pair,
      next: sessions.find(({ pairId }) => pairId === pair.id) ?? null,
      partnerBackOn: awayNow(partners[index] ?? null, now),
      today: localDate(now, zoneOfMentee(pair, member, partners[index] ?? null)),
    })),
    toAnswer: concerned.filter(isToAnswer),
    unanswered: [...concerned.filter((pair) => !isToAnswer(pair)), ...made.filter(isElse)],
    owed: owed.flatMap((one) => {
      const pair = pairs.find(({ id }) => id === one.pairId)
      return pair ? [{ owed: one, pair }] : []
    }),
    changes: await changesFor(db, workspaceId, pairs, readerId),
    suggested: await suggestedTo(db, workspaceId, pairs, readerId),
    toSchedule: await withTimes(db, workspaceId, scheduled),
    rematch: pairs.length > 0 ? null : await rematchOf(db, workspaceId, readerId),
    coordinators: await coordinatorsOf(db, workspaceId),
    hasTold: await hasToldIt(db, workspaceId, readerId),
    programme: member?.isCoordinator ? await programmeCounts(db, workspaceId) : null,
    isItLead: member?.isItLead ?? false,
    ledger: member?.isItLead ? await ledgerCounts(db, workspaceId, now) : null,
    itChannelId: (await getWorkspace(db, workspaceId)).itChannelId,
    strategyCards: member?.isItLead ? (await currentStrategyCards(db, workspaceId)).length : 0,
    leaders,
    led,
  }
}

async function ledgerCounts(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
): Promise<StatusFacts['ledger']> {
  const items = await ledgerItems(tx, workspaceId)
  const due = items.flatMap((item) => dueOf(item, now) ?? [])
  return {
    open: due.length,
    overdue: due.filter(({ isOverdue }) => isOverdue).length,
    hatchets: items.filter(isStanding).length,
  }
}

async function changesFor(
  tx: Tx,
  workspaceId: string,
  pairs: readonly Pair[],
  readerId: string,
): Promise<StatusFacts['changes']> {
  const open = await Promise.all(
    pairs.map(async (pair) => ({ pair, change: await openChange(tx, workspaceId, pair.id) })),
  )
  return open.flatMap(({ pair, change }) =>
    change && change.proposedBy !== readerId ? [{ pair, change }] : [],
  )
}

async function suggestedTo(
  tx: Tx,
  workspaceId: string,
  pairs: readonly Pair[],
  readerId: string,
): Promise<StatusFacts['suggested']> {
  const led = pairs.filter(({ menteeId }) => menteeId === readerId)
  const notes = await Promise.all(led.map(({ id }) => waitingNote(tx, workspaceId, id)))
  return led.flatMap((pair, index) => {
    const note = notes[index]
    return note ? [{ note, pair }] : []
  })
}

/** Those for whose next session times wait for a click. */
async function withTimes(
  tx: Tx,
  workspaceId: string,
  pairs: readonly LedPair['pair'][],
): Promise<LedPair['pair'][]> {
  const active = pairs.filter(({ state }) => state === 'active')
  const offers = await Promise.all(active.map(({ id }) => openOffer(tx, workspaceId, id)))
  return active.filter((_, index) => offers[index])
}

async function ledPairs(
  db: Deps['db'],
  workspaceId: string,
  leaders: readonly string[],
  now: Temporal.Instant,
): Promise<LedPair[]> {
  const pairs = (await Promise.all(leaders.map((id) => pairsOf(db, workspaceId, id))))
    .flat()
    .filter(({ menteeId }) => leaders.includes(menteeId))
  const ids = pairs.map(({ id }) => id)
  const sessions = await upcomingSessions(db, workspaceId, ids, now)
  return pairs.map(({ id, mentorId, menteeId, state }) => ({
    pair: { id, mentorId, menteeId, state },
    next: sessions.find(({ pairId }) => pairId === id) ?? null,
  }))
}

/** After which pair somebody is looking for another one, or could. */
async function rematchOf(tx: Tx, workspaceId: string, userId: string): Promise<StatusFacts['rematch']> {
  const [search] = await searchesOf(tx, workspaceId, userId)
  if (search) return { pairId: search.pairId, isLooking: true }
  const over = await pairsOf(tx, workspaceId, userId, ['completed', 'ended'])
  const last = over.at(-1)
  return last ? { pairId: last.id, isLooking: false } : null
}
