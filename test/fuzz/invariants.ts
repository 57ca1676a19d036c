import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { isoWeekOf } from '../../src/domain/iso-week.ts'
import { localDate } from '../../src/domain/working-time.ts'
import type { TestWorld } from '../support/world.ts'

/** What must hold after every step, straight from the rows and from what stands in Slack. */
export function invariantsOf(world: TestWorld): () => Promise<void> {
  const { database, sandbox, acme, clock } = world
  const checkIns = new Map<string, number>()
  const seen: Seen = new Map()
  const viewed: Seen = new Map()
  const direct = new Map(acme.people.map((person) => [person.directMessage, person]))
  sandbox.on((change) => {
    if (change.kind === 'view') {
      for (const found of JSON.stringify(change.view).match(TAGS) ?? [])
        viewed.set(found, (viewed.get(found) ?? new Set()).add(change.userId))
    }
    if (change.kind !== 'message') return
    const { channel, text, blocks } = change.message
    for (const found of JSON.stringify([text, blocks]).match(TAGS) ?? []) {
      seen.set(found, (seen.get(found) ?? new Set()).add(channel))
    }
    const person = direct.get(channel)
    if (!person || change.what !== 'posted' || !text.startsWith('Your week with')) return
    const week = `${person.name} ${isoWeekOf(localDate(clock.now(), person.zone))}`
    checkIns.set(week, (checkIns.get(week) ?? 0) + 1)
  })
  return async () => {
    const { rows } = await database.db.execute<{ broken: string }>(sql`
      select 'more pairs than the capacity: ' || mentor_id as broken
        from pairs p join workspaces w on w.id = p.workspace_id where state in ('active', 'paused')
        group by mentor_id, mentor_capacity having count(*) > mentor_capacity
      union all select 'two mentors: ' || mentee_id
        from pairs where state in ('active', 'paused') group by mentee_id having count(*) > 1
      union all select 'two sessions at once: ' || a.pair_id::text
        from sessions a join sessions b on a.pair_id = b.pair_id and a.id < b.id
        where a.state in ('scheduled', 'held') and b.state in ('scheduled', 'held')
        and a.starts_at < b.starts_at + b.minutes * interval '1 minute'
        and b.starts_at < a.starts_at + a.minutes * interval '1 minute'
      union all select 'more than three goals: ' || pair_id::text
        from goals where state = 'open' group by pair_id having count(*) > 3
      union all select 'two open changes: ' || pair_id::text
        from agreement_changes where state = 'open' group by pair_id having count(*) > 1
      union all select 'overdue: ' || kind from nudges where state = 'sending'`)
    expect(rows).toEqual([])
    expect([...checkIns].filter(([, count]) => count > 1)).toEqual([])
    await expectPrivacy(world, seen, viewed)
  }
}

/** In which conversations a text stood, or before whose eyes in a window, by its tag. */
type Seen = Map<string, Set<string>>

/**
 * No word reaches IT that its leader has not shared by name, and no mentor's note reaches any conversation but the
 * mentor's own with the bot, where the next brief recalls what they promised. A line of a learning log stands in no
 * conversation at all, and in nobody's window outside the pair. What a mentor noted for later is theirs alone until they
 * suggest it to the leader, and then of the two.
 */
async function expectPrivacy({ database, acme }: TestWorld, seen: Seen, viewed: Seen): Promise<void> {
  const items = await database.db.execute<{ words: string }>(
    sql`select words from feedback_items where sharing <> 'named' or shared_at is null`,
  )
  const notes = await database.db.execute<{ words: string; mentor: string }>(
    sql`select unnest(array[heard, learned, follow_ups]) as words, mentor_id as mentor from reflections`,
  )
  const atIt = acme.channel('#it').id
  expect(tagsOf(items.rows).filter((tag) => seen.get(tag)?.has(atIt))).toEqual([])
  const own = new Map(acme.people.map(({ id, directMessage }) => [id, directMessage]))
  const leaks = notes.rows.flatMap((note) =>
    tagsOf([note]).filter((tag) =>
      [...(seen.get(tag) ?? [])].some((channel) => channel !== own.get(note.mentor)),
    ),
  )
  expect(leaks).toEqual([])
  const lines = await database.db.execute<{ words: string; mentor: string; mentee: string }>(
    sql`select words, mentor_id as mentor, mentee_id as mentee from learnings join pairs on pairs.id = pair_id`,
  )
  const overheard = lines.rows.flatMap((line) =>
    tagsOf([line]).filter(
      (tag) =>
        seen.has(tag) || [...(viewed.get(tag) ?? [])].some((id) => id !== line.mentor && id !== line.mentee),
    ),
  )
  expect(overheard).toEqual([])
  const kept = await database.db.execute<{ words: string; mentor: string; mentee: string | null }>(
    sql`select words, mentor_id as mentor, case when n.state = 'noted' then null else mentee_id end as mentee
      from feedback_notes n join pairs on pairs.id = pair_id`,
  )
  const spilt = kept.rows.flatMap((note) => {
    const readers = [note.mentor, note.mentee]
    const rooms = readers.map((id) => id && own.get(id))
    return tagsOf([note]).filter(
      (tag) =>
        [...(seen.get(tag) ?? [])].some((channel) => !rooms.includes(channel)) ||
        [...(viewed.get(tag) ?? [])].some((id) => !readers.includes(id)),
    )
  })
  expect(spilt).toEqual([])
}

/** Begins every text of a walk, a different one each. */
export const tag = (step: number): string => `tag-${step}-`
const TAGS = /tag-\d+-/g

const tagsOf = (rows: readonly { words: string | null }[]) =>
  rows.flatMap(({ words }) => words?.match(TAGS)?.[0] ?? [])
