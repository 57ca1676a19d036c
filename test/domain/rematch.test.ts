import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PairState } from '../../src/domain/pair.ts'
import { endsSearch, hasRoom, mayChooseNext } from '../../src/domain/rematch.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('who may say what comes after a pair', () => {
  const pair = (state: PairState) => ({ mentorId: 'U1', menteeId: 'U2', state })

  test.each<[PairState, boolean]>([
    ['proposed', false],
    ['active', false],
    ['paused', false],
    ['completed', true],
    ['ended', true],
    ['declined', false],
    ['expired', false],
    ['withdrawn', false],
  ])('a pair that is %s: %s for the two, never for anybody else', (state, may) => {
    expect(mayChooseNext(pair(state), 'U1').ok).toBe(may)
    expect(mayChooseNext(pair(state), 'U2').ok).toBe(may)
    expect(mayChooseNext(pair(state), 'U3')).toEqual({ ok: false, refusal: { kind: 'not-your-pair' } })
  })
})

describe('room for another partner', () => {
  const running = [{ mentorId: 'U1', menteeId: 'U2' }]

  test('a leader has one, a mentor as many as the workspace allows, each role for itself', () => {
    expect(hasRoom({ role: 'mentee', userId: 'U2', running, mentorCapacity: 2 })).toBe(false)
    expect(hasRoom({ role: 'mentor', userId: 'U1', running, mentorCapacity: 2 })).toBe(true)
    expect(hasRoom({ role: 'mentor', userId: 'U1', running, mentorCapacity: 1 })).toBe(false)
    expect(hasRoom({ role: 'mentee', userId: 'U1', running, mentorCapacity: 1 })).toBe(true)
  })
})

describe('a search', () => {
  const search = { userId: 'U1', role: 'mentor' as const, chosenAt: at('2026-09-03T10:00:00Z') }
  const begun = (mentor: string, mentee: string, state: PairState = 'active') => ({
    mentorId: 'U1',
    menteeId: 'U3',
    state,
    mentorAcceptedAt: at(mentor),
    menteeAcceptedAt: at(mentee),
  })

  test('is over with a pair that began after it, whoever said yes first', () => {
    expect(endsSearch(begun('2026-09-01T10:00:00Z', '2026-09-03T10:00:00Z'), search)).toBe(true)
    expect(endsSearch(begun('2026-09-04T10:00:00Z', '2026-09-01T10:00:00Z'), search)).toBe(true)
  })

  test('goes on beside a pair that ran already, a proposal, and one in the other role', () => {
    expect(endsSearch(begun('2026-09-01T10:00:00Z', '2026-09-02T10:00:00Z'), search)).toBe(false)
    expect(endsSearch(begun('2026-09-04T10:00:00Z', '2026-09-04T10:00:00Z', 'proposed'), search)).toBe(false)
    const other = begun('2026-09-04T10:00:00Z', '2026-09-04T10:00:00Z')
    expect(endsSearch({ ...other, mentorId: 'U3', menteeId: 'U1' }, search)).toBe(false)
    expect(endsSearch({ ...other, mentorAcceptedAt: null }, search)).toBe(false)
  })
})
