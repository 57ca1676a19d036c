import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { endsAt, JUST_BOOKED, type SessionState, stateAt } from '../../src/domain/session.ts'
import {
  type DatedSession,
  mayAnswerStall,
  nextLook,
  type StallFacts,
  stallOf,
  worstFirst,
} from '../../src/domain/stall.ts'
import { zones } from '../support/arbitraries.ts'

const at = (moment: string) => Temporal.Instant.from(moment)
const BEGAN = at('2026-01-05T10:00:00Z')

const session = (
  startsAt: string | Temporal.Instant,
  state: SessionState,
  cancelledBy: string | null = 'U1',
) => ({
  id: String(startsAt),
  workspaceId: 'T1',
  pairId: 'p',
  state,
  startsAt: typeof startsAt === 'string' ? at(startsAt) : startsAt,
  minutes: 45,
  bookedBy: 'U1',
  ...JUST_BOOKED,
  cancelledBy: state === 'cancelled' || state === 'missed' ? cancelledBy : null,
  place: null,
  fellAt: null,
})

const facts = (
  sessions: DatedSession[],
  pair: Partial<StallFacts['pair']> = {},
  zone = 'UTC',
): StallFacts => ({
  pair: {
    state: 'active',
    mentorAcceptedAt: BEGAN.subtract({ hours: 30 }),
    menteeAcceptedAt: BEGAN,
    resumedAt: null,
    cadence: 'monthly',
    months: 6,
    endsOn: null,
    ...pair,
  },
  sessions,
  zone,
})

const fallen = (sessions: DatedSession[], now: string, pair?: Partial<StallFacts['pair']>) =>
  stallOf(facts(sessions, pair), at(now))?.fallen.map(({ startsAt }) => startsAt.toString().slice(5, 10)) ??
  null

describe('two dates in a row that fell through', () => {
  const ONE = session('2026-01-20T10:00:00Z', 'cancelled')
  const TWO = session('2026-01-27T10:00:00Z', 'cancelled')

  test('stall a pair, one does not', () => {
    expect(fallen([ONE], '2026-01-20T12:00:00Z')).toBeNull()
    expect(fallen([ONE, TWO], '2026-01-21T12:00:00Z')).toEqual(['01-20', '01-27'])
  })

  test('may be missed ones, whether somebody said so or nobody said a word', () => {
    const unheard = session('2026-01-27T10:00:00Z', 'missed', null)
    expect(fallen([ONE, unheard], '2026-02-04T12:00:00Z')).toEqual(['01-20', '01-27'])
    expect(fallen([session('2026-01-20T10:00:00Z', 'missed'), unheard], '2026-02-04T12:00:00Z')).toHaveLength(
      2,
    )
  })

  test('are not in a row with a session between them, held or still ahead', () => {
    const between = (state: SessionState) => [ONE, session('2026-01-24T10:00:00Z', state), TWO]
    expect(fallen(between('held'), '2026-01-28T12:00:00Z')).toBeNull()
    expect(fallen(between('scheduled'), '2026-01-21T12:00:00Z')).toBeNull()
  })

  test('stay so until the two have met, although a third date is booked', () => {
    const booked = session('2026-02-03T10:00:00Z', 'scheduled')
    expect(fallen([ONE, TWO, booked], '2026-01-28T12:00:00Z')).toEqual(['01-20', '01-27'])
    expect(fallen([ONE, TWO, booked], '2026-02-03T10:44:00Z')).toHaveLength(2)
    expect(fallen([ONE, TWO, booked], '2026-02-03T10:45:00Z')).toBeNull()
  })

  test('are not those that were called off before the two met all the same', () => {
    const calledOff = [ONE, TWO].map((one) => ({ ...one, fellAt: at('2026-01-12T09:00:00Z') }))
    expect(fallen(calledOff, '2026-01-14T12:00:00Z')).toHaveLength(2)
    const met = session('2026-01-14T10:00:00Z', 'held')
    expect(fallen([met, ...calledOff], '2026-01-14T12:00:00Z')).toBeNull()
    const later = calledOff.map((one) => ({ ...one, fellAt: at('2026-01-16T09:00:00Z') }))
    expect(fallen([met, ...later], '2026-01-16T12:00:00Z')).toHaveLength(2)
  })

  test('do not count where they fell with a pause, or lie before its end', () => {
    const withPause = session('2026-01-27T10:00:00Z', 'cancelled', null)
    expect(fallen([ONE, withPause], '2026-01-28T12:00:00Z')).toBeNull()
    const resumedAt = at('2026-01-25T09:00:00Z')
    expect(fallen([ONE, TWO], '2026-01-28T12:00:00Z', { resumedAt })).toBeNull()
  })
})

