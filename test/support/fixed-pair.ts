import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { closeChange, insertChange } from '../../src/db/agreement-changes.ts'
import { insertPair, updatePair } from '../../src/db/pairs.ts'
import { insertSession, updateSession } from '../../src/db/sessions.ts'
import type { AgreementChange } from '../../src/domain/agreement.ts'
import { newGoal } from '../../src/domain/goal.ts'
import type { Pair, PairState } from '../../src/domain/pair.ts'
import type { Session } from '../../src/domain/session.ts'
import { proposedPair } from './proposed-pair.ts'
import type { TestWorld } from './world.ts'

/** A pair put straight into one of its states, with an agreement change that waits while the pair runs. */
export interface FixedPair {
  pair: Pair
  change: AgreementChange
  goalId: string
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
  return { pair: { ...proposed, ...ofPair }, change, goalId }
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
    ...{ minutes: 45, bookedBy: pair.mentorId, revision: 1, confirmedAt: null, place: null },
    // By somebody who no longer has a say: whoever did it may say so twice.
    cancelledBy: stands === 'cancelled' || stands === 'missed' ? 'UFORMER' : null,
    ...{ rating: null, nothingToTell: false },
  }
  await insertSession(database.db, session, crypto.randomUUID(), clock.now())
  await updateSession(database.db, session, { state: session.state })
  return session
}

/** Everything that is kept about pairs and their sessions, as one line that changes with any of it. */
export async function fingerprint({ database }: TestWorld): Promise<string> {
  const tables = [
    ...['pairs', 'goals', 'goal_changes', 'agreement_changes', 'sessions', 'feedback_items', 'reflections'],
    ...['session_plan_edits', 'slot_offers'],
  ]
  const prints: string[] = []
  for (const table of tables) {
    const { rows } = await database.db.execute<{ print: string | null }>(
      sql.raw(`select md5(string_agg(t::text, '|' order by t::text)) as print from "${table}" t`),
    )
    prints.push(rows[0]?.print ?? '-')
  }
  return prints.join()
}
