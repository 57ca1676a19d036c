import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openWorld, type TestWorld, type WorldOptions } from '../support/world.ts'
import { FIRST_STORY_BEGINS, LEADERS_WORDS, MENTORS_NOTES, playFirstStory } from './first-story.ts'

const STAGES: [string, WorldOptions][] = [
  ['signed HTTP, on PostgreSQL', { transport: 'http', database: 'postgres' }],
  ['Socket Mode, on PostgreSQL', { transport: 'socket', database: 'postgres' }],
  ['signed HTTP, on the embedded database', { transport: 'http', database: 'embedded' }],
]

describe.each(STAGES)('the first story over %s', (_, options) => {
  test('is played to its end, and nothing leaves the pair that should not', async () => {
    const world = await openWorld({ ...options, now: FIRST_STORY_BEGINS })
    await playFirstStory(world)
    expect(world.sandbox.refusals).toEqual([])
    expect(world.sandbox.unacknowledged).toEqual([])
    expect(world.log.filter((line) => /"level":(40|50)/.test(line))).toEqual([])
    await expectPrivacy(world)
  })
})

/** Private words stand in the columns made for them, in what the right people read, and nowhere else. */
async function expectPrivacy(world: TestWorld): Promise<void> {
  const jobs = await world.database.db.execute(
    sql`select coalesce(json_agg(j), '[]')::text as all from pgboss.job j`,
  )
  const nudges = await world.database.db.execute(
    sql`select coalesce(json_agg(n), '[]')::text as all from nudges n`,
  )
  const elsewhere = [JSON.stringify(jobs.rows), JSON.stringify(nudges.rows), ...world.log].join('\n')
  for (const words of [LEADERS_WORDS, MENTORS_NOTES]) expect(elsewhere).not.toContain(words.slice(0, 20))
  for (const person of world.acme.people) {
    if (person.name !== 'Maya Lindqvist') person.seesNot(MENTORS_NOTES)
  }
}
