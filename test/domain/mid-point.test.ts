import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  areAnswersShown,
  isReviewDue,
  lateReviewAt,
  mayAnswerWorth,
  reviewAt,
  reviewedSession,
} from '../../src/domain/mid-point.ts'
import { PAIR_STATES } from '../../src/domain/pair.ts'
import { JUST_BOOKED, type Session, type SessionState } from '../../src/domain/session.ts'

const at = (moment: string) => Temporal.Instant.from(moment)

const session = (startsAt: string, state: SessionState = 'held'): Session => ({
  id: startsAt,
  workspaceId: 'T1',
  pairId: 'p',
  state,
  startsAt: at(startsAt),
  minutes: 45,
  bookedBy: 'U1',
  ...JUST_BOOKED,
  place: null,
})

const four = [
  session('2026-03-10T14:00:00Z'),
  session('2026-04-10T14:00:00Z', 'cancelled'),
  session('2026-04-14T14:00:00Z'),
  session('2026-05-12T14:00:00Z', 'scheduled'),
]

describe('the look back', () => {
  test('is after the third session that counts, in whatever order they were booked', () => {
    expect(reviewedSession(four.toReversed(), 6)?.id).toBe('2026-05-12T14:00:00Z')
    expect(reviewedSession(four.slice(0, 3), 6)).toBeNull()
    for (const of of [3, 4, 12, 48]) expect(reviewedSession(four, of)?.id).toBe('2026-05-12T14:00:00Z')
    expect(reviewedSession(four, 2)).toBeNull()
  })

  test('is looked back on when it was held, and not when it was missed or another one came before', () => {
    const third = four[3] as Session
    const facts = { sessions: four, of: 6 }
    expect(isReviewDue(third, facts, at('2026-05-12T14:44:00Z'))).toBe(false)
    expect(isReviewDue(third, facts, at('2026-05-12T14:45:00Z'))).toBe(true)
    const missed = { ...third, state: 'missed' as const }
    expect(
      isReviewDue(missed, { sessions: [...four.slice(0, 3), missed], of: 6 }, at('2026-05-20T00:00:00Z')),
    ).toBe(false)
    const logged = { sessions: [...four, session('2026-03-20T14:00:00Z')], of: 6 }
    expect(isReviewDue(third, logged, at('2026-05-20T00:00:00Z'))).toBe(false)
  })

  test.each([
    [
      'a Tuesday in New York, by the leader’s clock',
      '2026-05-12T14:00:00Z',
      'America/New_York',
      '2026-05-14T10:00-04:00',
    ],
    ['a Friday before the clocks change', '2026-03-27T14:00:00Z', 'Europe/Berlin', '2026-03-31T10:00+02:00'],
    [
      'a session that ends after midnight over there',
      '2026-05-12T14:30:00Z',
      'Asia/Tokyo',
      '2026-05-15T10:00+09:00',
    ],
  ])('asks two working days after %s', (_, startsAt, zone, expected) => {
    expect(reviewAt(session(startsAt), zone).toString()).toBe(at(expected).toString())
  })
})

describe('a look back whose moment is over', () => {
  const third = { ...four[3], state: 'held' } as Session
  const now = at('2026-05-22T12:00:00Z')

  test('comes two working days after the session became known, unless the two have met again', () => {
    expect(lateReviewAt(third, four, 'UTC', now)).toEqual(at('2026-05-26T10:00:00Z'))
    const next = (state: SessionState) => [...four, session('2026-05-20T14:00:00Z', state)]
    expect(lateReviewAt(third, next('held'), 'UTC', now)).toBeNull()
    expect(lateReviewAt(third, next('cancelled'), 'UTC', now)).not.toBeNull()
  })
})

describe('the answers of the look back', () => {
  const asked = at('2026-05-14T10:00:00Z')
  const yes = { userId: 'U1', worth: 'yes' as const }
  const no = { userId: 'U2', worth: 'no' as const }

  test('are shown when there are two, or one and a week has passed', () => {
    expect(areAnswersShown([yes, no], asked, asked)).toBe(true)
    expect(areAnswersShown([yes], asked, at('2026-05-21T09:59:59Z'))).toBe(false)
    expect(areAnswersShown([yes], asked, at('2026-05-21T10:00:00Z'))).toBe(true)
    expect(areAnswersShown([], asked, at('2026-06-21T10:00:00Z'))).toBe(false)
  })

  test('are for the two, change until the other one sees them, and end with the pair', () => {
    for (const state of PAIR_STATES)
      for (const own of [null, 'yes' as const])
        for (const isShown of [true, false])
          for (const userId of ['U1', 'U2', 'U3']) {
            const may = mayAnswerWorth({ mentorId: 'U1', menteeId: 'U2', state }, { own, isShown }, userId)
            const isRunning = state === 'active' || state === 'paused'
            expect(may.ok).toBe(userId !== 'U3' && isRunning && !(isShown && own !== null))
          }
  })
})
