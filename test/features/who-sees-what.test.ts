import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ledgerItems } from '../../src/db/ledger.ts'
import { SHARINGS, type Sharing } from '../../src/domain/feedback.ts'
import type { Pair } from '../../src/domain/pair.ts'
import { LEDGER_SHOW } from '../../src/features/ledger/ids.ts'
import { ledgerCommand } from '../../src/ledger-command.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { watchEmissions } from '../support/emissions.ts'
import { setItChannel } from '../support/it-channel.ts'
import { makeItLead } from '../support/ledger.ts'
import { everybodyLooks } from '../support/looking.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { runCommand } from '../support/terminal.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const DOCUMENT = new URL('../../docs/privacy.md', import.meta.url)

/** What three leaders say, each with another choice; all of it is about something that nobody else says anything about. */
const ITEMS: Record<Sharing, Item> = {
  pair: { leader: 'omar', mentor: 'maya', category: 'Cost', words: 'Armadillo', answer: 'Axolotl', day: 10 },
  theme: {
    leader: 'ana',
    mentor: 'li',
    category: 'Training',
    words: 'Barracuda',
    answer: 'Cormorant',
    day: 11,
  },
  named: {
    leader: 'nina',
    mentor: 'karl',
    category: 'Tools',
    words: 'Dromedary',
    answer: 'Echidna',
    day: 12,
  },
}
interface Item {
  leader: string
  mentor: string
  category: string
  words: string
  answer: string
  /** Of March 2026, on which it was said. */
  day: number
}

const FACTS = ['words', 'topic', 'leader', 'day', 'answer'] as const
type Fact = (typeof FACTS)[number]

const READERS = {
  mentor: 'the mentor of the pair',
  mentors: 'other mentors',
  delegate: 'the leader’s delegate',
  leaders: 'other leaders',
  coordinator: 'coordinators',
  itLead: 'IT leads',
  channel: 'the IT channel',
  stranger: 'everybody else',
  export: 'the ledger as a file',
  log: 'the log, the metrics',
  queue: 'the queue',
} as const
type Reader = keyof typeof READERS

