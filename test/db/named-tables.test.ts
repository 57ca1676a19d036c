import { readFile } from 'node:fs/promises'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as schema from '../../src/db/schema.ts'

test('whoever runs it reads of every table what it stores', async () => {
  const guide = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const stored = guide.split('## What is stored')[1]?.split('### ')[0] ?? ''
  const named = [...stored.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, table]) => table),
  )
  const tables = Object.values(schema)
    .filter((one) => is(one, PgTable))
    .map((table) => getTableName(table))
  expect(named.filter((name) => name !== 'pgboss.*').toSorted()).toEqual(tables.toSorted())
})
