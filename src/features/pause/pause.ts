import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { lockPair, updatePair } from '../../db/pairs.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { roleOf } from '../../domain/pair.ts'
import { pause, resumesAt } from '../../domain/pause.ts'
import { localDate } from '../../domain/working-time.ts'
import type { FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { type PauseForm, parsePause } from '../open-pause.ts'
import { NOT_YOUR_PAIR } from '../pair-choice.ts'
import { PAUSED, RESUME } from './ids.ts'
import { DATE_MISSING, pauseRefusalWords } from './words.ts'

export function pauseSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const form = parsePause(submitted)
    const problem = await deps.db.transaction((tx) => savePause(deps, tx, submitted, form))
    return problem === null ? { do: 'close' } : { do: 'errors', errors: { until: problem } }
  }
}

/** Pauses the pair or moves the date of its pause; gives back what stands in the way. */
async function savePause(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now, requestKey }: FormInteraction,
  { pairId, until }: PauseForm,
): Promise<string | null> {
  if (until === null) return DATE_MISSING
  const pair = pairId && (await lockPair(tx, workspaceId, pairId))
  if (!pair || roleOf(pair, userId) === null) return NOT_YOUR_PAIR
  // A pair's days are the leader's days, like its first and its last.
  const zone = await storedZone(tx, workspaceId, pair.menteeId)
  const paused = pause(pair, until, localDate(now, zone))
  if (!paused.ok) return pauseRefusalWords(paused.refusal)
  if (pair.pausedUntil?.equals(until)) return null

  await updatePair(tx, pair, paused.value)
  await deps.outbox.cancel(tx, workspaceId, { kinds: [RESUME], pairId: pair.id })
  await deps.outbox.redraw(tx, workspaceId, { kinds: [PAUSED], pairId: pair.id })
  const about = { workspaceId, pairId: pair.id }
  // One pair may be paused until the same day twice, so the submission makes the occasion.
  const nudges: NewNudge[] = [
    {
      ...about,
      kind: PAUSED,
      occasion: `${PAUSED}:${pair.id}:${requestKey}`,
      subject: `${userId}/${until}`,
      dueAt: now,
    },
    {
      ...about,
      kind: RESUME,
      occasion: `${RESUME}:${pair.id}:${requestKey}`,
      subject: until.toString(),
      dueAt: resumesAt(until, zone),
    },
  ]
  await deps.outbox.plan(tx, nudges, now)
  await deps.pairChanged(tx, { ...pair, ...paused.value }, now)
  return null
}
