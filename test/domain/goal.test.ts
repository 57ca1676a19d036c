import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addGoal,
  daysLeft,
  dropGoal,
  dueGoals,
  editGoal,
  freePlace,
  type Goal,
  goalsOf,
  MAX_GOALS,
  mayTendGoals,
  newGoal,
  openGoals,
  PROGRESS,
  setProgress,
} from '../../src/domain/goal.ts'
import { PAIR_STATES } from '../../src/domain/pair.ts'

const today = Temporal.PlainDate.from('2026-03-10')
const draft = { text: 'One pilot', how: null, dueOn: null }
const aGoal = (changes: Partial<Goal> = {}): Goal => ({
  ...newGoal(draft, { id: crypto.randomUUID(), position: 1 }),
  ...changes,
})
const day = (date: string) => Temporal.PlainDate.from(date)

test('one goal a line, without its bullet', () => {
  expect(goalsOf('1. One\n\n- Two\n  • Three ')).toEqual(['One', 'Two', 'Three'])
})

describe('who may change goals', () => {
  test('both, while their pair runs, and nobody else ever', () => {
    for (const state of PAIR_STATES) {
      const pair = { mentorId: 'U1', menteeId: 'U2', state }
      const runs = state === 'active' || state === 'paused'
      for (const userId of ['U1', 'U2']) expect(mayTendGoals(pair, userId).ok).toBe(runs)
      expect(mayTendGoals(pair, 'U3')).toEqual({ ok: false, refusal: { kind: 'not-your-pair' } })
    }
  })
})

describe('a goal', () => {
  test('takes the first free place, and the fourth finds none', () => {
    const goals = [aGoal({ position: 1 }), aGoal({ position: 3 })]
    expect(freePlace({ goals })).toBe(2)
    const full = { goals: [...goals, aGoal({ position: 2 })] }
    expect(addGoal(full, draft, { id: crypto.randomUUID(), today })).toEqual({
      ok: false,
      refusal: { kind: 'no-room' },
    })
  })

  test('of a form that arrives twice is added once', () => {
    const goal = aGoal()
    expect(addGoal({ goals: [goal] }, draft, { id: goal.id, today })).toEqual({
      ok: true,
      value: 'unchanged',
    })
  })

  test('cannot be due on a day that has passed; today will do', () => {
    const at = { id: crypto.randomUUID(), today }
    expect(addGoal({ goals: [] }, { ...draft, dueOn: day('2026-03-09') }, at)).toMatchObject({
      refusal: { kind: 'past' },
    })
    expect(addGoal({ goals: [] }, { ...draft, dueOn: today }, at).ok).toBe(true)
  })

  test('that is overdue may be worded anew and keep its day', () => {
    const goal = aGoal({ dueOn: day('2026-03-01') })
    const seen = { id: goal.id, revision: 1, today }
    expect(editGoal({ goals: [goal] }, { ...draft, text: 'New', dueOn: day('2026-03-01') }, seen).ok).toBe(
      true,
    )
    expect(
      editGoal({ goals: [goal] }, { ...draft, text: 'New', dueOn: day('2026-03-02') }, seen),
    ).toMatchObject({
      refusal: { kind: 'past' },
    })
  })

  test('that somebody else changed since is not overwritten, unless both wrote the same', () => {
    const goal = aGoal({ text: 'Theirs', revision: 2 })
    const seen = { id: goal.id, revision: 1, today }
    expect(editGoal({ goals: [goal] }, { ...draft, text: 'Mine' }, seen)).toEqual({
      ok: false,
      refusal: { kind: 'changed-since', goal },
    })
    expect(editGoal({ goals: [goal] }, { ...draft, text: 'Theirs' }, seen)).toEqual({
      ok: true,
      value: 'unchanged',
    })
  })

  test('that is reached frees its place, and opens again where there is one', () => {
    const reached = aGoal({ progress: 100, state: 'reached', position: 1 })
    const pair = { goals: [reached, aGoal({ position: 1 }), aGoal({ position: 2 })] }
    expect(freePlace(pair)).toBe(3)
    expect(setProgress(pair, reached.id, 75)).toMatchObject({
      value: { after: { state: 'open', position: 3, progress: 75 } },
    })
    const full = { goals: [...pair.goals, aGoal({ position: 3 })] }
    expect(setProgress(full, reached.id, 75)).toMatchObject({ refusal: { kind: 'no-room' } })
  })

  test('that was dropped stays dropped, and one that was reached is not dropped', () => {
    const dropped = aGoal({ state: 'dropped' })
    const reached = aGoal({ state: 'reached', progress: 100 })
    const pair = { goals: [dropped, reached] }
    expect(setProgress(pair, dropped.id, 50)).toMatchObject({ refusal: { kind: 'closed', state: 'dropped' } })
    expect(dropGoal(pair, reached.id)).toMatchObject({ refusal: { kind: 'closed', state: 'reached' } })
    expect(dropGoal(pair, dropped.id)).toEqual({ ok: true, value: 'unchanged' })
  })

  test('is unknown in another pair, whatever is asked', () => {
    const id = crypto.randomUUID()
    const pair = { goals: [aGoal()] }
    const unknown = { ok: false, refusal: { kind: 'unknown' } }
    expect(setProgress(pair, id, 25)).toEqual(unknown)
    expect(dropGoal(pair, id)).toEqual(unknown)
    expect(editGoal(pair, draft, { id, revision: 1, today })).toEqual(unknown)
  })
})

