import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { coordinatorsBeside, storedZones } from '../../db/members.ts'
import { activePairs } from '../../db/pairs.ts'
import { sessionsWithFall } from '../../db/sessions.ts'
import { stallAnswersOf } from '../../db/stalls.ts'
import { type Pair, roleOf } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import {
  bookedNext,
  isAnswerTo,
  type Stall,
  type StallAnswered,
  type StallFacts,
  stallOf,
  worstFirst,
} from '../../domain/stall.ts'
import { stallFacts } from '../stall-facts.ts'

/** A stalled pair with all that a coordinator reads about it. */
export interface StalledPair {
  pair: Pair
  stall: Stall
  answered: StallAnswered | null
  next: Session | null
  /** Of the leader. */
  zone: string
}

/** How a pair has stalled, as of now; null where it has not. */
export async function stalledPair(tx: Tx, pair: Pair, now: Temporal.Instant): Promise<StalledPair | null> {
  const answers = await stallAnswersOf(tx, pair.workspaceId, pair.id)
  return stalledAs(pair, await stallFacts(tx, pair), answers, now)
}

/** All that this coordinator may see to, worst first; a pair of their own is for the others to see to. */
export async function stalledPairs(
  tx: Tx,
  workspaceId: string,
  readerId: string,
  now: Temporal.Instant,
): Promise<StalledPair[]> {
  const pairs = (await activePairs(tx, workspaceId)).filter((pair) => roleOf(pair, readerId) === null)
  const ids = pairs.map(({ id }) => id)
  const leaders = pairs.map(({ menteeId }) => menteeId)
  const zones = await storedZones(tx, workspaceId, leaders)
  const sessions = Map.groupBy(await sessionsWithFall(tx, workspaceId, ids), ({ pairId }) => pairId)
  const answers = await stallAnswersOf(tx, workspaceId)
  return pairs
    .flatMap((pair) => {
      const zone = zones.get(pair.menteeId) ?? 'UTC'
      return stalledAs(pair, { pair, sessions: sessions.get(pair.id) ?? [], zone }, answers, now) ?? []
    })
    .toSorted(worstFirst)
}

function stalledAs(
  pair: Pair,
  facts: StallFacts,
  answers: Awaited<ReturnType<typeof stallAnswersOf>>,
  now: Temporal.Instant,
): StalledPair | null {
  const stall = stallOf(facts, now)
  if (stall === null) return null
  const { sessions, zone } = facts
  const answered = answers.find((one) => one.pairId === pair.id && isAnswerTo(one, stall)) ?? null
  return { pair, stall, answered, next: bookedNext(sessions, now), zone }
}

/** Those who are told and may see to it: nobody of the two, who would read of themselves. */
export const tendersOf = (tx: Tx, { workspaceId, mentorId, menteeId }: Pair): Promise<string[]> =>
  coordinatorsBeside(tx, workspaceId, [mentorId, menteeId])

/** What names a stall of a pair in a nudge's subject: since when, in milliseconds, and why. */
export const stallKey = ({ since, reason }: Pick<Stall, 'since' | 'reason'>): string =>
  `${since.epochMilliseconds}-${reason}`

/** Whether a note with this subject is about the same time without a session, whatever was the reason then. */
export const isSameStretch = (subject: string | null, { since }: Pick<Stall, 'since'>): boolean =>
  subject?.split('-')[0] === String(since.epochMilliseconds)

/** What a button about a stall carries. */
export const stallValue = ({ pair, stall }: StalledPair): string => `${pair.id}:${stallKey(stall)}`

const pressed = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.string().regex(/^\d{1,15}-(quiet|fallen)$/)]))

/** The pair and the stall that a button names; null for anything forged. */
export function clickedStall(value: string): { pairId: string; key: string } | null {
  const parsed = pressed.safeParse(value)
  return parsed.success ? { pairId: parsed.data[0], key: parsed.data[1] } : null
}
