import type { Query } from './recorded-queries.ts'
import { connected } from './seed.ts'

const EXPLAINED = /^\s*(select|insert|update|delete|with)\b/i

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

/**
 * The queries that read a table from its beginning to its end. A table of a few rows is always read so; what counts
 * there is whether PostgreSQL could do otherwise, so only `nudges` is tried as it is. Nothing that is tried stays.
 */
export async function readingAll(url: string, queries: readonly Query[]): Promise<string[]> {
  const found = new Set<string>()
  await connected(url, async (client) => {
    for (const query of distinct(queries)) {
      for (const [seqscan, tables] of [
        ['on', /^nudges$/],
        ['off', /./],
      ] as const) {
        await client.query('begin')
        await client.query(`set local enable_seqscan = ${seqscan}`)
        const { rows } = await client.query(`explain (analyze, format json) ${query.text}`, query.values)
        await client.query('rollback')
        const read = readWhole(rows[0]['QUERY PLAN'][0].Plan)
        if (read.some((table) => tables.test(table))) found.add(query.text)
      }
    }
  })
  return [...found]
}

/** One of each wording; a list of values makes no other wording. */
export function distinct(queries: readonly Query[]): Query[] {
  const wording = ({ text }: Query) => text.replaceAll(/\$\d+/g, '$').replaceAll(/\([$:, a-z]+\)[ ,]*/g, '')
  const known = new Map(queries.filter(({ text }) => EXPLAINED.test(text)).map((one) => [wording(one), one]))
  return [...known.values()]
}

function readWhole(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []
  return [...own, ...(node.Plans ?? []).flatMap(readWhole)]
}
