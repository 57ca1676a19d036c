import { sql } from 'drizzle-orm'
import type { Person } from '../sandbox/index.ts'
import type { TestWorld } from './world.ts'

export const typed = (value: string) => ({ words: { value: { type: 'plain_text_input', value } } })

export interface Stored extends Record<string, unknown> {
  id: string
  words: string
  user_id: string
  pair_id: string
}

/** Every line of the log's own table, as it is stored. */
export async function stored({ database }: TestWorld): Promise<Stored[]> {
  return (await database.db.execute<Stored>(sql`select * from learnings order by created_at, id`)).rows
}

export const sharing = async ({ database }: TestWorld) =>
  (await database.db.execute<{ user_id: string }>(sql`select user_id from log_shares order by 1`)).rows.map(
    (row) => row.user_id,
  )

/** What somebody reads in their log, which is closed again. */
export async function readLog(person: Person): Promise<string> {
  await person.types('/mentor log')
  const read = person.modal?.read ?? ''
  if (person.modal) await person.closes()
  return read
}

export async function addLine(person: Person, words: string): Promise<void> {
  await person.types('/mentor log')
  await person.clicks('Add a line')
  await person.submits({ words })
  await person.closes()
}
