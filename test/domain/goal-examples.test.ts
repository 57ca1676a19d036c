import { describe, expect, test } from 'vitest'
import { GOAL_EXAMPLES } from '../../src/domain/goal-examples.ts'

/** Slack shows so much of a placeholder. */
const PLACEHOLDER_MAX = 150

describe('the examples of a goal', () => {
  test('are three for each field, each another one', () => {
    const fields = GOAL_EXAMPLES.flatMap(({ what, howWeKnow, byWhen }) => [what, howWeKnow, byWhen])
    expect(new Set(fields).size).toBe(9)
  })

  test('fit a placeholder that begins with “For example:”', () => {
    for (const example of GOAL_EXAMPLES)
      for (const words of Object.values(example))
        expect(`For example: ${words}`.length).toBeLessThanOrEqual(PLACEHOLDER_MAX)
  })

  test('name a date or an event by which the goal is reached', () => {
    for (const { byWhen } of GOAL_EXAMPLES) expect(byWhen).toMatch(/^(?:By|Before) /)
  })
})