describe('who sees what of what a leader says', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  for (const name of ['Nina Newcomer', 'Karl Coach', 'Dora Delegate', 'Sten Stranger'])
    world.acme.addPerson({ name, username: name.split(' ')[0]?.toLowerCase() ?? '' })
  const emissions = await watchEmissions(world)
  const seen = new Map<string, Fact[]>()
  const seenBy = (reader: Reader, sharing: Sharing) => seen.get(`${reader} ${sharing}`) ?? []

  beforeAll(async () => {
    await played(world)
    const { connectionString: DATABASE_URL } = world.database.queue
    const file = (await runCommand(ledgerCommand, [], { DATABASE_URL })).out
    for (const sharing of SHARINGS) {
      const readers = await readersOf(sharing)
      for (const reader of Object.keys(READERS) as Reader[])
        seen.set(
          `${reader} ${sharing}`,
          FACTS.filter((fact) =>
            reader === 'export' ? inFile(file, sharing, fact) : readers[fact].has(reader),
          ),
        )
    }
  }, 240_000)

  /** Who had which fact before them: other than its words and IT's answer, a fact is one only beside the topic or the words. */
  async function readersOf(sharing: Sharing): Promise<Record<Fact, Set<Reader>>> {
    const { words, answer, category, day, leader } = ITEMS[sharing]
    const about = [words, `${category} · Idea`, `tells IT:* ${category}`]
    const beside = async (...facts: string[]) => {
      const found = await Promise.all(
        facts.flatMap((fact) => about.map((one) => emissions.readersOf(one, fact))),
      )
      return found.flat()
    }
    const found: Record<Fact, string[]> = {
      words: await emissions.readersOf(words),
      topic: await beside(category),
      leader: await beside(`<@${world.person(leader).id}>`),
      day: await beside(`${day} Mar`, ...(await momentsOn(day))),
      answer: await emissions.readersOf(answer),
    }
    return {
      words: rolesOf(sharing, found.words),
      topic: rolesOf(sharing, found.topic),
      leader: rolesOf(sharing, found.leader),
      day: rolesOf(sharing, found.day),
      answer: rolesOf(sharing, found.answer),
    }
  }

  /** How Slack's dates of that day's sessions begin. */
  async function momentsOn(day: number): Promise<string[]> {
    const { rows } = await world.database.db.execute<{ at: string }>(
      sql`select extract(epoch from starts_at)::bigint::text as at from sessions
        where starts_at between ${`2026-03-${day}`}::date and ${`2026-03-${day + 1}`}::date`,
    )
    return rows.map(({ at }) => `<!date^${at}`)
  }

  /** In which role these have read it; the leader's own reading is nobody's business. */
  function rolesOf(sharing: Sharing, readers: readonly string[]): Set<Reader> {
    const { leader, mentor } = ITEMS[sharing]
    const roles: Record<string, Reader> = { '#it': 'channel', log: 'log', metrics: 'log', queue: 'queue' }
    for (const item of Object.values(ITEMS)) {
      roles[world.person(item.leader).name] = 'leaders'
      roles[world.person(item.mentor).name] = 'mentors'
    }
    roles[world.person(mentor).name] = 'mentor'
    roles[world.person('dora').name] = 'delegate'
    roles[world.person('priya').name] = 'coordinator'
    roles[world.person('jonas').name] = 'itLead'
    roles[world.person('sten').name] = 'stranger'
    const others = readers.filter((reader) => reader !== world.person(leader).name)
    return new Set(
      others.map((reader) => {
        const role = roles[reader]
        if (!role) throw new Error(`${reader} has no role in this story`)
        return role
      }),
    )
  }

  function inFile(file: string, sharing: Sharing, fact: Fact): boolean {
    const { words, category, day, leader } = ITEMS[sharing]
    const line = file.split('\n').find((one) => one.includes(category))
    if (line === undefined) return false
    const marks = {
      words,
      topic: category,
      leader: world.person(leader).id,
      day: `2026-03-${day}`,
      answer: '-',
    }
    return fact !== 'answer' && line.includes(marks[fact])
  }

  test('what stays in the pair is with the mentor, and with nobody else in any form', () => {
    for (const reader of Object.keys(READERS) as Reader[])
      expect([reader, seenBy(reader, 'pair')]).toEqual([
        reader,
        reader === 'mentor' ? ['words', 'topic', 'leader', 'day'] : [],
      ])
  })

  test('a theme has neither words, leader nor day for anybody; its mentor alone knows whose topic it is', () => {
    for (const reader of Object.keys(READERS) as Reader[]) {
      expect(seenBy(reader, 'theme')).not.toContain('words')
      expect(seenBy(reader, 'theme')).not.toContain('day')
      if (reader !== 'mentor') expect(seenBy(reader, 'theme')).not.toContain('leader')
    }
    expect(seenBy('mentor', 'theme')).toEqual(['topic', 'leader', 'answer'])
    expect(seenBy('itLead', 'theme')).toEqual(['topic', 'answer'])
    expect(seenBy('channel', 'theme')).toEqual(['topic'])
  })

  test('what is shared by name is with IT, and nowhere else but with the mentor', () => {
    for (const reader of [
      'mentors',
      'delegate',
      'leaders',
      'coordinator',
      'stranger',
      'log',
      'queue',
    ] as const)
      expect([reader, seenBy(reader, 'named')]).toEqual([reader, []])
    expect(seenBy('itLead', 'named')).toEqual([...FACTS])
    expect(seenBy('channel', 'named')).toEqual(['words', 'topic', 'leader', 'day'])
    expect(seenBy('export', 'named')).toEqual(['words', 'topic', 'leader', 'day'])
  })

  test('stands in docs/privacy.md as it was seen here', async () => {
    const document = await readFile(DOCUMENT, 'utf8')
    const [before = '', rest = ''] = document.split(BEGIN)
    const after = rest.split(END)[1] ?? ''
    await expect(`${before}${BEGIN}\n\n${table()}\n\n${END}${after}`).toMatchFileSnapshot(DOCUMENT.pathname)
  })

  function table(): string {
    const cell = (facts: readonly Fact[]) => facts.map((fact) => WORDED[fact]).join(', ') || '–'
    return [
      '| | kept in the pair (`pair`) | shared as a topic (`theme`) | shared by name (`named`) |',
      '|---|---|---|---|',
      ...(Object.keys(READERS) as Reader[]).map(
        (reader) =>
          `| ${READERS[reader]} | ${SHARINGS.map((sharing) => cell(seenBy(reader, sharing))).join(' | ')} |`,
      ),
    ].join('\n')
  }
})

const BEGIN = '<!-- who sees what: written by test/features/who-sees-what.test.ts -->'
const END = '<!-- end of what the test writes -->'

const WORDED: Record<Fact, string> = {
  words: 'the words',
  topic: 'category and kind',
  leader: 'whose it is',
  day: 'the day',
  answer: 'IT’s answer',
}

/** Three pairs meet; their leaders tell IT something, IT answers what it has, they meet again; everybody looks everywhere. */
async function played(world: TestWorld): Promise<void> {
  const jonas = world.person('jonas')
  await makeCoordinator(world, 'priya')
  await makeItLead(world, 'jonas')
  await setItChannel(world, 'it')
  const pairs: [mentor: string, pair: Pair][] = []
  for (const sharing of SHARINGS) {
    const { leader, mentor, category, words, day } = ITEMS[sharing]
    const person = world.person(leader)
    const pair = await makePair(world, mentor, leader)
    pairs.push([mentor, pair])
    await person.types('/mentor delegate @dora')
    await holdSession(world, mentor, pair, `2026-03-${day}T16:00`)
    await person.clicks('4')
    await person.clicks('Tell IT something')
    await person.submits({ words, category, kind: 'Idea', sharing })
    if (person.modal) await person.submits()
  }
  for (const { ledgerId, sharing } of await ledgerItems(world.database.db, world.acme.teamId)) {
    await jonas.forges(LEDGER_SHOW, ledgerId)
    await jonas.clicks('Decline')
    await jonas.submits({
      'note-0': `Thank you. ${ITEMS[sharing].answer} takes it on and reports to you on Friday.`,
    })
    await jonas.closes()
  }
  for (const [mentor, pair] of pairs) await bookSession(world, mentor, pair, '2026-03-25T16:00')
  await world.until('2026-03-25T18:00[Europe/Stockholm]')
  const everybody = Object.values(ITEMS).flatMap(({ leader, mentor }) => [leader, mentor])
  await everybodyLooks(world, [...everybody, 'dora', 'priya', 'jonas', 'sten'])
}
