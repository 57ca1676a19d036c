import { sql } from 'drizzle-orm'
import { nextDue } from '../support/turning.ts'
import type { Company } from './company.ts'
import type { DemoClock } from './protocol.ts'

/** What the clock shows, and which moments ahead are worth turning to; the person's own session comes first. */
export async function clockFacts({ clock, database }: Company, personId: string): Promise<DemoClock> {
  const now = clock.now().toString()
  const { rows } = await database.db.execute<{ ends: string }>(sql`
    select extract(epoch from starts_at + minutes * interval '1 minute')::text as ends
    from sessions s join pairs p on p.workspace_id = s.workspace_id and p.id = s.pair_id
    where s.state = 'scheduled' and starts_at + minutes * interval '1 minute' > ${now}
    order by ${personId} in (p.mentor_id, p.mentee_id) desc, ends limit 1`)
  const ends = rows[0] && new Date(Number(rows[0].ends) * 1000).toISOString()
  return { now, sessionEnd: ends ?? null, nextNudge: (await nextDue(database))?.toString() ?? null }
}