test('whatever two people do, at most three are open, each at a place of its own, and revisions grow by one', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'edit', 'progress', 'drop'),
    which: fc.nat(6),
    progress: fc.constantFrom(...PROGRESS),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let goals: Goal[] = []
      for (const { what, which, progress } of steps) {
        const target = goals[which % Math.max(1, goals.length)]
        const id = target?.id ?? crypto.randomUUID()
        const decided =
          what === 'add'
            ? addGoal({ goals }, draft, { id: crypto.randomUUID(), today })
            : what === 'edit'
              ? editGoal(
                  { goals },
                  { ...draft, text: `Goal ${which}` },
                  { id, revision: target?.revision ?? 0, today },
                )
              : what === 'drop'
                ? dropGoal({ goals }, id)
                : setProgress({ goals }, id, progress)
        if (!decided.ok || decided.value === 'unchanged') continue
        const { before, after } = decided.value
        expect(after.revision).toBe((before?.revision ?? 0) + 1)
        goals = [...goals.filter((goal) => goal.id !== after.id), after]
        const places = openGoals({ goals }).map(({ position }) => position)
        expect(places.length).toBeLessThanOrEqual(MAX_GOALS)
        expect(new Set(places).size).toBe(places.length)
        for (const goal of goals)
          if (goal.state !== 'dropped') expect(goal.state === 'reached').toBe(goal.progress === 100)
      }
    }),
  )
})

describe('a goal’s day', () => {
  test.each([
    ['2026-03-09', -1],
    ['2026-03-10', 0],
    ['2026-03-11', 1],
    ['2026-04-10', 31],
  ])('%s is so many days ahead', (date, days) => {
    expect(daysLeft(aGoal({ dueOn: day(date) }), today)).toBe(days)
  })

  test('is counted in days also where the clocks change in between', () => {
    expect(daysLeft(aGoal({ dueOn: day('2026-03-30') }), day('2026-03-28'))).toBe(2)
    expect(daysLeft(aGoal({ dueOn: day('2027-01-01') }), day('2026-12-31'))).toBe(1)
  })

  test('is asked about from a week before, longest due first, and not when the goal is closed', () => {
    const goals = [
      aGoal({ text: 'far', dueOn: day('2026-03-17'), position: 1 }),
      aGoal({ text: 'near', dueOn: day('2026-03-16'), position: 2 }),
      aGoal({ text: 'over', dueOn: day('2026-02-01'), position: 3 }),
      aGoal({ text: 'closed', dueOn: day('2026-02-01'), state: 'reached', progress: 100 }),
      aGoal({ text: 'none' }),
    ]
    expect(dueGoals({ goals }, today).map(({ text }) => text)).toEqual(['over', 'near'])
  })
})
