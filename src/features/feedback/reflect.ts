import type { Tx } from '../../db/client.ts'
import { notesOfPairs } from '../../db/feedback-notes.ts'
import { isLogShared } from '../../db/learnings.ts'
import { findReflection, saveReflection } from '../../db/reflections.ts'
import { decideReflection, type ReflectionDraft } from '../../domain/feedback.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ClickHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { planTimeCheck } from '../time-check.ts'
import { lookBack, recordHeld } from './look-back.ts'
import { lostMessage } from './nudges.ts'
import { reflectionAdvice } from './reflection-advice.ts'
import { parseReflection, type ReflectionForm, reflectionModal } from './reflection-modal.ts'
import { CORRECTED_ELSEWHERE } from './words.ts'

/** Opens the mentor's notes on a session, with what was written before. */
export function reflect(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId } = click
    const found = await deps.db.transaction(async (tx) => {
      const found = await lookBack(tx, click, 'mentor', click.value)
      if (!found.ok) return found
      const { session, pair } = found.value
      const written = await findReflection(tx, workspaceId, session.id)
      const notes = await notesOfPairs(tx, workspaceId, [pair.id])
      const noted = notes.filter(({ state }) => state === 'noted')
      return ok({
        session,
        pair,
        written,
        noted,
        isShared: await isLogShared(tx, workspaceId, pair.id, userId),
      })
    })
    if (!found.ok) return click.tell(found.refusal)
    // Out of the advice on what was typed it leads back to the form.
    await click.replace(reflectionModal(found.value))
  }
}

/** Saves the mentor's notes; nobody else is told. */
export function reflected(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseReflection(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const saved = await deps.db.transaction((tx) => save(deps, tx, submitted, parsed.form))
    if (!saved.ok) return { do: 'errors', errors: saved.refusal }
    const { workspaceId } = submitted
    const { sessionId, draft } = parsed.form
    const lost = await lostMessage(deps, { workspaceId, id: sessionId }, 'mentor')
    const view = lost ? notice(lost) : reflectionAdvice(sessionId, draft, saved.value)
    return view ? { do: 'update', view } : { do: 'close' }
  }
}

/** Saves what was typed; gives back what other windows had stored before, or by field why it cannot be. */
async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  { sessionId, revision, draft }: ReflectionForm,
): Promise<Result<ReflectionDraft | null, Record<string, string>>> {
  const { workspaceId, userId, now, requestKey: formId } = submitted
  const found = await lookBack(tx, submitted, 'mentor', sessionId)
  if (!found.ok) return refuse({ minutes: found.refusal })
  const stored = await findReflection(tx, workspaceId, sessionId)
  const decision = decideReflection(draft, stored, { formId, revision })
  if (!decision.ok) return refuse({ heard: CORRECTED_ELSEWHERE })
  const before = stored?.formId === formId ? null : stored
  if (decision.value === 'unchanged') return ok(before)
  const saved = { workspaceId, sessionId, mentorId: userId, revision: (stored?.revision ?? 0) + 1, formId }
  await saveReflection(tx, { ...draft, ...saved }, now)
  await recordHeld(deps, tx, found.value.session, 'mentor')
  await redrawBriefs(deps, tx, [found.value.pair.id], now)
  await planTimeCheck(deps, tx, userId, now)
  return ok(before)
}
