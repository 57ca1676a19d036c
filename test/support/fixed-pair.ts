import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { closeChange, insertChange } from '../../src/db/agreement-changes.ts'
import { insertPair, updatePair } from '../../src/db/pairs.ts'
import { insertSession, updateSession } from '../../src/db/sessions.ts'
import { insertOffer, nextRound, type SlotOffer } from '../../src/db/slot-offers.ts'
import type { AgreementChange } from '../../src/domain/agreement.ts'
import { newGoal } from '../../src/domain/goal.ts'
import type { Pair, PairState } from '../../src/domain/pair.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { MID_POINT } from '../../src/features/mid-point/ids.ts'
import { proposedPair } from './proposed-pair.ts'
import type { TestWorld } from './world.ts'

/** A pair put straight into one of its states, with an agreement change that waits while the pair runs. */
export interface FixedPair {
  pair: Pair
  change: AgreementChange
  goalId: string
  /** Open in whatever state the pair is, as in a message that was never redrawn. */
  offer: SlotOffer
  fixedAt: Temporal.Instant
}

/** The pair of maya, who proposed it and the change, and omar, in this state; in the place of the one before. */
export async function fixPair(world: TestWorld, state: PairState): Promise<FixedPair> {
  const { database, acme, clock } = world
  const now = clock.now()
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const { teamId: workspaceId } = acme
  await database.db.execute(sql`delete from pairs`)
  const goalId = crypto.randomUUID()
  const goal = newGoal({ text: 'One pilot', how: null, dueOn: null }, { id: goalId, position: 1 })
  const [mentorId, menteeId] = [world.person('maya').id, world.person('omar').id]
  const proposed = proposedPair({ workspaceId, mentorId, menteeId, goals: [goal] }, now)
  await insertPair(database.db, proposed, crypto.randomUUID())
  const isRunning = state === 'active' || state === 'paused'
  const hasStarted = isRunning || state === 'completed' || state === 'ended'
  const changes = {
    state,
    mentorSlot: isRunning ? 1 : null,
    ...(hasStarted && { menteeAcceptedAt: now, startsOn: today, endsOn: today.add({ months: 6 }) }),
    pausedUntil: state === 'paused' ? today.add({ weeks: 3 }) : null,
    ...(!isRunning && state !== 'proposed' && { closedAt: now }),
  }
  await updatePair(database.db, proposed, changes)
  const { topic, cadence, sessionMinutes, offLimits, ownRule } = proposed
  const endsOn = today.add({ months: 6 })
  const before = { topic, cadence, sessionMinutes, offLimits, ownRule, endsOn }
  const change: AgreementChange = {
    ...{ id: crypto.randomUUID(), workspaceId, pairId: proposed.id, proposedBy: mentorId },
    ...{
      before,
      after: { ...before, topic: 'Something else' },
      state: 'open',
      createdAt: now,
    },
  }
  await insertChange(database.db, change, crypto.randomUUID())
  if (!isRunning) await closeChange(database.db, change, 'lapsed', now)
  const { mentorSlot: _, ...ofPair } = changes
  const pair = { ...proposed, ...ofPair }
  return { pair, change, goalId, offer: await fixOffer(world, pair), fixedAt: now }
}

/** One time in two weeks, which suits both. */
async function fixOffer({ database, clock }: TestWorld, { id, workspaceId }: Pair): Promise<SlotOffer> {
  const now = clock.now()
  const about = { id: crypto.randomUUID(), workspaceId, pairId: id, afterSessionId: null }
  const offer = await insertOffer(database.db, about, now)
  const slot = now.toZonedDateTimeISO('UTC').add({ days: 14 }).with({ hour: 14, minute: 0, second: 0 })
  return nextRound(database.db, offer, { slots: [slot.toInstant()], shared: true })
}

/** The pair as if both had accepted it sixty days ago, and had not met since. */
export async function fixStall({ database, clock }: TestWorld, pair: Pair): Promise<void> {
  const since = clock.now().subtract({ hours: 60 * 24 })
  await updatePair(database.db, pair, { mentorAcceptedAt: since, menteeAcceptedAt: since })
}

/** The pair as if its last day were near, so that its summary is written. */
export async function fixLastDay({ database, clock }: TestWorld, pair: Pair): Promise<void> {
  if (pair.endsOn === null) return
  const today = clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  await updatePair(database.db, pair, { endsOn: today.add({ days: 7 }) })
}

/** The pair's half-time question, which may stand in its conversation since now. */
export async function fixReview({ database, clock }: TestWorld, { id, workspaceId }: Pair): Promise<void> {
  const now = clock.now().toString()
  await database.db.execute(
    sql`insert into nudges (id, workspace_id, kind, occasion, pair_id, due_at, created_at, state, doubtful)
        values (${crypto.randomUUID()}, ${workspaceId}, ${MID_POINT}, ${`${MID_POINT}:${id}`}, ${id}, ${now}, ${now}, 'unknown', 1)`,
  )
}

/** How a session of the fixed pair stands. */
export const SESSION_STANDS = ['ahead', 'begun', 'over', 'held', 'cancelled', 'missed', 'unheard'] as const
export type SessionStands = (typeof SESSION_STANDS)[number]

const BEGINS: Record<SessionStands, Temporal.DurationLike> = {
  ahead: { hours: 24 },
  begun: { minutes: -10 },
  over: { hours: -2 },
  held: { hours: -2 },
  cancelled: { hours: 24 },
  missed: { hours: -2 },
  unheard: { hours: -2 },
}

/** A session of the fixed pair that stands like this. */
export async function fixSession(world: TestWorld, pair: Pair, stands: SessionStands): Promise<Session> {
  const { database, clock } = world
  const state = { ahead: 'scheduled', begun: 'scheduled', over: 'scheduled', unheard: 'missed' } as const
  const session: Session = {
    ...{ id: crypto.randomUUID(), workspaceId: pair.workspaceId, pairId: pair.id },
    state: stands in state ? state[stands as keyof typeof state] : (stands as Session['state']),
    startsAt: clock.now().add(Temporal.Duration.from(BEGINS[stands])),
    ...JUST_BOOKED,
    ...{ minutes: 45, bookedBy: pair.mentorId, place: null },
    // By somebody who no longer has a say: whoever did it may say so twice.
    cancelledBy: stands === 'cancelled' || stands === 'missed' ? 'UFORMER' : null,
  }
  await insertSession(database.db, session, crypto.randomUUID(), clock.now())
  await updateSession(database.db, session, { state: session.state })
  return session
}

/** Everything that is kept about pairs and their sessions, as one line that changes with any of it. */
export async function fingerprint({ database }: TestWorld): Promise<string> {
  const tables = [
    ...['pairs', 'goals', 'goal_changes', 'agreement_changes', 'sessions', 'feedback_items', 'reflections'],
    ...['session_plan_edits', 'slot_offers', 'slots', 'closing_words', 'next_steps', 'stall_answers'],
    ...['mid_point_answers', 'learnings', 'log_shares', 'delegates'],
  ]
  const rows = tables.map((table) => `select '${table}' || t::text as line from "${table}" t`)
  const all = sql.raw(
    `select md5(string_agg(line, '|' order by line)) as print from (${rows.join(' union all ')}) r`,
  )
  return (await database.db.execute<{ print: string | null }>(all)).rows[0]?.print ?? 'nothing'
}
