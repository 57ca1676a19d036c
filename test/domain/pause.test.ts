import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PairState } from '../../src/domain/pair.ts'
import { mayResume, pause, resumesAt } from '../../src/domain/pause.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const today = date('2026-03-02')
const pair = (state: PairState = 'active', endsOn = '2026-12-02') => ({
  state,
  endsOn: date(endsOn),
  leftBy: null,
})

describe('a pause', () => {
  test.each(['2026-03-03', '2026-03-16', '2026-09-02'])('may last until %s', (until) => {
    const paused = pause(pair(), date(until), today)
    expect(paused).toMatchObject({ ok: true, value: { state: 'paused' } })
  })

  test.each([
    ['today', '2026-03-02', 'too-soon'],
    ['a day that has passed', '2026-02-01', 'too-soon'],
    ['a day more than six months ahead', '2026-09-03', 'too-long'],
  ])('cannot last until %s', (_, until, kind) => {
    expect(pause(pair(), date(until), today)).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('ends before the pair does', () => {
    const shortPair = pair('active', '2026-03-20')
    expect(pause(shortPair, date('2026-03-19'), today).ok).toBe(true)
    for (const until of ['2026-03-20', '2026-12-24'])
      expect(pause(shortPair, date(until), today)).toMatchObject({ refusal: { kind: 'past-the-end' } })
  })

  test('can be given another date', () => {
    expect(pause(pair('paused'), date('2026-04-01'), today).ok).toBe(true)
  })

  test('is no matter of choice while one of the two is away from the workspace', () => {
    const left = { ...pair('paused'), leftBy: 'U1' }
    expect(pause(left, date('2026-04-01'), today)).toMatchObject({ refusal: { kind: 'left' } })
    expect(mayResume(left)).toMatchObject({ refusal: { kind: 'left', leftBy: 'U1' } })
    expect(mayResume(pair('paused')).ok).toBe(true)
    expect(mayResume(pair('ended'))).toMatchObject({ refusal: { kind: 'not-paused', state: 'ended' } })
  })

  test.each(['proposed', 'completed', 'ended', 'declined', 'expired', 'withdrawn'] as const)(
    'is not for a pair that is %s',
    (state) => {
      expect(pause(pair(state), date('2026-04-01'), today)).toMatchObject({
        refusal: { kind: 'not-running', state },
      })
    },
  )

  test('never reaches the last day of the pair, nor further than six months, whatever is asked', () => {
    const days = fc.integer({ min: -400, max: 800 }).map((count) => today.add({ days: count }))
    fc.assert(
      fc.property(days, days, (until, endsOn) => {
        if (!pause({ state: 'active', endsOn, leftBy: null }, until, today).ok) return
        expect(Temporal.PlainDate.compare(until, today)).toBe(1)
        expect(Temporal.PlainDate.compare(until, endsOn)).toBe(-1)
        expect(Temporal.PlainDate.compare(until, '2026-09-02')).toBeLessThan(1)
      }),
    )
  })

  test('is over at nine in the morning where the leader is', () => {
    expect(resumesAt(date('2026-03-16'), 'America/New_York').toString()).toBe('2026-03-16T13:00:00Z')
  })
})
