import { findReflection, saveReflection } from '../../db/reflections.ts'
import type { ClickHandler, FormHandler } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { lookBack, recordHeld } from './look-back.ts'
import { parseReflection, reflectionModal } from './reflection-modal.ts'

/** Opens the mentor's notes on a session, with what was written before. */
export function reflect(deps: Deps): ClickHandler {
  return async (click) => {
    const { found, written } = await deps.db.transaction(async (tx) => {
      const found = await lookBack(tx, click, 'mentor', click.value)
      const { workspaceId } = click
      return {
        found,
        written: found.ok ? await findReflection(tx, workspaceId, found.value.session.id) : null,
      }
    })
    if (!found.ok) return click.tell(found.refusal)
    await click.open(reflectionModal(found.value.session, found.value.pair, written))
  }
}

/** Saves the mentor's notes; nobody else is told. */
export function reflected(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseReflection(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { workspaceId, userId, now } = submitted
    return deps.db.transaction(async (tx) => {
      const found = await lookBack(tx, submitted, 'mentor', parsed.form.sessionId)
      if (!found.ok) return { do: 'errors', errors: { minutes: found.refusal } }
      const { session } = found.value
      await saveReflection(tx, { ...parsed.form, workspaceId, mentorId: userId }, now)
      await recordHeld(deps, tx, session, 'mentor')
      return { do: 'close' }
    })
  }
}
