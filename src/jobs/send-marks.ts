import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/client.ts'
import { beginSending, keepReceipts, type Receipt } from '../db/sending.ts'
import type { Nudge } from '../domain/nudge.ts'
import { gather } from '../lib/gather.ts'

/** What is written down before and after every post. Under load many nudges share a statement and a commit. */
export interface SendMarks {
  /** Begins to send what was drawn, unless Slack has asked for silence, or the facts or the nudge were changed. */
  begin(nudge: Pick<Nudge, 'id' | 'attempts' | 'revision'>): Promise<boolean>
  /** Keeps Slack's receipt; false when another run has kept one. */
  keep(receipt: Receipt): Promise<boolean>
}

export function createSendMarks(parts: {
  db: Db
  workspaceId: string
  clock: { now(): Temporal.Instant }
}): SendMarks {
  const { db, workspaceId, clock } = parts
  return {
    begin: gather(async (all) => {
      const begun = await beginSending(db, workspaceId, all, clock.now())
      // Whoever asks twice for the same nudge has only once begun to send it.
      return all.map(({ id }) => begun.delete(id))
    }),
    keep: gather(async (all) => {
      const kept = await keepReceipts(db, workspaceId, all)
      return all.map(({ id }) => kept.has(id))
    }),
  }
}
