import type { Tx } from '../db/client.ts'
import { nudgesAboutSession } from '../db/nudges-of-person.ts'
import { isBefore } from '../domain/moments.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { AskingRow } from '../domain/reminder-budget.ts'
import type { Deps } from './feature.ts'

const SIDES: Partial<Record<string, AskingRow['side']>> = {
  brief: 'before',
  question: 'after',
  reminder: 'after',
}

/** What its reader got and will get about the session of a brief, question or reminder; null for any other nudge. */
export async function askingRows(
  { kinds }: Pick<Deps, 'kinds'>,
  tx: Tx,
  { workspaceId, sessionId, userId, kind }: Nudge,
): Promise<AskingRow[] | null> {
  const groupOf = (name: string) => kinds.get(name)?.dated?.group
  const sideOf = (name: string) => SIDES[groupOf(name) ?? '']
  if (sessionId === null || userId === null || !sideOf(kind)) return null
  const about = { sessionId, userId, kinds: [...kinds.keys()].filter((name) => sideOf(name)) }
  const rows = await nudgesAboutSession(tx, workspaceId, about)
  const briefs = rows.filter((row) => sideOf(row.kind) === 'before')
  return rows.flatMap((row) => {
    const side = sideOf(row.kind)
    if (!side) return []
    // A session that was moved may get a second brief: that one counts.
    const isReminder =
      side === 'before' ? briefs.some((one) => wentBefore(one, row)) : groupOf(row.kind) === 'reminder'
    return [{ ...row, side, isReminder }]
  })
}

type Sent = Pick<AskingRow, 'id' | 'sentAt' | 'queuedAt' | 'state'>

/** Whether this one stands in Slack, as far as anybody knows, since before the other one. */
function wentBefore(one: Sent, other: Sent): boolean {
  const at = one.sentAt ?? (one.state === 'unknown' ? one.queuedAt : null)
  if (one.id === other.id || at === null) return false
  return other.sentAt === null || isBefore(at, other.sentAt)
}