describe('45 days without a session', () => {
  const quiet = (sessions: DatedSession[], now: string, pair?: Partial<StallFacts['pair']>, zone?: string) =>
    stallOf(facts(sessions, pair, zone), at(now))?.isQuiet ?? false

  test('count from the beginning, the last session or the end of a pause, whichever was last', () => {
    expect(quiet([], '2026-02-19T08:59:59Z')).toBe(false)
    expect(quiet([], '2026-02-19T09:00:00Z')).toBe(true)
    const held = [session('2026-01-15T10:00:00Z', 'held')]
    expect(quiet(held, '2026-02-19T09:00:00Z')).toBe(false)
    expect(quiet(held, '2026-03-01T09:00:00Z')).toBe(true)
    const resumedAt = at('2026-01-20T09:00:00Z')
    expect(quiet(held, '2026-03-01T09:00:00Z', { resumedAt })).toBe(false)
    expect(quiet(held, '2026-03-06T09:00:00Z', { resumedAt })).toBe(true)
  })

  test('are days of the leader’s calendar, also over a change of the clocks', () => {
    // New York sets its clocks forward on 8 March 2026: nine is 13:00 in UTC then.
    const pair = {
      mentorAcceptedAt: at('2026-02-02T20:00:00Z'),
      menteeAcceptedAt: at('2026-02-02T20:00:00Z'),
    }
    expect(quiet([], '2026-03-19T12:59:59Z', pair, 'America/New_York')).toBe(false)
    expect(quiet([], '2026-03-19T13:00:00Z', pair, 'America/New_York')).toBe(true)
  })

  test('wait for a session that is booked within two weeks, and for no later one', () => {
    const soon = session('2026-03-05T08:00:00Z', 'scheduled')
    expect(quiet([soon], '2026-02-19T09:00:00Z')).toBe(false)
    expect(quiet([session('2026-03-05T09:01:00Z', 'scheduled')], '2026-02-19T09:00:00Z')).toBe(true)
    expect(quiet([{ ...soon, state: 'cancelled', cancelledBy: 'U1' }], '2026-03-03T09:00:00Z')).toBe(true)
  })

  test('say nothing of a pair that rests, has ended, or has met as often as agreed', () => {
    expect(quiet([], '2026-04-19T09:00:00Z', { state: 'paused' })).toBe(false)
    expect(quiet([], '2026-04-19T09:00:00Z', { state: 'ended' })).toBe(false)
    const six = [1, 2, 3, 4, 5, 6].map((day) => session(`2026-01-1${day}T10:00:00Z`, 'held'))
    expect(quiet(six, '2026-04-19T09:00:00Z')).toBe(false)
    expect(quiet(six.slice(1), '2026-04-19T09:00:00Z')).toBe(true)
  })

  test('count although a pair met often early and then agreed on fewer sessions', () => {
    const eight = Array.from({ length: 8 }, (_, week) =>
      session(BEGAN.add({ hours: 168 * week + 24 }), 'held'),
    )
    const endsOn = Temporal.PlainDate.from('2026-07-05')
    expect(quiet(eight, '2026-05-19T09:00:00Z', { endsOn })).toBe(true)
    expect(quiet(eight, '2026-05-19T09:00:00Z', { endsOn: endsOn.subtract({ months: 4 }) })).toBe(false)
  })
})

