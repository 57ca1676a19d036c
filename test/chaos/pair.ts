import { Temporal } from 'temporal-polyfill'
import { insertCheckIn } from '../../src/db/check-ins.ts'
import type { Tx } from '../../src/db/client.ts'
import { setCheckInPreference } from '../../src/db/members.ts'
import { insertPair, updatePair } from '../../src/db/pairs.ts'
import { insertSession } from '../../src/db/sessions.ts'
import { isoWeekOf } from '../../src/domain/iso-week.ts'
import type { NewNudge } from '../../src/domain/nudge.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { CHECK_IN } from '../../src/features/check-in/ids.ts'
import { ASK_MENTEE, ASK_MENTOR } from '../../src/features/feedback/ids.ts'
import { SESSION_BOOKED, SESSION_OVER } from '../../src/features/session/ids.ts'
import { plannedNudges } from '../../src/features/session/planning.ts'
import { proposedPair } from '../support/proposed-pair.ts'

/** A working Monday; the first messages are due at half past nine in Stockholm. */
export const FIRST_DUE = Temporal.ZonedDateTime.from('2026-03-02T09:30[Europe/Stockholm]').toInstant()
export const YESTERDAY = FIRST_DUE.subtract({ hours: 24 })
/** Every so many pairs one of the two has answered the check-in already: it has to be dropped. */
const ANSWERED_EVERY = 40
/** Every so many pairs have just held a session. */
const HELD_EVERY = 2
/** Two check-ins, a booking, for every other pair two questions; less what is to be dropped. */
export const SENT_PER_PAIR = 3.9
const MINUTES = 45

export interface Place {
  workspaceId: string
  /** Two in a row are a pair. */
  people: readonly { id: string; zone: string }[]
  /** In how many waves, a minute apart, the messages fall due. */
  waves: number
}

export interface Wanted {
  nudge: NewNudge
  /** Why it is not to be sent after all; null when it is. */
  droppedFor: string | null
}

/** An active pair with a session before it and, every other one, a session that has just ended. */
export async function foundPair(
  tx: Tx,
  { workspaceId, people, waves }: Place,
  index: number,
): Promise<Wanted[]> {
  const both = people.slice(2 * index, 2 * index + 2)
  const [mentor, mentee] = both
  if (!mentor || !mentee) throw new Error('a pair needs two people')
  const dueAt = FIRST_DUE.add({ minutes: index % waves })
  const pair = await activePair(tx, workspaceId, mentor.id, mentee.id)
  const wanted: Wanted[] = []
  for (const { id: userId, zone } of both) {
    const checkInTime = dueAt.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
    await setCheckInPreference(tx, { workspaceId, userId, checkInDay: 1, checkInTime })
    const week = isoWeekOf(dueAt.toZonedDateTimeISO(zone).toPlainDate())
    const isAnswered = userId === mentee.id && index % ANSWERED_EVERY === 0
    if (isAnswered)
      await insertCheckIn(tx, {
        workspaceId,
        userId,
        isoWeek: week,
        answer: 'on-track',
        help: null,
        answeredAt: YESTERDAY,
      })
    const nudge = {
      workspaceId,
      kind: CHECK_IN,
      occasion: `check-in:${userId}:${week}`,
      userId,
      subject: week,
      dueAt,
    }
    wanted.push({ nudge, droppedFor: isAnswered ? 'answered' : null })
  }
  const ahead = await session(tx, pair, dueAt.add({ hours: 48 }))
  for (const nudge of plannedNudges(ahead, pair, dueAt))
    if (nudge.kind === SESSION_BOOKED) wanted.push({ nudge, droppedFor: null })
  if (index % HELD_EVERY !== 0) return wanted

  const over = await session(tx, pair, dueAt.subtract({ minutes: MINUTES }))
  for (const nudge of plannedNudges(over, pair, YESTERDAY))
    if (nudge.kind === SESSION_OVER) wanted.push({ nudge, droppedFor: 'nothing-to-say' })
  for (const [kind, userId] of [
    [ASK_MENTEE, mentee.id],
    [ASK_MENTOR, mentor.id],
  ] as const) {
    const about = { workspaceId, userId, pairId: pair.id, sessionId: over.id }
    const occasion = `${kind}:${over.id}:${userId}:${over.revision}`
    const nudge = { ...about, kind, occasion, dueAt, expiresAt: dueAt.add({ hours: 24 }) }
    wanted.push({ nudge, droppedFor: null })
  }
  return wanted
}

async function activePair(tx: Tx, workspaceId: string, mentorId: string, menteeId: string): Promise<Pair> {
  const pair = proposedPair({ workspaceId, mentorId, menteeId, sessionMinutes: MINUTES }, YESTERDAY)
  await insertPair(tx, pair, pair.id)
  const startsOn = YESTERDAY.toZonedDateTimeISO('UTC').toPlainDate()
  const active = {
    state: 'active',
    menteeAcceptedAt: YESTERDAY,
    startsOn,
    endsOn: startsOn.add({ months: 6 }),
  } as const
  await updatePair(tx, pair, { ...active, mentorSlot: 1 })
  return { ...pair, ...active }
}

async function session(tx: Tx, pair: Pair, startsAt: Temporal.Instant): Promise<Session> {
  const booked: Session = {
    id: crypto.randomUUID(),
    workspaceId: pair.workspaceId,
    pairId: pair.id,
    state: 'scheduled',
    startsAt,
    minutes: MINUTES,
    bookedBy: pair.mentorId,
    ...JUST_BOOKED,
    place: null,
  }
  await insertSession(tx, booked, booked.id, YESTERDAY)
  return booked
}
