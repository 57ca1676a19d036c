import { sql } from 'drizzle-orm'
import type { TestWorld } from './world.ts'

/** What the bot emitted from a moment on, and who could read it: names of people and channels, `log`, `queue`, `metrics`. */
export interface Emissions {
  /** Everybody and everything that ever had this text before them, or all of these at once. */
  readersOf(...texts: string[]): Promise<string[]>
  count(): number
}

/**
 * Keeps, from now on, every version of every message, window and Home, the log, and every row that the queue and the table
 * of messages ever had: what is redrawn or deleted later has been read all the same.
 */
export async function watchEmissions(world: TestWorld): Promise<Emissions> {
  const { acme, sandbox, database } = world
  const emitted: { readers: string[]; text: string }[] = []
  const nameOf = (id: string) => acme.people.find((one) => one.id === id)?.name ?? id
  const keep = (readers: string[], what: unknown) => emitted.push({ readers, text: JSON.stringify(what) })

  sandbox.on((change) => {
    if (change.kind === 'view' || change.kind === 'home') keep([nameOf(change.userId)], change.view)
    if (change.kind === 'message' && change.message.user === acme.botUserId) {
      const { channel, text, blocks, ephemeralFor } = change.message
      keep(ephemeralFor === null ? readersIn(channel) : [nameOf(ephemeralFor)], [text, blocks])
    }
    // Whatever Slack was told besides, or refused.
    if (change.kind === 'call' && change.call.answer.ok !== true) keep(['Slack alone'], change.call.args)
  })
  const readersIn = (channel: string): string[] => {
    const { kind, name, members } = acme.channel(channel)
    const people = [...members].filter((id) => id !== acme.botUserId)
    return kind === 'public' || kind === 'private' ? [`#${name}`] : people.map(nameOf)
  }

  const { db } = database
  await db.execute(sql`create table emitted_rows (line text)`)
  await db.execute(sql`create function keep_row() returns trigger language plpgsql as
    $$ begin insert into emitted_rows values (new::text); return new; end $$`)
  const { rows } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where (c.relname = 'nudges' or n.nspname = 'pgboss') and c.relkind = 'r'`)
  for (const { name } of rows)
    await db.execute(
      sql`create trigger keep_rows after insert or update on ${sql.raw(name)} for each row execute function keep_row()`,
    )

  return {
    count: () => emitted.length,
    async readersOf(...texts) {
      const hasAll = (where: string) => texts.every((text) => where.includes(text))
      const readers = emitted.filter(({ text }) => hasAll(text)).flatMap((one) => one.readers)
      const inRow = sql.join(
        texts.map((text) => sql`strpos(line, ${text}) > 0`),
        sql` and `,
      )
      const stored = await db.execute(sql`select 1 from emitted_rows where ${inRow}`)
      const metrics = await (await fetch(`http://127.0.0.1:${world.app.port}/metrics`)).text()
      return [
        ...new Set(readers),
        ...(stored.rows.length > 0 ? ['queue'] : []),
        ...(world.log.some(hasAll) ? ['log'] : []),
        ...(hasAll(metrics) ? ['metrics'] : []),
      ].sort()
    },
  }
}