describe('whatever becomes of a pair’s sessions', () => {
  const HOUR = 3_600_000
  const moments = fc
    .integer({ min: 1, max: 24 * 200 })
    .map((hours) => BEGAN.add({ milliseconds: hours * HOUR }))
  const anySession = fc
    .record({
      startsAt: moments,
      state: fc.constantFrom<SessionState>('scheduled', 'held', 'cancelled', 'missed'),
      cancelledBy: fc.constantFrom('U1', null),
    })
    .map(({ startsAt, state, cancelledBy }) => ({
      ...session(startsAt, state, cancelledBy),
      fellAt: state === 'cancelled' || state === 'missed' ? startsAt.subtract({ hours: 30 }) : null,
    }))
  const anyFacts = fc
    .record({
      sessions: fc.array(anySession, { maxLength: 8 }),
      resumedAt: fc.option(moments, { nil: null }),
      zone: zones,
    })
    .map(({ sessions, resumedAt, zone }) =>
      facts(
        sessions.toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt)),
        { resumedAt, cadence: 'weekly' },
        zone,
      ),
    )

  /** What has not happened yet at this moment is still ahead. */
  const asOf = ({ sessions, ...rest }: StallFacts, now: Temporal.Instant): StallFacts => ({
    ...rest,
    sessions: sessions.map((one) =>
      Temporal.Instant.compare(one.fellAt ?? one.startsAt, now) > 0
        ? { ...one, state: 'scheduled', cancelledBy: null, fellAt: null }
        : one,
    ),
  })

  test('the next look lies ahead, and no quiet begins unseen before it', () => {
    fc.assert(
      fc.property(anyFacts, moments, fc.nat(), (any, now, far) => {
        const pair = asOf(any, now)
        const look = nextLook(pair, now)
        if (look === null) throw new Error('a running pair is looked at')
        expect(Temporal.Instant.compare(look, now)).toBe(1)
        if (stallOf(pair, now) !== null) return
        // At any moment before it, if nothing is changed and what is booked takes place.
        const before = now.add({
          milliseconds: far % Math.max(1, look.epochMilliseconds - now.epochMilliseconds),
        })
        expect(stallOf(pair, before)?.isQuiet ?? false).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('a stall has its two dates or its 45 days, and ends with the next session', () => {
    fc.assert(
      fc.property(anyFacts, moments, (any, now) => {
        const pair = asOf(any, now)
        const stall = stallOf(pair, now)
        if (stall === null) return
        const days = stall.since.until(now).total('hours') / 24
        expect(stall.fallen.length >= 2 || (stall.isQuiet && days > 43)).toBe(true)
        for (const one of stall.fallen) {
          expect(stateAt(one, now)).toMatch(/cancelled|missed/)
          expect(Temporal.Instant.compare(one.startsAt, stall.since)).toBe(1)
        }
        const met = session(now, 'held')
        const sessions = [...pair.sessions, met].toSorted((one, other) =>
          Temporal.Instant.compare(one.startsAt, other.startsAt),
        )
        expect(stallOf({ ...pair, sessions }, endsAt(met))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('who sees to a stalled pair', () => {
  const by = (answer: 'asking' | 'left', coordinatorId: string) => ({ answer, coordinatorId })

  test('is one at a time, who may give it back', () => {
    expect(mayAnswerStall(null, 'U1').ok).toBe(true)
    expect(mayAnswerStall(by('asking', 'U1'), 'U1').ok).toBe(true)
    expect(mayAnswerStall(by('left', 'U2'), 'U1').ok).toBe(true)
    expect(mayAnswerStall(by('asking', 'U2'), 'U1')).toEqual({
      ok: false,
      refusal: { kind: 'taken', by: 'U2' },
    })
  })

  test('reads the longest quiet first, and what was left as it is last', () => {
    const entry = (since: string, answered: ReturnType<typeof by> | null = null) => ({
      stall: { since: at(since) },
      answered,
    })
    const entries = [
      entry('2026-01-01T00:00:00Z', by('left', 'U1')),
      entry('2026-03-01T00:00:00Z'),
      entry('2026-02-01T00:00:00Z', by('asking', 'U1')),
    ]
    expect(entries.toSorted(worstFirst).map(({ stall }) => stall.since.toString().slice(5, 7))).toEqual([
      '02',
      '03',
      '01',
    ])
  })
})
