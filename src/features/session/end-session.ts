import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { lastUnsentDue } from '../../db/nudges-meant.ts'
import { isAnswered, updateSession } from '../../db/sessions.ts'
import { isBefore, later } from '../../domain/moments.ts'
import type { Decision, Nudge } from '../../domain/nudge.ts'
import { nextReachable } from '../../domain/reachable.ts'
import { ASKED_FOR_HOURS, endsAt, mayConfirm, stateAt } from '../../domain/session.ts'
import type { ClickHandler } from '../../slack/interaction.ts'
import { BRIEFS } from '../brief/ids.ts'
import type { Deps } from '../feature.ts'
import { ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR } from '../feedback/ids.ts'
import {
  isReplaced,
  type LockedSession,
  lockNamedSession,
  REPLACED,
  UNKNOWN_SESSION,
} from '../lock-session.ts'
import { freshReader } from '../reach.ts'
import { SESSION_MISSED_NOTE, SESSION_SHOWN } from './ids.ts'
import { confirmRefusalWords } from './words.ts'

const NOTHING_TO_SAY: Decision = { do: 'drop', why: 'nothing-to-say' }
const QUESTIONS = [ASK_MENTEE, ASK_MENTOR, REMIND_MENTEE, REMIND_MENTOR]
/** Whoever is asked late has so long to answer. */
const ANSWERED_WITHIN = { hours: 24 }

/**
 * The end has passed: the session counts as held, and what shows it follows. A week later, if neither has said a word,
 * it was missed; a question that is still to come, because somebody put it off or is away, is waited for.
 */
export async function endSession(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const pair = nudge.pairId && (await deps.findPair(nudge.pairId))
  if (!pair) return NOTHING_TO_SAY
  // In good hours, because the note and the offer that follow come at once.
  const goodHour = nextReachable(now, (await freshReader(deps, deps.db, pair.menteeId)).reach)
  return deps.db.transaction(async (tx): Promise<Decision> => {
    const found = await lockNamedSession(tx, nudge.workspaceId, nudge.sessionId ?? '')
    if (found?.session.state !== 'scheduled') return NOTHING_TO_SAY
    const { session } = found
    if (nudge.subject !== String(session.revision) || stateAt(session, now) !== 'held') return NOTHING_TO_SAY
    const deadline = endsAt(session).add({ hours: ASKED_FOR_HOURS })
    if (isBefore(now, deadline)) {
      const shown = { kinds: [...SESSION_SHOWN, ...BRIEFS], sessionId: session.id }
      await deps.outbox.redraw(tx, session.workspaceId, shown)
      return { do: 'later', at: deadline }
    }
    if (await isAnswered(tx, session)) return NOTHING_TO_SAY
    const asked = await lastUnsentDue(tx, session.workspaceId, { kinds: QUESTIONS, sessionId: session.id })
    if (asked) return { do: 'later', at: later(asked, now).add(ANSWERED_WITHIN) }
    if (isBefore(now, goodHour)) return { do: 'later', at: goodHour }
    await missUnheard(deps, tx, found, now)
    return NOTHING_TO_SAY
  })
}

/** Kindly, and only where the pair goes on: with a note in its conversation. */
async function missUnheard(
  deps: Deps,
  tx: Tx,
  { session, pair }: LockedSession,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, id: sessionId, pairId } = session
  await updateSession(tx, session, { state: 'missed', fellAt: now })
  const kind = SESSION_MISSED_NOTE
  const note = {
    workspaceId,
    kind,
    occasion: `${kind}:${sessionId}`,
    pairId,
    sessionId,
    dueAt: now,
  }
  if (pair.state === 'active') await deps.outbox.plan(tx, [note], now)
  await deps.outbox.redraw(tx, workspaceId, { kinds: SESSION_SHOWN, sessionId })
  await deps.sessionChanged(tx, { ...session, state: 'missed' }, now)
}

/** Nobody had said a word, and now one of the two does. */
export function tookPlace(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const problem = await deps.db.transaction(async (tx) => {
      const found = await lockNamedSession(tx, workspaceId, click.value)
      if (!found) return UNKNOWN_SESSION
      const { session, pair } = found
      const may = mayConfirm(session, pair, userId)
      if (!may.ok) return confirmRefusalWords(may.refusal)
      if (session.state === 'held') return null
      if (await isReplaced(tx, session)) return REPLACED
      await updateSession(tx, session, { state: 'held' })
      const kinds = [...SESSION_SHOWN, SESSION_MISSED_NOTE]
      await deps.outbox.redraw(tx, workspaceId, { kinds, sessionId: session.id })
      await deps.sessionChanged(tx, { ...session, state: 'held' }, now)
      return null
    })
    if (problem) await click.tell(problem)
  }
}
