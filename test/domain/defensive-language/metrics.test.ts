import { describe, expect, test } from 'vitest'
import { byBut, byCues } from './baselines.ts'
import { count, f1, precision, recall, thresholdFor, wilson } from './metrics.ts'

describe('the figures by which the rules are judged', () => {
  test('give Wilson’s interval as the textbook does', () => {
    const { share, low, high } = wilson(8, 10)
    expect(share).toBe(0.8)
    expect(low).toBeCloseTo(0.4902, 3)
    expect(high).toBeCloseTo(0.9433, 3)
    expect(wilson(0, 20).low).toBe(0)
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 3)
    expect(wilson(20, 20).high).toBe(1)
    expect(wilson(0, 0).share).toBeNaN()
  })

  test('count what was found, what was flagged wrongly and what was missed', () => {
    const counts = count([
      { is: true, said: true },
      { is: true, said: true },
      { is: true, said: false },
      { is: false, said: true },
      { is: false, said: false },
    ])
    expect(counts).toEqual({ hits: 2, falseAlarms: 1, missed: 1 })
    expect(precision(counts).share).toBeCloseTo(2 / 3)
    expect(recall(counts).share).toBeCloseTo(2 / 3)
    expect(f1(counts)).toBeCloseTo(2 / 3)
    expect(f1({ hits: 3, falseAlarms: 1, missed: 5 })).toBeCloseTo(0.5)
    expect(f1({ hits: 0, falseAlarms: 0, missed: 4 })).toBe(0)
  })

  test('put the threshold where enough of what lies above it is right', () => {
    const scores = [5, 4, 3, 2, 1].map((score) => ({ score, is: score !== 3 }))
    expect(thresholdFor(scores, 0.95)).toBe(3.5)
    expect(thresholdFor(scores, 0.8)).toBe(0.5)
    expect(thresholdFor([{ score: 1, is: false }], 0.5)).toBe(Number.POSITIVE_INFINITY)
  })

  test('stand beside two simple ways', () => {
    expect(byCues('Yes, but that is the vendor.')).toEqual(['yes-but', 'blame-shift'])
    expect(byCues('You’re right and I call you at four.')).toEqual([])
    expect(byBut('Late, but here.')).toEqual(['yes-but'])
    expect(byBut('A button is missing.')).toEqual([])
  })
})
