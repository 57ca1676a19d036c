import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { hasSessionRequest, insertSession, sessionsAround } from '../../db/sessions.ts'
import type { Pair } from '../../domain/pair.ts'
import { JUST_BOOKED, mayMeet, type Session } from '../../domain/session.ts'
import { objectionToBooking, objectionToLogging } from '../../domain/session-time.ts'
import type { FormHandler, FormInteraction, Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { SESSION_CANCELLED, SESSION_MISSED_NOTE } from './ids.ts'
import { type BookForm, parseBooking } from './modal.ts'
import type { Way } from './open.ts'
import { plannedNudges } from './planning.ts'
import { meetingRefusalWords, refusedField, timingRefusalWords, UNKNOWN_PAIR } from './words.ts'

/** The form was submitted: a session before the pair, or behind it; or the reason against it beside a field. */
export function saveSession(deps: Deps, way: Way): FormHandler {
  return async (submitted) => {
    const parsed = parseBooking(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const errors = await deps.db.transaction((tx) => save(deps, tx, submitted, parsed.form, way))
    // The form for logging may lie on top of the one for booking: both are done with.
    return errors ? { do: 'errors', errors } : { do: 'clear' }
  }
}

async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  form: BookForm,
  way: Way,
): Promise<Record<string, string> | null> {
  const { workspaceId, userId, now, requestKey } = submitted
  const { startsAt, zone } = form
  // Whoever books for a pair takes turns here, so that two bookings cannot overlap.
  const pair = await lockPair(tx, workspaceId, form.pairId)
  if (!pair) return { date: UNKNOWN_PAIR }
  if (await hasSessionRequest(tx, workspaceId, requestKey)) return null
  // What took place is for the two to say.
  const delegateId = way === 'book' ? await pairDelegate(tx, pair) : null
  const may = mayMeet(pair, userId, delegateId)
  if (!may.ok) return { date: meetingRefusalWords(may.refusal) }

  const time = { startsAt, minutes: form.minutes ?? pair.sessionMinutes }
  const others = await sessionsAround(tx, workspaceId, pair.id, time)
  const objection = OBJECTION[way](time, { now, zone, endsOn: pair.endsOn, others })
  if (objection) return { [refusedField(objection, form, now)]: timingRefusalWords(objection, zone) }

  const session = newSession(
    submitted,
    pair.id,
    { ...time, place: form.place },
    way === 'book' ? 'scheduled' : 'held',
  )
  await bookIn(deps, tx, session, pair, requestKey, now)
  return null
}

/** Saves a new session of a locked pair with all that follows, once for one request. */
export async function bookIn(
  deps: Deps,
  tx: Tx,
  session: Session,
  pair: Pair,
  requestKey: string,
  now: Temporal.Instant,
): Promise<void> {
  if (!(await insertSession(tx, session, requestKey, now))) return
  await deps.outbox.plan(tx, plannedNudges(session, pair, now), now)
  const rescues = { kinds: [SESSION_CANCELLED, SESSION_MISSED_NOTE], pairId: pair.id }
  await deps.outbox.redraw(tx, session.workspaceId, rescues)
  await deps.sessionChanged(tx, session, now)
}

const OBJECTION = { book: objectionToBooking, log: objectionToLogging }

/** A session as it is booked or logged. */
export function newSession(
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
  pairId: string,
  what: Pick<Session, 'startsAt' | 'minutes' | 'place'>,
  state: 'scheduled' | 'held',
): Session {
  return {
    ...JUST_BOOKED,
    ...what,
    id: crypto.randomUUID(),
    workspaceId,
    pairId,
    state,
    bookedBy: userId,
  }
}
