import { and, count, eq, inArray } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { pairs } from './schema.ts'

/** How the programme stands, in numbers. */
export interface ProgrammeCounts {
  active: number
  paused: number
  proposed: number
}

export async function programmeCounts(tx: Tx, workspaceId: string): Promise<ProgrammeCounts> {
  const rows = await tx
    .select({ state: pairs.state, pairs: count() })
    .from(pairs)
    .where(and(eq(pairs.workspaceId, workspaceId), inArray(pairs.state, ['active', 'paused', 'proposed'])))
    .groupBy(pairs.state)
  const of = (state: keyof ProgrammeCounts) => rows.find((row) => row.state === state)?.pairs ?? 0
  return { active: of('active'), paused: of('paused'), proposed: of('proposed') }
}
