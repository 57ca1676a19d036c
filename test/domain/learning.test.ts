import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { decideLine, LOGGED_STATES, mayKeepLog } from '../../src/domain/learning.ts'
import { PAIR_STATES, type PairState } from '../../src/domain/pair.ts'

describe('saving a line', () => {
  const stored = { userId: 'UMAYA', words: 'Margins decide', revision: 2 }
  const maya = (revision: number) => ({ userId: 'UMAYA', revision })

  test('inserts what is new, and corrects what the form showed', () => {
    expect(decideLine('Margins', null, maya(0))).toEqual({ ok: true, value: 'insert' })
    expect(decideLine('Margins', stored, maya(2))).toEqual({ ok: true, value: 'correct' })
  })

  test('changes nothing when the same words come again, whichever window they come from', () => {
    for (const revision of [0, 1, 2])
      expect(decideLine(stored.words, stored, maya(revision))).toEqual({ ok: true, value: 'unchanged' })
  })

  test('overwrites nothing that the form did not show', () => {
    for (const revision of [0, 1])
      expect(decideLine('Margins', stored, maya(revision))).toMatchObject({
        refusal: { kind: 'corrected-elsewhere' },
      })
  })

  test('answers for somebody else’s line as for one that is gone', () => {
    const unknown = { ok: false, refusal: { kind: 'unknown' } }
    expect(decideLine('Margins', null, maya(2))).toEqual(unknown)
    expect(decideLine('Margins', stored, { userId: 'UOMAR', revision: 2 })).toEqual(unknown)
    expect(decideLine(stored.words, stored, { userId: 'UOMAR', revision: 2 })).toEqual(unknown)
  })
})

describe('the log of a pair', () => {
  const now = Temporal.Instant.from('2026-06-01T12:00:00Z')
  const pair = (state: PairState) => ({ mentorId: 'UMAYA', menteeId: 'UOMAR', state })

  test.each(PAIR_STATES)('%s is open to its two, if it has ever run, and to nobody else', (state) => {
    const hasLog = LOGGED_STATES.includes(state)
    expect(hasLog).toBe(['active', 'paused', 'completed', 'ended'].includes(state))
    for (const [userId, role] of [
      ['UMAYA', 'mentor'],
      ['UOMAR', 'mentee'],
    ] as const)
      expect(mayKeepLog(pair(state), null, userId, now)).toEqual(
        hasLog ? { ok: true, value: role } : { ok: false, refusal: { kind: 'not-started' } },
      )
    expect(mayKeepLog(pair(state), null, 'UPRIYA', now)).toEqual({
      ok: false,
      refusal: { kind: 'not-your-pair' },
    })
  })

  test('closes on the day on which its notes are deleted', () => {
    const closing = {
      endsOn: Temporal.PlainDate.from('2026-03-02'),
      closedAt: Temporal.Instant.from('2026-03-03T09:00:00Z'),
      zone: 'UTC',
    }
    const at = (day: string) => mayKeepLog(pair('completed'), closing, 'UMAYA', Temporal.Instant.from(day))
    expect(at('2026-05-30T23:59:59Z').ok).toBe(true)
    expect(at('2026-05-31T00:00:00Z')).toEqual({ ok: false, refusal: { kind: 'deleted' } })
  })
})
