import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  type ChangeState,
  changedTerms,
  DEFAULT_AGREEMENT,
  decideTerms,
  extensions,
  MOST_MONTHS,
  mayAnswerChange,
  mayChangeAgreement,
  mayWithdrawChange,
  monthsBetween,
} from '../../src/domain/agreement.ts'
import { PAIR_STATES } from '../../src/domain/pair.ts'
import { sessionsPlanned } from '../../src/domain/session-plan.ts'
import { dates } from '../support/arbitraries.ts'

const day = (date: string) => Temporal.PlainDate.from(date)
const CHANGES: ChangeState[] = ['open', 'accepted', 'declined', 'withdrawn', 'replaced', 'lapsed']
const two = { mentorId: 'U1', menteeId: 'U2' }
const terms = {
  topic: 'AI in planning',
  cadence: 'monthly' as const,
  sessionMinutes: 45 as const,
  endsOn: day('2026-09-02'),
  offLimits: null,
  ownRule: null,
}
const pair = { ...terms, startsOn: day('2026-03-02') }

test('the agreement that is suggested is six sessions of 45 minutes in six months', () => {
  expect(DEFAULT_AGREEMENT).toEqual({ cadence: 'monthly', sessionMinutes: 45, months: 6 })
  expect(sessionsPlanned(DEFAULT_AGREEMENT)).toBe(6)
})

describe('proposing a change', () => {
  test('is for the two of a running pair, in every other state and for everybody else it is refused', () => {
    for (const state of PAIR_STATES)
      for (const leftBy of [null, 'U2'])
        for (const userId of ['U1', 'U2', 'U3']) {
          const may = mayChangeAgreement({ ...two, state, leftBy }, userId)
          const isRunning = state === 'active' || state === 'paused'
          expect(may.ok).toBe(isRunning && leftBy === null && userId !== 'U3')
          if (may.ok) continue
          expect(may.refusal.kind).toBe(
            userId === 'U3' ? 'not-your-pair' : isRunning ? 'left' : 'not-running',
          )
        }
  })

  test('needs something to change, and an end that the form offers', () => {
    expect(decideTerms(pair, terms)).toEqual({ ok: false, refusal: { kind: 'nothing-changes' } })
    for (const endsOn of [day('2026-09-01'), day('2026-10-03'), day('2027-04-02'), day('9999-12-31')])
      expect(decideTerms(pair, { ...terms, endsOn })).toEqual({
        ok: false,
        refusal: { kind: 'end-not-offered' },
      })
    const longer = { ...terms, endsOn: day('2026-11-02'), cadence: 'biweekly' as const }
    expect(decideTerms(pair, longer)).toEqual({ ok: true, value: { before: terms, after: longer } })
    expect(changedTerms(terms, longer)).toEqual(['cadence', 'endsOn'])
  })
})

describe('extending', () => {
  test('offers one to six months', () => {
    expect(extensions(pair).map(String)).toEqual([
      '2026-10-02',
      '2026-11-02',
      '2026-12-02',
      '2027-01-02',
      '2027-02-02',
      '2027-03-02',
    ])
  })

  test('ends with two years in all', () => {
    expect(extensions({ startsOn: day('2026-03-02'), endsOn: day('2028-02-02') }).map(String)).toEqual([
      '2028-03-02',
    ])
    expect(extensions({ startsOn: day('2026-03-02'), endsOn: day('2028-03-02') })).toEqual([])
  })

  test('keeps the number of months what people would count, on every first day and however often', () => {
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom(3, 6, 12),
        fc.array(fc.nat(5), { maxLength: 6 }),
        (startsOn, months, steps) => {
          let endsOn = startsOn.add({ months })
          let counted = months
          for (const step of steps) {
            const later = extensions({ startsOn, endsOn })[step]
            if (!later) break
            endsOn = later
            counted += step + 1
          }
          expect(monthsBetween(startsOn, endsOn)).toBe(counted)
          expect(counted).toBeLessThanOrEqual(MOST_MONTHS)
        },
      ),
    )
  })
})

describe('answering a change', () => {
  test('is for the other one, as long as it is open and the pair runs', () => {
    for (const state of PAIR_STATES)
      for (const changeState of CHANGES)
        for (const userId of ['U1', 'U2', 'U3']) {
          const change = { proposedBy: 'U1', state: changeState }
          const isRunning = state === 'active' || state === 'paused'
          const answer = mayAnswerChange(change, { ...two, state, leftBy: null }, userId)
          expect(answer.ok).toBe(isRunning && changeState === 'open' && userId === 'U2')
          const withdraw = mayWithdrawChange(change, two, userId)
          expect(withdraw.ok).toBe(changeState === 'open' && userId === 'U1')
        }
  })
})
