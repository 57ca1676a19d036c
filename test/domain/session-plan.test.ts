import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaFor } from '../../src/domain/agenda.ts'
import { CADENCES, DEFAULT_AGREEMENT, MONTHS } from '../../src/domain/agreement.ts'
import {
  editPlan,
  hasMidPointReview,
  PLAN_TITLE_MAX,
  PLAN_TOPIC_MAX,
  type PlanEdit,
  planFor,
  sessionsPlanned,
  templateFor,
} from '../../src/domain/session-plan.ts'

const numbers = (of: number) => Array.from({ length: of }, (_, index) => index + 1)
const titles = (of: number) => numbers(of).map((number) => planFor(number, of, 45).title)
const counts = fc.integer({ min: 1, max: 48 })

describe('the plan of the sessions', () => {
  test('is six sessions for the usual agreement', () => {
    expect(titles(sessionsPlanned(DEFAULT_AGREEMENT))).toEqual([
      'Getting to know each other',
      'What gets in the way',
      'Where IT is heading',
      'Your goal, and a look back',
      'The leader teaches',
      'Looking back and closing',
    ])
  })

  test.each([
    [1, ['Getting to know each other']],
    [2, ['Getting to know each other', 'Looking back and closing']],
    [3, ['Getting to know each other', 'What gets in the way', 'Looking back and closing']],
    [4, ['Getting to know each other', 'What gets in the way', 'Your goal', 'Looking back and closing']],
    [
      5,
      [
        'Getting to know each other',
        'What gets in the way',
        'Where IT is heading',
        'Your goal, and a look back',
        'Looking back and closing',
      ],
    ],
  ])('keeps what matters most when there are %d', (of, expected) => {
    expect(titles(of)).toEqual(expected)
  })

  test('gives more sessions to the goals, and lets both bring something on the way', () => {
    expect(titles(12)).toEqual([
      'Getting to know each other',
      'What gets in the way',
      'Where IT is heading',
      'Your goal, and a look back',
      'What gets in the way',
      'Your goal',
      'The leader teaches',
      'Your goal',
      'What gets in the way',
      'Your goal',
      'The leader teaches',
      'Looking back and closing',
    ])
  })

  test('begins with introductions, ends with the closing and looks back once after three sessions, however long it is', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const all = titles(of)
        expect(all[0]).toBe('Getting to know each other')
        if (of > 1) expect(all.indexOf('Looking back and closing')).toBe(of - 1)
        const reviews = numbers(of).filter((number) => hasMidPointReview(number, of))
        expect(reviews).toEqual(of < 5 ? [] : [4])
        for (const [index, title] of all.entries())
          expect(title === 'Your goal, and a look back').toBe(reviews.includes(index + 1))
      }),
    )
  })

  test('goes on with the goals when a pair meets more often than planned', () => {
    expect(planFor(7, 6, 45).title).toBe('Your goal')
  })

  test('offers a question to open every topic with', () => {
    for (const number of numbers(12)) expect(planFor(number, 12, 45).opening).toMatch(/\?$/)
  })

  test('has templates that a pair could have typed into the form', () => {
    for (const number of numbers(12)) {
      const { title, topic } = templateFor(number, 12)
      expect(title.length).toBeLessThanOrEqual(PLAN_TITLE_MAX)
      expect(topic.length).toBeLessThanOrEqual(PLAN_TOPIC_MAX)
    }
  })

  test.each([
    ['weekly', 3, 12],
    ['weekly', 12, 48],
    ['biweekly', 6, 12],
    ['monthly', 6, 6],
    ['monthly', 12, 12],
  ] as const)('%s for %d months has room for %d sessions', (cadence, months, sessions) => {
    expect(sessionsPlanned({ cadence, months })).toBe(sessions)
  })

  test('has a first and a last session for every agreement there is', () => {
    for (const cadence of CADENCES)
      for (const months of MONTHS) expect(sessionsPlanned({ cadence, months })).toBeGreaterThanOrEqual(3)
  })
})

