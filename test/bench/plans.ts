import type { Query } from './recorded-queries.ts'
import { connected } from './seed.ts'

const EXPLAINED = /^\s*(select|insert|update|delete|with)\b/i

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

/** How PostgreSQL reads tables for a query: `Index Scan of nudges`. Each query is tried, and taken back. */
export async function scansOf(url: string, queries: readonly Query[]): Promise<Map<Query, string[]>> {
  const scans = new Map<Query, string[]>()
  await connected(url, async (client) => {
    for (const query of queries.filter(({ text }) => EXPLAINED.test(text))) {
      await client.query('begin')
      const { rows } = await client.query(`explain (analyze, format json) ${query.text}`, query.values)
      await client.query('rollback')
      scans.set(query, scansIn(rows[0]['QUERY PLAN'][0].Plan))
    }
  })
  return scans
}

function scansIn(node: PlanNode): string[] {
  const table = node['Relation Name']
  const own = table && node['Node Type'].includes('Scan') ? [`${node['Node Type']} of ${table}`] : []
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)]
}
