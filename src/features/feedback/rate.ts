import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { itemsOfSession } from '../../db/feedback.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { lookBack, recordHeld } from './look-back.ts'
import { lostMessage } from './nudges.ts'
import { UNKNOWN_RATING } from './words.ts'

const ratingValue = z
  .string()
  .regex(/^[^:]+:[1-5]$/)
  .transform((value) => ({ sessionId: value.slice(0, -2), rating: Number(value.at(-1)) }))

/** One of the five ratings was chosen; the last choice counts. */
export function rate(deps: Deps): ClickHandler {
  return async (click) => {
    const chosen = ratingValue.safeParse(click.value)
    if (!chosen.success) return click.tell(UNKNOWN_RATING)
    const { sessionId, rating } = chosen.data
    await answered(deps, click, sessionId, { rating })
  }
}

/** Nothing to tell IT this time. */
export function nothing(deps: Deps): ClickHandler {
  return (click) => answered(deps, click, click.value, { nothingToTell: true })
}

type Answer = { rating: number } | { nothingToTell: true }

async function answered(
  deps: Deps,
  click: ClickInteraction,
  sessionId: string,
  changes: Answer,
): Promise<void> {
  const problem = await deps.db.transaction((tx) => answer(deps, tx, click, sessionId, changes))
  if (problem) return click.tell(problem)
  const lost = await lostMessage(deps, { workspaceId: click.workspaceId, id: sessionId }, 'mentee')
  if (lost) await click.tell(lost)
}

/** Records the mentee's one-click answer; gives back what to tell when it cannot be. */
async function answer(
  deps: Deps,
  tx: Tx,
  click: ClickInteraction,
  sessionId: string,
  changes: Answer,
): Promise<string | null> {
  const found = await lookBack(tx, click, 'mentee', sessionId)
  if (!found.ok) return found.refusal
  const { session } = found.value
  // An older message may still offer "Nothing this time" after something was told.
  const isOutdated = 'nothingToTell' in changes && (await hasTold(tx, click.workspaceId, session.id))
  await recordHeld(deps, tx, session, 'mentee', isOutdated ? {} : changes)
  return null
}

async function hasTold(tx: Tx, workspaceId: string, sessionId: string): Promise<boolean> {
  return (await itemsOfSession(tx, workspaceId, sessionId)).length > 0
}
