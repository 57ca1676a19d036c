import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import type { FeedbackNote } from '../domain/feedback-note.ts'
import type { Deps } from './feature.ts'
import { ASK_MENTOR, REMIND_MENTOR } from './feedback/ids.ts'
import { redrawBriefs } from './redraw-briefs.ts'

/** What shows the mentor one of their notes is drawn anew: the message about its session, and the briefs that lie ahead. */
export async function redrawNote(
  deps: Pick<Deps, 'outbox' | 'workspaceId'>,
  tx: Tx,
  { workspaceId, pairId, sessionId }: Pick<FeedbackNote, 'workspaceId' | 'pairId' | 'sessionId'>,
  now: Temporal.Instant,
): Promise<void> {
  const kinds = [ASK_MENTOR, REMIND_MENTOR]
  if (sessionId !== null) await deps.outbox.redraw(tx, workspaceId, { kinds, sessionId })
  await redrawBriefs(deps, tx, [pairId], now)
}
