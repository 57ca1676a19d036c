import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Audience,
  type CoachingCard,
  SITUATIONS,
  type Situation,
} from '../../../src/domain/coaching/card.ts'
import { COACHING_CARDS } from '../../../src/domain/coaching/cards.ts'
import { type CardWish, chooseCard } from '../../../src/domain/coaching/choose-card.ts'

const fits = (card: CoachingCard, { audience, situations }: Pick<CardWish, 'audience' | 'situations'>) =>
  card.audience === audience &&
  card.situations.some((situation) => situation === 'any' || situations.includes(situation))

const fitting = (wish: Pick<CardWish, 'audience' | 'situations'>) =>
  COACHING_CARDS.filter((card) => fits(card, wish)).map(({ id }) => id)

/** The cards of a person over a row of sessions, oldest first. */
function draw(
  audience: Audience,
  sessions: readonly (readonly Situation[])[],
  seed = 'session',
): CoachingCard[] {
  const drawn: CoachingCard[] = []
  for (const [index, situations] of sessions.entries()) {
    const shown = drawn.map(({ id }) => id)
    drawn.push(chooseCard({ audience, situations, shown, seed: `${seed}-${index}` }))
  }
  return drawn
}

const audiences = fc.constantFrom<Audience>('mentor', 'leader')
const situations = fc.subarray([...SITUATIONS])
const seeds = fc.uuid()
const shownIds = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...COACHING_CARDS.map(({ id }) => id)) },
    fc.constant('a-card-of-old'),
  ),
  { maxLength: 90 },
)
const wishes = fc.record({ audience: audiences, situations, shown: shownIds, seed: seeds })

describe('the card for a session', () => {
  test('fits the reader and the situation, whatever was shown before', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(fits(chooseCard(wish), wish)).toBe(true)
      }),
    )
  })

  test('is the same whenever the same is asked, and in whatever order the situations are named', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const again = { ...wish, situations: wish.situations.toReversed() }
        expect(chooseCard(again).id).toBe(chooseCard(wish).id)
      }),
    )
  })

  test('is one that was never shown, as long as there is one that fits', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const left = fitting(wish).filter((id) => !wish.shown.includes(id))
        if (left.length > 0) expect(left).toContain(chooseCard(wish).id)
      }),
    )
  })

  test('is the one shown longest ago when all that fit were shown', () => {
    fc.assert(
      fc.property(audiences, situations, shownIds, seeds, (audience, now, before, seed) => {
        const all = fitting({ audience, situations: now })
        const shown = [...all, ...before]
        const age = (id: string) => shown.lastIndexOf(id)
        const oldest = all.toSorted((a, b) => age(a) - age(b))[0]
        expect(chooseCard({ audience, situations: now, shown, seed }).id).toBe(oldest)
      }),
    )
  })

  test('comes twice to nobody before all that fit have come, through any row of sessions', () => {
    fc.assert(
      fc.property(audiences, fc.array(situations, { maxLength: 70 }), seeds, (audience, sessions, seed) => {
        const ids = draw(audience, sessions, seed).map(({ id }) => id)
        for (const [index, id] of ids.entries()) {
          const before = ids.slice(0, index)
          if (!before.includes(id)) continue
          for (const other of fitting({ audience, situations: sessions[index] ?? [] }))
            expect(before).toContain(other)
        }
      }),
      { numRuns: 60 },
    )
  })

  test.each(['mentor', 'leader'] as const)('can be each of the cards for a %s', (audience) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const card of COACHING_CARDS.filter((one) => one.audience === audience)) {
          const count = fitting({ audience, situations: card.situations }).length
          const drawn = draw(audience, Array(count).fill(card.situations), seed)
          expect(drawn.map(({ id }) => id)).toContain(card.id)
        }
      }),
      { numRuns: 5 },
    )
  })

  test('as the first a person gets can be each that is most to the point', () => {
    for (const situation of SITUATIONS) {
      const wanted = COACHING_CARDS.filter(
        (card) => card.audience === 'mentor' && card.situations.includes(situation),
      ).map(({ id }) => id)
      const seeds = Array.from({ length: 600 }, (_, index) => `session-${index}`)
      const drawn = seeds.map(
        (seed) => chooseCard({ audience: 'mentor', situations: [situation], shown: [], seed }).id,
      )
      expect(new Set(drawn)).toEqual(new Set(wanted))
    }
  })
})

describe('what is most to the point', () => {
  test('is the first session before two zones, and two zones before any session', () => {
    const first = chooseCard({
      audience: 'mentor',
      situations: ['remote-pair', 'first-session'],
      shown: [],
      seed: 's',
    })
    expect(first.situations).toContain('first-session')
    const usual = chooseCard({ audience: 'mentor', situations: ['remote-pair'], shown: [], seed: 's' })
    expect(usual.situations).toContain('remote-pair')
  })

  test('is the card that speaks to two situations at once', () => {
    const situations: Situation[] = ['first-session', 'new-culture']
    expect(chooseCard({ audience: 'mentor', situations, shown: [], seed: 's' }).id).toBe('names-first')
  })

  test('is something else than two zones every other time, so that they are not all a pair hears about', () => {
    const drawn = draw('mentor', Array(8).fill(['remote-pair']))
    const aboutZones = drawn.map((card) => card.situations.includes('remote-pair'))
    expect(aboutZones).toEqual([true, false, true, false, true, false, true, false])
  })

  test('stays a cancellation, even when the last card was about one', () => {
    const drawn = draw('mentor', Array(4).fill(['after-cancellation']))
    expect(drawn.every((card) => card.situations.includes('after-cancellation'))).toBe(true)
  })
})
