import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseStrategyCard, stemsOf } from '../../src/domain/choose-strategy-card.ts'
import {
  changedFields,
  decideStrategySave,
  readingOf,
  STRATEGY_FIELDS,
  type StrategyCard,
  type StrategyText,
  stampOf,
  strategyRights,
  typedOver,
} from '../../src/domain/strategy.ts'

const text = (own: Partial<StrategyText> = {}): StrategyText => ({
  initiative: 'One data platform',
  outcome: 'Reports in minutes',
  itPart: 'We build it',
  status: 'planned',
  pain: null,
  askWhom: null,
  ...own,
})
const card = (id: string, own: Partial<StrategyCard> = {}): StrategyCard => ({
  ...text(),
  id,
  version: 1,
  writtenBy: 'U1',
  isRetired: false,
  ...own,
})

describe('two who write one card at once', () => {
  const texts = fc.record({
    initiative: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom('a', 'b', 'c'),
    itPart: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('planned' as const, 'live' as const),
    pain: fc.constantFrom(null, 'a', 'b'),
    askWhom: fc.constantFrom(null, 'a', 'b'),
  })

  test('keep what each of them changed, the second one’s own where both did', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, current, typed) => {
        const merged = typedOver(base, current, typed)
        for (const field of STRATEGY_FIELDS)
          expect(merged[field]).toBe(
            changedFields(base, typed).includes(field) ? typed[field] : current[field],
          )
      }),
    )
  })

  test.each([
    ['the version that is current', card('C'), 1, text({ pain: 'x' }), 'save'],
    ['the same words again', card('C'), 1, text(), 'unchanged'],
    ['the same words over another version', card('C', { version: 2 }), 1, text(), 'unchanged'],
    [
      'other words over another version',
      card('C', { version: 2 }),
      1,
      text({ pain: 'x' }),
      'changed-meanwhile',
    ],
    ['a retired card', card('C', { isRetired: true }), 1, text({ pain: 'x' }), 'retired'],
  ])('saving %s', (_, current, openedAt, typed, outcome) => {
    const decided = decideStrategySave(current, openedAt, typed)
    expect(decided.ok ? decided.value : decided.refusal.kind).toBe(outcome)
  })
})

describe('reading the cards', () => {
  const cards = [card('A', { version: 2 }), card('B')]

  test('is of versions: what was edited since is unread again, what was retired counts no more', () => {
    expect(readingOf(cards, [])).toEqual({ isFirst: true, unread: ['A', 'B'] })
    expect(readingOf(cards, [{ cardId: 'A', version: 1 }])).toEqual({ isFirst: false, unread: ['A', 'B'] })
    const all = [
      { cardId: 'A', version: 2 },
      { cardId: 'B', version: 1 },
      { cardId: 'gone', version: 4 },
    ]
    expect(readingOf(cards, all)).toEqual({ isFirst: false, unread: [] })
  })

  test('names what was shown, so that any change is another stamp', () => {
    const stamps = [cards, cards.slice(0, 1), [card('A', { version: 3 }), card('B')], []].map(stampOf)
    expect(new Set(stamps).size).toBe(4)
  })

  test('is for whoever has a role; writing for IT leads, confirming for mentors, overseeing for coordinators', () => {
    const nobody = { isMentor: false, isMentee: false, isItLead: false, isCoordinator: false }
    const none = { mayRead: false, mayWrite: false, seesPain: false, confirms: false, seesReaders: false }
    // Where it hurts is for those who listen to leaders, not for the leaders.
    const listener = { ...none, mayRead: true, seesPain: true }
    expect(strategyRights(nobody)).toEqual(none)
    expect(strategyRights({ ...nobody, isMentee: true })).toEqual({ ...none, mayRead: true })
    expect(strategyRights({ ...nobody, isMentor: true })).toEqual({ ...listener, confirms: true })
    expect(strategyRights({ ...nobody, isItLead: true })).toEqual({ ...listener, mayWrite: true })
    expect(strategyRights({ ...nobody, isCoordinator: true })).toEqual({ ...listener, seesReaders: true })
  })
})

describe('the strategy card of a session', () => {
  const reports = card('B', { initiative: 'Faster reports', outcome: 'The month end closes in a day' })
  const passkeys = card('A', {
    initiative: 'Passkeys',
    outcome: 'Nobody types a password',
    itPart: 'Sign-in',
  })
  const phones = card('C', {
    initiative: 'New phones',
    outcome: 'Calls that do not drop',
    itPart: 'We buy them',
  })
  const all = [passkeys, reports, phones]

  test.each([
    [['Month-end reporting without tears'], 'B'],
    [['Fewer passwords'], 'A'],
    [['I want my calls to stop dropping', 'a phone that works'], 'C'],
  ])('fits what the pair is about: %s', (about, id) => {
    expect(chooseStrategyCard(all, about, [])?.id).toBe(id)
    expect(chooseStrategyCard(all, about, ['A', 'B', 'C'])?.id).toBe(id)
  })

  test('is the one shown longest ago where none fits better', () => {
    expect(chooseStrategyCard(all, ['Leadership'], [])?.id).toBe('A')
    expect(chooseStrategyCard(all, ['Leadership'], ['A'])?.id).toBe('B')
    expect(chooseStrategyCard(all, ['Leadership'], ['A', 'B', 'C'])?.id).toBe('A')
    expect(chooseStrategyCard(all, ['Leadership'], ['A', 'B', 'C', 'A'])?.id).toBe('B')
  })

  test('does not depend on the order in which the cards come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: 3 }),
        fc.array(fc.constantFrom('A', 'B', 'C')),
        fc.constantFrom('reports', 'phones and passwords', ''),
        (cards, shown, about) => {
          expect(chooseStrategyCard(cards, [about], shown)).toBe(chooseStrategyCard(all, [about], shown))
        },
      ),
    )
  })

  test('is none where there are no cards', () => {
    expect(chooseStrategyCard([], ['Reports'], [])).toBeNull()
  })

  test.each([
    ['report', ['reports', 'Reporting', 'reported', 'REPORT']],
    ['plan', ['plans', 'planning', 'planned']],
    ['automat', ['automation', 'automations']],
    ['cost', ['costs', 'cost']],
    ['agree', ['agreement', 'agreements']],
  ])('takes the forms of one word for one: %s', (_, words) => {
    expect(stemsOf(words).size).toBe(1)
  })

  test('hears nothing in words that say nothing', () => {
    expect(stemsOf(['What we would make of it, and the other one too', '– … 1'])).toEqual(new Set())
    expect(stemsOf(['Café Réports'])).toEqual(stemsOf(['cafe reports']))
  })
})
