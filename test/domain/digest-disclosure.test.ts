import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Figures, release, stageOf } from '../../src/domain/digest.ts'
import { type DigestItem, digestItems } from '../../src/domain/digest-items.ts'
import { FEWEST_LEADERS, type Group, livingIn, regroup } from '../../src/domain/disclosure.ts'
import { CATEGORIES, FEEDBACK_KINDS, FEEDBACK_STATUSES } from '../../src/domain/feedback.ts'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { AGES, entryOf, inLedgerOrder, isWanted, type LedgerFilter } from '../../src/domain/ledger-entry.ts'
import { type Behind, exposedGroup } from '../support/eavesdropper.ts'
import { type LedgerWeek, ledgerStories } from '../support/ledger-story.ts'

/** A figure as it was released, with the items that it is a count of. */
interface Released {
  name: string
  value: number | null
  behind: Behind
}

/** What makes figures of a ledger, week after week. */
type Digests = (weeks: readonly LedgerWeek[]) => Released[]

const ids = (items: readonly { id: string }[]): Behind => new Set(items.map(({ id }) => id))
const itemsOf = ({ shared, changes, now }: LedgerWeek) => digestItems(shared, changes, now)

/** As the bot does it. */
const ours: Digests = (weeks) => {
  let [groups, before]: [Group[], Figures | null] = [[], null]
  return weeks.flatMap((ledger) => {
    const { week } = ledger
    const items = itemsOf(ledger)
    const made = release(regroup(groups, items, week), items, week, before)
    groups = made.groups
    before = made.figures
    const { figures } = made
    const behind = (is: (group: Group) => boolean): Behind =>
      new Set(groups.filter(is).flatMap((group) => group.items))
    const stages = (...wanted: string[]) => behind((group) => wanted.includes(stageOf(group, items)))
    const all: Released[] = [
      { name: 'fresh', value: figures.fresh, behind: behind(({ formedIn }) => formedIn === week) },
      { name: 'waiting', value: figures.waiting, behind: stages('waiting', 'overdue') },
      { name: 'overdue', value: figures.overdue, behind: stages('overdue') },
      { name: 'closed', value: figures.closed, behind: stages('closed') },
      { name: 'mixed', value: figures.mixed, behind: stages('mixed') },
      ...figures.themes.map(({ category, now }) => ({
        ...{ name: category ?? 'several', value: now },
        behind: behind((group) => group.category === category),
      })),
    ]
    for (const { name, value, behind } of all) expect([name, value ?? 0]).toEqual([name, behind.size])
    // Medians are no counts; whose they are must be as many all the same.
    const medians = (['acknowledgedIn', 'closedIn'] as const).map((told) => ({
      ...{ name: told, value: null, behind: behind((group) => group[told] === week) },
    }))
    return [...all, ...medians]
  })
}

/** Who looks at the digests alone, and who knows besides what every leader has shared by name. */
function isKept(digests: Digests, weeks: readonly LedgerWeek[]): void {
  const released = digests(weeks).map(({ behind }) => behind)
  const everything = weeks.flatMap(({ shared }) => shared)
  const leaders = new Map(everything.map(({ id, menteeId }) => [id, menteeId]))
  const unnamed = new Map(
    everything.filter(({ sharing }) => sharing === 'theme').map(({ id, menteeId }) => [id, menteeId]),
  )
  expect(exposedGroup(released, leaders, FEWEST_LEADERS)).toBeNull()
  expect(exposedGroup(released, unnamed, FEWEST_LEADERS)).toBeNull()
}

const RUNS = { numRuns: 300 }

