import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { isAnswered, sessionsAround, updateSession } from '../../db/sessions.ts'
import { mayChange, mayMeet, mayMiss, type Session } from '../../domain/session.ts'
import { objectionToBooking } from '../../domain/session-time.ts'
import type { ClickHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { inZone } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { type LockedSession, lockNamedSession, UNKNOWN_SESSION } from '../lock-session.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { cancelModal, parseCancel } from './cancel-modal.ts'
import { SESSION_CANCELLED, SESSION_MISSED_NOTE, SESSION_SHOWN } from './ids.ts'
import { type MoveForm, parseMove } from './modal.ts'
import { plannedNudges } from './planning.ts'
import {
  changeRefusalWords,
  meetingRefusalWords,
  missedRefusalWords,
  movedMeanwhile,
  movedSince,
  refusedField,
  timingRefusalWords,
} from './words.ts'

export function move(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseMove(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const errors = await deps.db.transaction((tx) => saveMove(deps, tx, submitted, parsed.form))
    return errors ? { do: 'errors', errors } : { do: 'clear' }
  }
}

async function saveMove(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  form: MoveForm,
): Promise<Record<string, string> | null> {
  const { workspaceId, userId, now } = submitted
  const { startsAt, minutes, place, zone } = form
  const found = await lockNamedSession(tx, workspaceId, form.sessionId)
  if (!found) return { date: UNKNOWN_SESSION }
  const { session, pair } = found
  const problem = await objectionToMoving(tx, found, userId, now)
  if (problem) return { date: problem }
  // Nothing was changed in the form, or it was delivered twice.
  if (session.startsAt.equals(startsAt) && session.minutes === minutes && session.place === place) return null
  if (session.revision !== form.revision) return { date: movedMeanwhile(inZone(session.startsAt, zone)) }

  const around = await sessionsAround(tx, workspaceId, pair.id, { startsAt, minutes })
  const others = around.filter(({ id }) => id !== session.id)
  const objection = objectionToBooking({ startsAt, minutes }, { now, zone, endsOn: pair.endsOn, others })
  if (objection) return { [refusedField(objection, form, now)]: timingRefusalWords(objection, zone) }

  await moveIn(deps, tx, found, { startsAt, minutes, place }, now)
  return null
}

/** Why this person may not move the session, in words; null when they may. */
export async function objectionToMoving(
  tx: Tx,
  { session, pair }: LockedSession,
  userId: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const delegateId = await pairDelegate(tx, pair)
  const may = mayChange(session, pair, userId, now, delegateId)
  if (!may.ok) return changeRefusalWords(may.refusal)
  const meets = mayMeet(pair, userId, delegateId)
  return meets.ok ? null : meetingRefusalWords(meets.refusal)
}

/** Saves another time or place of a locked session with all that follows. */
export async function moveIn(
  deps: Deps,
  tx: Tx,
  { session, pair }: LockedSession,
  to: Pick<Session, 'startsAt' | 'minutes' | 'place'>,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId } = session
  const changes = { ...to, revision: session.revision + 1 }
  const moved = { ...session, ...changes }
  await updateSession(tx, session, changes)
  await deps.outbox.cancel(tx, workspaceId, { sessionId: session.id })
  await deps.outbox.plan(tx, plannedNudges(moved, pair, now), now)
  await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId: session.id })
  await deps.sessionChanged(tx, moved, now)
}

/** Asks whether, and why if wanted, before a session is called off. */
export function openCancel(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now, value } = click
    const [named = '', revision] = value.split(':')
    const found = await deps.db.transaction(async (tx) => {
      const session = await lockNamedSession(tx, workspaceId, named)
      if (!session) return UNKNOWN_SESSION
      const problem = await objectionToCancelling(tx, session, userId, now, revision)
      return problem ?? session
    })
    if (typeof found === 'string') return click.tell(found)
    await click.open(cancelModal(found.session, found.pair, userId))
  }
}

/** The form was submitted: the session is called off, and the other one is told. */
export function cancel(deps: Deps): FormHandler {
  return async (submitted) => {
    const { workspaceId, userId, now } = submitted
    const parsed = parseCancel(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { sessionId, revision, reason } = parsed.form
    const problem = await deps.db.transaction(async (tx) => {
      const found = await lockNamedSession(tx, workspaceId, sessionId)
      if (!found) return UNKNOWN_SESSION
      const { session } = found
      // Delivered twice: the first delivery has done it.
      if (session.state === 'cancelled' && session.cancelledBy === userId) return null
      const objection = await objectionToCancelling(tx, found, userId, now, String(revision))
      if (objection) return objection
      const changes = { state: 'cancelled' as const, cancelledBy: userId }
      await takeOff(deps, tx, session, changes, now, { cancelReason: reason })
      return null
    })
    return problem ? { do: 'errors', errors: { reason: problem } } : { do: 'clear' }
  }
}

async function objectionToCancelling(
  tx: Tx,
  { session, pair }: LockedSession,
  userId: string,
  now: Temporal.Instant,
  revision: string | undefined,
): Promise<string | null> {
  const may = mayChange(session, pair, userId, now, await pairDelegate(tx, pair))
  if (!may.ok) return changeRefusalWords(may.refusal)
  return String(session.revision) === revision ? null : movedSince(session.startsAt)
}

/** It began by the calendar, but nobody met. */
export function missed(deps: Deps): ClickHandler {
  return async (click) => {
    const { userId, now } = click
    const problem = await deps.db.transaction(async (tx) => {
      const found = await lockNamedSession(tx, click.workspaceId, click.value)
      if (!found) return UNKNOWN_SESSION
      const { session, pair } = found
      const may = mayMiss(session, { pair, answered: await isAnswered(tx, session) }, userId, now)
      if (!may.ok) return missedRefusalWords(may.refusal)
      await takeOff(deps, tx, session, { state: 'missed', cancelledBy: userId }, now)
      return null
    })
    if (problem) await click.tell(problem)
  }
}

const NOTE = { cancelled: SESSION_CANCELLED, missed: SESSION_MISSED_NOTE }

/** A locked session that does not take place after all, with all that follows. */
async function takeOff(
  deps: Deps,
  tx: Tx,
  session: Session,
  changes: { state: 'cancelled' | 'missed'; cancelledBy: string },
  now: Temporal.Instant,
  words: { cancelReason?: string | null } = {},
): Promise<void> {
  const { id: sessionId, pairId, workspaceId } = session
  const kind = NOTE[changes.state]
  await updateSession(tx, session, { ...changes, ...words, fellAt: now })
  await deps.outbox.cancel(tx, workspaceId, { sessionId })
  const note = { workspaceId, kind, occasion: `${kind}:${sessionId}`, pairId, sessionId, dueAt: now }
  await deps.outbox.plan(tx, [note], now)
  await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId })
  await deps.sessionChanged(tx, { ...session, ...changes }, now)
}
