import type { Tx } from '../db/client.ts'
import { nudgesAboutSession } from '../db/nudges-of-person.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { AskingRow } from '../domain/reminder-budget.ts'
import type { Deps } from './feature.ts'

/** What its reader was and will be asked about the session of a question or reminder; null for any other nudge. */
export async function askingRows(
  { kinds }: Pick<Deps, 'kinds'>,
  tx: Tx,
  { workspaceId, sessionId, userId, kind }: Nudge,
): Promise<AskingRow[] | null> {
  const groupOf = (name: string) => kinds.get(name)?.dated?.group
  const asks = (name: string) => groupOf(name) === 'question' || groupOf(name) === 'reminder'
  if (sessionId === null || userId === null || !asks(kind)) return null
  const about = { sessionId, userId, kinds: [...kinds.keys()].filter(asks) }
  const rows = await nudgesAboutSession(tx, workspaceId, about)
  return rows.map((row) => ({ ...row, isReminder: groupOf(row.kind) === 'reminder' }))
}
