import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  ASK_NOW_QUESTIONS,
  askNowQuestion,
  fallsWithPair,
  hasBegun,
  JUST_BOOKED,
  mayChange,
  mayMeet,
  mayMiss,
  type Session,
  type SessionState,
  stateAt,
} from '../../src/domain/session.ts'
import {
  objectionToBooking,
  objectionToLogging,
  suggestLoggedStart,
  suggestUntil,
  type TimingFacts,
} from '../../src/domain/session-time.ts'
import { instants, zones } from '../support/arbitraries.ts'

const at = (time: string) => Temporal.Instant.from(`2026-03-04T${time}Z`)
const date = (text: string) => Temporal.PlainDate.from(text)
const pair = { mentorId: 'U1', menteeId: 'U2', state: 'active', pausedUntil: null, leftBy: null } as const

function session(changes: Partial<Session> = {}): Session {
  return {
    id: 'S',
    workspaceId: 'T',
    pairId: 'P',
    state: 'scheduled',
    startsAt: at('09:00'),
    minutes: 45,
    bookedBy: 'U1',
    ...JUST_BOOKED,
    place: null,
    ...changes,
  }
}

describe("a session's state", () => {
  test('turns to held at its end, without anybody pressing anything', () => {
    expect(stateAt(session(), at('09:44:59'))).toBe('scheduled')
    expect(stateAt(session(), at('09:45'))).toBe('held')
  })

  test.each(['held', 'cancelled', 'missed'] as const)('stays %s, whatever the time', (state) => {
    fc.assert(
      fc.property(instants, (now) => {
        expect(stateAt(session({ state }), now)).toBe(state)
      }),
    )
  })

  test('has begun from the first moment on', () => {
    expect(hasBegun(session(), at('08:59:59'))).toBe(false)
    expect(hasBegun(session(), at('09:00'))).toBe(true)
  })
})

describe('who may meet', () => {
  test('is each of the two of an active pair', () => {
    expect(mayMeet(pair, 'U1')).toEqual({ ok: true, value: 'mentor' })
    expect(mayMeet(pair, 'U2')).toEqual({ ok: true, value: 'mentee' })
  })

  test('is nobody else, and nobody in a pair that rests', () => {
    const pausedUntil = date('2026-04-01')
    expect(mayMeet(pair, 'U3')).toMatchObject({ refusal: { kind: 'not-your-pair' } })
    expect(mayMeet({ ...pair, state: 'paused', pausedUntil }, 'U1')).toMatchObject({
      refusal: { kind: 'paused', until: pausedUntil },
    })
    expect(mayMeet({ ...pair, state: 'paused', pausedUntil, leftBy: 'U2' }, 'U1')).toMatchObject({
      refusal: { kind: 'left' },
    })
    expect(mayMeet({ ...pair, state: 'ended' }, 'U1')).toMatchObject({ refusal: { kind: 'not-active' } })
  })
})

describe('a change', () => {
  test('is for the two, before the session begins', () => {
    expect(mayChange(session(), pair, 'U2', at('08:59')).ok).toBe(true)
    expect(mayChange(session(), pair, 'U3', at('08:59'))).toMatchObject({
      refusal: { kind: 'not-your-session' },
    })
    expect(mayChange(session(), pair, 'U1', at('09:00'))).toMatchObject({ refusal: { kind: 'begun' } })
    expect(mayChange(session(), pair, 'U1', at('09:45'))).toMatchObject({ refusal: { kind: 'held' } })
  })

  test.each(['held', 'cancelled', 'missed'] as const)('comes too late once it was %s', (state) => {
    expect(mayChange(session({ state }), pair, 'U1', at('08:00'))).toMatchObject({ refusal: { kind: state } })
  })

  test.each<[SessionState, string, boolean, string | null]>([
    ['scheduled', '08:59', false, 'not-begun'],
    ['scheduled', '09:00', false, null],
    ['scheduled', '12:00', false, null],
    ['held', '12:00', false, null],
    ['held', '12:00', true, 'answered'],
    ['cancelled', '12:00', false, 'cancelled'],
    ['missed', '12:00', false, 'missed'],
  ])('to missed from %s at %s, answered: %s, is refused as %s', (state, time, answered, kind) => {
    const may = mayMiss(session({ state }), { pair, answered }, 'U2', at(time))
    expect(may.ok ? null : may.refusal.kind).toBe(kind)
  })
})

