import type { Tx } from '../db/client.ts'
import { spokenNudges } from '../db/nudges-meant.ts'
import { closedPairsWithNotes, deleteNotes, type NotedPair } from '../db/retention.ts'
import { areNotesDue, NOTES_KEPT_DAYS } from '../domain/retention.ts'
import { CHANGE_ANSWERED, CHANGE_PROPOSED } from './agreement/ids.ts'
import { BRIEFS } from './brief/ids.ts'
import { CHECK_IN, HELP_NOTE } from './check-in/ids.ts'
import { COMPLETION } from './closing/ids.ts'
import type { Deps } from './feature.ts'
import { TOLD_MENTOR } from './feedback/ids.ts'
import { LOG_SHARED } from './log/ids.ts'
import { MID_POINT } from './mid-point/ids.ts'
import { SESSION_CANCELLED } from './session/ids.ts'
import { AGREEMENT } from './start/ids.ts'

/** Messages of a pair that show words which are deleted, or say where to read them. */
const SHOWN = [
  ...BRIEFS,
  ...[TOLD_MENTOR, MID_POINT, LOG_SHARED, CHANGE_PROPOSED, CHANGE_ANSWERED, COMPLETION],
  ...[AGREEMENT, SESSION_CANCELLED],
]
/** A day of any zone, and the morning on which a pair completes, lie within. */
const SURELY_DAYS = NOTES_KEPT_DAYS - 2
const HOURS_A_DAY = 24

/**
 * Deletes the notes of every pair whose day has come, and has the messages that show them drawn without. What somebody
 * writes about such a pair later goes with the next run. Gives back of how many pairs.
 */
export async function forgetNotes(
  deps: Pick<Deps, 'db' | 'workspaceId' | 'outbox' | 'clock'>,
): Promise<number> {
  const { db, workspaceId, clock } = deps
  const now = clock.now()
  const closedBefore = now.subtract({ hours: SURELY_DAYS * HOURS_A_DAY })
  const due = (await closedPairsWithNotes(db, workspaceId, closedBefore)).filter((pair) =>
    areNotesDue(pair, now),
  )
  for (const pair of due) await db.transaction((tx) => forget(deps, tx, pair))
  return due.length
}

async function forget({ outbox }: Pick<Deps, 'outbox'>, tx: Tx, pair: NotedPair): Promise<void> {
  const { workspaceId, id: pairId } = pair
  const cleared = await deleteNotes(tx, pair)
  await outbox.redraw(tx, workspaceId, { kinds: SHOWN, pairId })
  if (cleared.length === 0) return
  const occasions = cleared.map(({ userId, isoWeek }) => `check-in:${userId}:${isoWeek}`)
  const asked = await spokenNudges(tx, workspaceId, { kinds: [CHECK_IN], occasions })
  const subjects = asked.map(({ id }) => id)
  if (subjects.length > 0) await outbox.redraw(tx, workspaceId, { kinds: [HELP_NOTE], subjects })
}
