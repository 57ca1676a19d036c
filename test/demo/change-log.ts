import { sql } from 'drizzle-orm'
import type { Database } from '../../src/db/client.ts'
import type { RowChange } from './protocol.ts'

type Row = Record<string, unknown>

/** Takes everything out of the database, so that the next bot finds it as on its first day. */
export async function wipe({ db }: Database): Promise<void> {
  for (const schema of ['change_log', 'pgboss', 'drizzle', 'public'])
    await db.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`)
  await db.execute(sql`create schema public`)
}

/** Has PostgreSQL itself note every row of the bot's tables that changes from now on. */
export async function noteChanges({ db }: Database): Promise<void> {
  await db.execute(sql`create schema change_log`)
  await db.execute(
    sql`create table change_log.changes
        (n bigint generated always as identity, name text, what text, earlier jsonb, later jsonb)`,
  )
  await db.execute(sql`
    create function change_log.note() returns trigger language plpgsql as $$ begin
      insert into change_log.changes (name, what, earlier, later) values (tg_table_name, tg_op,
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null;
    end $$`)
  const { rows } = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of rows)
    await db.execute(
      sql`create trigger change_log after insert or update or delete on public.${sql.identifier(name)}
          for each row execute function change_log.note()`,
    )
}

/** The rows that changed since it was last asked, in their order. */
export async function takeChanges({ db }: Database): Promise<RowChange[]> {
  const { rows } = await db.execute<{
    n: string
    name: string
    what: string
    earlier: Row | null
    later: Row | null
  }>(sql`delete from change_log.changes returning n::text, name, what, earlier, later`)
  return rows
    .sort((one, other) => Number(one.n) - Number(other.n))
    .map(({ name, what, earlier, later }) => ({
      table: name,
      what: what === 'INSERT' ? 'inserted' : what === 'UPDATE' ? 'updated' : 'deleted',
      row: later ?? earlier ?? {},
      before: earlier && later ? changedMembers(earlier, later) : {},
    }))
}

function changedMembers(earlier: Row, later: Row): Row {
  const changed = Object.entries(earlier).filter(
    ([column, value]) => JSON.stringify(value) !== JSON.stringify(later[column]),
  )
  return Object.fromEntries(changed)
}