describe('a pair that rests', () => {
  const falls = (state: 'active' | 'paused' | 'ended', pausedUntil: string | null, zone = 'UTC') =>
    fallsWithPair(
      session(),
      { state, pausedUntil: pausedUntil ? date(pausedUntil) : null, leftBy: null },
      zone,
    )

  test('keeps its sessions from the day it resumes on, as the leader counts days', () => {
    expect(falls('active', null)).toBe(false)
    expect(falls('paused', '2026-03-05')).toBe(true)
    expect(falls('paused', '2026-03-04')).toBe(false)
    expect(falls('paused', '2026-03-04', 'Pacific/Honolulu')).toBe(true)
    expect(falls('ended', null)).toBe(true)
  })

  test('because one of the two has left keeps none, on its last day neither', () => {
    const left = { state: 'paused', pausedUntil: date('2026-03-04'), leftBy: 'U1' } as const
    expect(fallsWithPair(session(), left, 'UTC')).toBe(true)
  })
})

describe('the question about IT', () => {
  test('is another one in consecutive sessions, and in five sessions each comes once', () => {
    fc.assert(
      fc.property(fc.nat(1000), (earlier) => {
        expect(askNowQuestion(earlier)).not.toBe(askNowQuestion(earlier + 1))
        const five = [0, 1, 2, 3, 4].map((more) => askNowQuestion(earlier + more))
        expect(new Set(five)).toEqual(new Set(ASK_NOW_QUESTIONS))
      }),
    )
  })
})

describe('the time of a session', () => {
  const facts: TimingFacts = { now: at('09:00'), zone: 'UTC', endsOn: date('2026-09-04'), others: [] }
  const time = (startsAt: string, minutes = 45) => ({ startsAt: Temporal.Instant.from(startsAt), minutes })

  test.each([
    ['2026-03-04T08:59Z', 'past'],
    ['2026-03-04T09:00Z', 'past'],
    ['2026-03-04T09:01Z', undefined],
    ['2026-09-04T23:59Z', undefined],
    ['2026-09-05T00:00Z', 'after-the-end'],
  ])('%s is refused for booking as %s', (startsAt, kind) => {
    expect(objectionToBooking(time(startsAt), facts)?.kind).toBe(kind)
  })

  test('lies at most a year ahead where no agreement ends before', () => {
    const endless = { ...facts, endsOn: null }
    expect(objectionToBooking(time('2027-03-04T10:00Z'), endless)).toBeNull()
    expect(objectionToBooking(time('2027-03-05T10:00Z'), endless)?.kind).toBe('too-far')
  })

  test("counts the agreement's last day in the zone of whoever books", () => {
    const late = time('2026-09-05T03:00Z')
    expect(objectionToBooking(late, facts)?.kind).toBe('after-the-end')
    expect(objectionToBooking(late, { ...facts, zone: 'America/New_York' })).toBeNull()
  })

  test.each([
    ['09:15', 45, undefined],
    ['09:16', 45, 'overlaps'],
    ['10:30', 45, 'overlaps'],
    ['10:44', 45, 'overlaps'],
    ['10:45', 45, undefined],
    ['09:30', 240, 'overlaps'],
  ])('%s for %i minutes beside a session from 10:00 to 10:45: %s', (start, minutes, kind) => {
    const others = [time('2026-03-04T10:00Z')]
    const objection = objectionToBooking(time(`2026-03-04T${start}Z`, minutes), {
      ...facts,
      now: at('08:00'),
      others,
    })
    expect(objection?.kind).toBe(kind)
  })

  test.each([
    ['2026-03-04T08:15Z', undefined],
    ['2026-03-04T08:16Z', 'not-over'],
    ['2026-03-05T08:00Z', 'not-over'],
    ['2025-03-04T08:00Z', undefined],
    ['2025-03-03T08:00Z', 'too-long-ago'],
  ])('%s is refused for logging as %s', (startsAt, kind) => {
    expect(objectionToLogging(time(startsAt), facts)?.kind).toBe(kind)
  })

  test('is not logged twice', () => {
    const others = [time('2026-03-04T07:00Z')]
    expect(objectionToLogging(time('2026-03-04T07:30Z'), { ...facts, others })?.kind).toBe('overlaps')
  })

  test('that the log form suggests can be logged, in every zone', () => {
    fc.assert(
      fc.property(instants, zones, fc.constantFrom(30, 45, 60), (now, zone, minutes) => {
        const { date: day, time: clock } = suggestLoggedStart(minutes, zone, now)
        const earliest = now.subtract({ minutes }).toZonedDateTimeISO(zone).toPlainDateTime()
        expect(Temporal.PlainDateTime.compare(`${day}T${clock}`, earliest)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('suggested after the last day of the agreement is brought forward', () => {
    const suggested = { date: '2026-04-01', time: '14:15' }
    const until = (day: string | null) => suggestUntil(day ? date(day) : null, suggested, 'UTC', at('09:00'))
    expect(until(null)).toBe(suggested)
    expect(until('2026-04-01')).toBe(suggested)
    expect(until('2026-03-31')).toEqual({ date: '2026-03-09', time: '14:15' })
    expect(until('2026-03-06')).toEqual({ date: '2026-03-06', time: '14:15' })
  })
})
