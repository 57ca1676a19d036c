import type { Tx } from '../../db/client.ts'
import { isAnswered, sessionsAround, updateSession } from '../../db/sessions.ts'
import { mayChange, mayMeet, mayMiss, type Session } from '../../domain/session.ts'
import { objectionToBooking } from '../../domain/session-time.ts'
import type { ClickHandler, ClickInteraction, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { inZone } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { lockNamedSession, UNKNOWN_SESSION } from '../lock-session.ts'
import { SESSION_CANCELLED, SESSION_MISSED_NOTE, SESSION_SHOWN } from './ids.ts'
import { type MoveForm, parseMove } from './modal.ts'
import { plannedNudges } from './nudges.ts'
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
  const may = mayChange(session, pair, userId, now)
  if (!may.ok) return { date: changeRefusalWords(may.refusal) }
  const meets = mayMeet(pair, userId)
  if (!meets.ok) return { date: meetingRefusalWords(meets.refusal) }
  // Nothing was changed in the form, or it was delivered twice.
  if (session.startsAt.equals(startsAt) && session.minutes === minutes && session.place === place) return null
  if (session.revision !== form.revision) return { date: movedMeanwhile(inZone(session.startsAt, zone)) }

  const around = await sessionsAround(tx, workspaceId, pair.id, { startsAt, minutes })
  const others = around.filter(({ id }) => id !== session.id)
  const objection = objectionToBooking({ startsAt, minutes }, { now, zone, endsOn: pair.endsOn, others })
  if (objection) return { [refusedField(objection, form, now)]: timingRefusalWords(objection, zone) }

  const changes = { startsAt, minutes, place, revision: session.revision + 1 }
  const moved = { ...session, ...changes }
  await updateSession(tx, session, changes)
  await deps.outbox.cancel(tx, workspaceId, { sessionId: session.id })
  await deps.outbox.plan(tx, plannedNudges(moved, pair, now), now)
  await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId: session.id })
  await deps.sessionChanged(tx, moved, now)
  return null
}

/** `inWords`: also answers the presser, where what they pressed cannot be redrawn. */
export function cancel(deps: Deps, { inWords }: { inWords: boolean }): ClickHandler {
  return async (click) => {
    const { userId, now } = click
    const problem = await deps.db.transaction(async (tx) => {
      const [named = '', revision] = click.value.split(':')
      const found = await lockNamedSession(tx, click.workspaceId, named)
      if (!found) return UNKNOWN_SESSION
      const { session, pair } = found
      const may = mayChange(session, pair, userId, now)
      if (!may.ok) return changeRefusalWords(may.refusal)
      if (String(session.revision) !== revision) return movedSince(session.startsAt)
      await takeOff(deps, tx, click, session, { state: 'cancelled', cancelledBy: userId })
      return null
    })
    if (problem) await click.tell(problem)
    else if (inWords) await click.tell('Cancelled. Your conversation has a button to find another time.')
  }
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
      await takeOff(deps, tx, click, session, { state: 'missed' })
      return null
    })
    if (problem) await click.tell(problem)
  }
}

const NOTE = { cancelled: SESSION_CANCELLED, missed: SESSION_MISSED_NOTE }

async function takeOff(
  deps: Deps,
  tx: Tx,
  { workspaceId, now }: ClickInteraction,
  session: Session,
  changes: { state: 'cancelled'; cancelledBy: string } | { state: 'missed' },
): Promise<void> {
  const { id: sessionId, pairId } = session
  const kind = NOTE[changes.state]
  await updateSession(tx, session, changes)
  await deps.outbox.cancel(tx, workspaceId, { sessionId })
  const note = { workspaceId, kind, occasion: `${kind}:${sessionId}`, pairId, sessionId, dueAt: now }
  await deps.outbox.plan(tx, [note], now)
  await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId })
  await deps.sessionChanged(tx, { ...session, ...changes }, now)
}