describe('the agenda of a session', () => {
  test.each([
    [15, [2, 8, 2, 2, 1]],
    [30, [3, 17, 3, 5, 2]],
    [45, [5, 25, 5, 7, 3]],
    [60, [7, 33, 7, 9, 4]],
  ])('of %d minutes is %j', (minutes, parts) => {
    expect(agendaFor(minutes).map((item) => item.minutes)).toEqual(parts)
  })

  test('leads from arriving to the next step, with the question about IT before it', () => {
    expect(agendaFor(45).map(({ name, minutes }) => `${name} ${minutes}`)).toEqual([
      'Arrive 5',
      'The topic 25',
      'The leader’s view 5',
      'How is IT doing? 7',
      'The next step 3',
    ])
  })

  test('has five parts in whole minutes that add up, for every length a session can have', () => {
    for (let minutes = 15; minutes <= 240; minutes++) {
      const agenda = agendaFor(minutes)
      expect(agenda).toHaveLength(5)
      expect(agenda.reduce((sum, item) => sum + item.minutes, 0)).toBe(minutes)
      for (const item of agenda) expect(Number.isInteger(item.minutes) && item.minutes >= 1).toBe(true)
    }
  })
})

describe('a pair’s own plan', () => {
  const OURS: PlanEdit = { number: 2, title: 'Our planning tool', topic: 'Where the figures come from' }

  test('takes the place of the template, its opening question included', () => {
    const edited = editPlan([], OURS, 6)
    if (!edited.ok) throw new Error('refused')
    expect(planFor(2, 6, 45, edited.value)).toEqual({
      number: 2,
      of: 6,
      title: 'Our planning tool',
      topic: 'Where the figures come from',
      opening: null,
      agenda: agendaFor(45),
    })
    expect(planFor(3, 6, 45, edited.value)).toEqual(planFor(3, 6, 45))
  })

  test('loses the spaces around what was typed', () => {
    const spaced = { ...OURS, title: ` ${OURS.title}\n`, topic: `${OURS.topic}  ` }
    expect(editPlan([], spaced, 6)).toEqual({ ok: true, value: [OURS] })
  })

  test('keeps one edit for each session, in their order', () => {
    const third = { ...OURS, number: 3 }
    const newer = { ...OURS, title: 'Another one' }
    expect(editPlan([OURS, third], newer, 6)).toEqual({ ok: true, value: [newer, third] })
    expect(editPlan([third], OURS, 6)).toEqual({ ok: true, value: [OURS, third] })
  })

  test('goes back to the template when the template’s words are typed', () => {
    expect(editPlan([OURS], { number: 2, ...templateFor(2, 6) }, 6)).toEqual({ ok: true, value: [] })
  })

  test.each<[string, Partial<PlanEdit>, object]>([
    ['a session before the first', { number: 0 }, { kind: 'no-such-session', of: 6 }],
    ['a session after the last', { number: 7 }, { kind: 'no-such-session', of: 6 }],
    ['half a session', { number: 1.5 }, { kind: 'no-such-session', of: 6 }],
    ['an empty title', { title: ' \n' }, { kind: 'missing', field: 'title' }],
    ['an empty topic', { topic: '' }, { kind: 'missing', field: 'topic' }],
    ['a long title', { title: 'x'.repeat(61) }, { kind: 'too-long', field: 'title', max: 60 }],
    ['a long topic', { topic: 'x'.repeat(201) }, { kind: 'too-long', field: 'topic', max: 200 }],
  ])('refuses %s', (_what, typed, refusal) => {
    expect(editPlan([], { ...OURS, ...typed }, 6)).toEqual({ ok: false, refusal })
  })

  test('takes a title and a topic of just the greatest length', () => {
    const long = { number: 6, title: 'x'.repeat(PLAN_TITLE_MAX), topic: 'y'.repeat(PLAN_TOPIC_MAX) }
    expect(editPlan([], long, 6)).toEqual({ ok: true, value: [long] })
  })
})