describe('no sequence of digests lets a reader compute a figure about fewer than five leaders', () => {
  test('whatever is added to and taken from whatever', () => {
    let [shown, parted] = [0, 0]
    fc.assert(
      fc.property(ledgerStories, (weeks) => {
        isKept(ours, weeks)
        const figures = ours(weeks).filter(({ value }) => value !== null)
        shown += figures.length
        if (figures.some(({ name }) => name === 'closed') && figures.some(({ name }) => name === 'waiting'))
          parted += 1
      }),
      RUNS,
    )
    // Silence would be safe as well.
    expect(shown).toBeGreaterThan(RUNS.numRuns)
    expect(parted).toBeGreaterThan(0)
  })

  test('and every figure is true of those who can still be counted, of whom there are five', () => {
    fc.assert(
      fc.property(ledgerStories, (weeks) => {
        for (const [index, ledger] of weeks.entries()) {
          const items = itemsOf(ledger)
          const thisWeek = ours(weeks.slice(0, index + 1)).slice(ours(weeks.slice(0, index)).length)
          for (const { name, behind } of thisWeek) {
            const living = items.filter(({ id }) => behind.has(id))
            if (behind.size === 0 || name === 'mixed') continue
            if (name === 'closed') expect(living.every(({ stage }) => stage === 'closed')).toBe(true)
            if (name === 'waiting') expect(living.some(({ stage }) => stage === 'closed')).toBe(false)
            if (name === 'overdue') expect(living.every(({ stage }) => stage === 'overdue')).toBe(true)
            if (['closed', 'waiting', 'overdue'].includes(name))
              expect(new Set(living.map(({ leaderId }) => leaderId)).size).toBeGreaterThanOrEqual(
                FEWEST_LEADERS,
              )
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('nor from the groups that are kept: those that were large stay whole, or are parted into large ones', () => {
    fc.assert(
      fc.property(ledgerStories, (weeks) => {
        let groups: Group[] = []
        for (const ledger of weeks) {
          const next = regroup(groups, itemsOf(ledger), ledger.week)
          for (const group of groups) {
            const parts = next.filter(({ items }) => items.some((id) => group.items.includes(id)))
            expect(parts.flatMap(({ items }) => items).toSorted()).toEqual(group.items.toSorted())
          }
          groups = next
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** The item with all that IT must not see, as of another leader or this one. */
const withSecrets = (item: LedgerWeek['shared'][number], whose: string): LedgerItem => ({
  ...item,
  ...{ workspaceId: 'T1', words: `Words of ${whose}`, ledgerId: `entry-${item.id}`, ledgerRevision: 0 },
  ...{ sessionId: `session of ${whose}`, pairId: `pair of ${whose}`, menteeId: whose, formId: whose },
  ...{ revision: 1, sharedTo: null, openedAt: null, closedAt: null, isHatchet: false, verdict: null },
  ...{ reopened: 0, createdAt: item.sharedAt, saidOn: item.sharedAt.toZonedDateTimeISO('UTC').toPlainDate() },
})

const filters: fc.Arbitrary<LedgerFilter> = fc.record(
  {
    status: fc.constantFrom(...FEEDBACK_STATUSES, 'all' as const),
    category: fc.constantFrom(...CATEGORIES),
    kind: fc.constantFrom(...FEEDBACK_KINDS),
    owner: fc.constantFrom('none', 'ULI'),
    age: fc.constantFrom(...AGES),
  },
  { requiredKeys: [] },
)

test('the ledger adds nothing to it: by whichever filter, it is the same whoever stands behind what has no name', () => {
  fc.assert(
    fc.property(ledgerStories, filters, (weeks, filter) => {
      for (const { shared, now } of weeks) {
        const list = (whose: (item: LedgerWeek['shared'][number]) => string) =>
          shared
            .flatMap((item) => entryOf(withSecrets(item, whose(item)), now) ?? [])
            .filter((entry) => isWanted(entry, filter))
            .toSorted(inLedgerOrder)
        const asItIs = list(({ menteeId }) => menteeId)
        expect(list(({ menteeId, sharing }) => (sharing === 'theme' ? 'UNOBODY' : menteeId))).toEqual(asItIs)
      }
    }),
    { numRuns: 100 },
  )
})

type Rule = (part: readonly DigestItem[], all: readonly DigestItem[]) => boolean
const atLeastFive: Rule = (part) => new Set(part.map(({ leaderId }) => leaderId)).size >= FEWEST_LEADERS
const bothSides: Rule = (part, all) => {
  const others = all.filter((item) => !part.includes(item))
  return atLeastFive(part, all) && (others.length === 0 || atLeastFive(others, all))
}

/** How digests are usually made: of what is there now, shown where a rule about the moment allows. */
const ofTheMoment =
  (rule: Rule): Digests =>
  (weeks) =>
    weeks.flatMap((ledger) => {
      const items = itemsOf(ledger)
      const parts = [
        items,
        ...(['waiting', 'overdue', 'closed'] as const).map((stage) =>
          items.filter((item) => item.stage === stage),
        ),
        ...[...Map.groupBy(items, ({ category }) => category).values()],
      ]
      return parts
        .filter((part) => rule(part, items))
        .map((part) => ({ name: 'part', value: part.length, behind: ids(part) }))
    })

/** Ours, but for what was taken back, which is no longer counted. */
const forgetful: Digests = (weeks) => {
  let groups: Group[] = []
  return weeks.flatMap((ledger) => {
    const items = itemsOf(ledger)
    groups = regroup(groups, items, ledger.week)
    return groups.map((group) => {
      const living = livingIn(group, items)
      return { name: 'group', value: living.length, behind: ids(living) }
    })
  })
}

describe('the eavesdropper', () => {
  test.each<[string, Digests]>([
    ['five leaders behind each figure of the moment', ofTheMoment(atLeastFive)],
    ['five leaders behind it and behind what the total leaves', ofTheMoment(bothSides)],
    ['groups that shrink when something is taken back', forgetful],
  ])('finds a small group where the rule is no more than %s', (_, digests) => {
    const found = fc.check(
      fc.property(ledgerStories, (weeks) => isKept(digests, weeks)),
      { ...RUNS, endOnFailure: true },
    )
    expect(found.failed).toBe(true)
  })

  test('finds what is left of a total, and what only three figures together tell', () => {
    const leaders = new Map([...'abcdefghijklmnop'].map((id) => [id, id]))
    const figures = (...rows: string[]) => rows.map((row) => new Set(row))
    expect(exposedGroup(figures('abcdef'), leaders, 5)).toBeNull()
    expect(exposedGroup(figures('abcd'), leaders, 5)).toEqual([...'abcd'])
    expect(exposedGroup(figures('abcdefg', 'abcdef'), leaders, 5)).toEqual(['g'])
    expect(exposedGroup(figures('abcdefghij', 'abcde'), leaders, 5)).toBeNull()
    expect(exposedGroup(figures('abcdefghijk', 'abcdef', 'fghij'), leaders, 5)).toEqual(['f', 'k'])
  })
})
