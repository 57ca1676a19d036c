import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { briefDueAt, briefUntil, lastBriefDay, mayConfirm, needsBrief } from '../../src/domain/brief.ts'
import { dayOff, offAt, plainReach, type Reach } from '../../src/domain/reachable.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'
import { localDate } from '../../src/domain/working-time.ts'

const at = (moment: string) => Temporal.ZonedDateTime.from(moment).toInstant()
const stockholm: Reach = plainReach('Europe/Stockholm')
const due = (startsAt: string, role: 'mentor' | 'mentee', reach = stockholm) =>
  briefDueAt(at(startsAt), role, reach).toZonedDateTimeISO(reach.zone).toPlainDateTime().toString()

describe('when a brief is due', () => {
  test.each([
    [
      'in the middle of a week',
      '2026-03-12T15:00[Europe/Stockholm]',
      '2026-03-10T09:00:00',
      '2026-03-11T09:00:00',
    ],
    ['on a Monday', '2026-03-16T15:00[Europe/Stockholm]', '2026-03-12T09:00:00', '2026-03-13T09:00:00'],
    ['on a Sunday', '2026-03-15T15:00[Europe/Stockholm]', '2026-03-12T09:00:00', '2026-03-13T09:00:00'],
    // The clocks go forward in the night to Sunday 29 March.
    [
      'after the clocks were changed',
      '2026-03-30T09:00[Europe/Stockholm]',
      '2026-03-26T09:00:00',
      '2026-03-27T09:00:00',
    ],
    ['early in the year', '2026-01-01T09:00[Europe/Stockholm]', '2025-12-30T09:00:00', '2025-12-31T09:00:00'],
  ])('%s', (_, startsAt, mentor, mentee) => {
    expect(due(startsAt, 'mentor')).toBe(mentor)
    expect(due(startsAt, 'mentee')).toBe(mentee)
  })

  test('counts by the reader’s own calendar: the evening of one is the morning after for another', () => {
    // Monday 20:00 in New York is Tuesday 08:00 in Shanghai.
    const startsAt = '2026-03-16T20:00[America/New_York]'
    expect(due(startsAt, 'mentee', plainReach('America/New_York'))).toBe('2026-03-13T09:00:00')
    expect(due(startsAt, 'mentee', plainReach('Asia/Shanghai'))).toBe('2026-03-16T09:00:00')
  })

  test('leaves out holidays and days on which the reader does not work, but not time off', () => {
    const isHoliday = (date: Temporal.PlainDate) => date.toString() === '2026-03-11'
    expect(due('2026-03-12T15:00[Europe/Stockholm]', 'mentee', { ...stockholm, isHoliday })).toBe(
      '2026-03-10T09:00:00',
    )
    const mondays = { ...stockholm, workDays: 0b0000001 }
    expect(due('2026-03-12T15:00[Europe/Stockholm]', 'mentor', mondays)).toBe('2026-03-02T09:00:00')
    const away = { ...stockholm, awayUntil: Temporal.PlainDate.from('2026-03-12') }
    expect(due('2026-03-12T15:00[Europe/Stockholm]', 'mentee', away)).toBe('2026-03-11T09:00:00')
  })

  test('comes to an end with a calendar that knows holidays only', () => {
    const always = { ...stockholm, isHoliday: () => true }
    expect(localDate(briefDueAt(at('2026-03-12T15:00[UTC]'), 'mentor', always), 'UTC').year).toBe(2025)
  })

  test('is always the opening of a working day before the session', () => {
    const zones = [
      'Europe/Stockholm',
      'America/New_York',
      'Asia/Shanghai',
      'Pacific/Apia',
      'America/Sao_Paulo',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 24 }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 127 }),
        fc.constantFrom('mentor' as const, 'mentee' as const),
        (hours, zone, workDays, role) => {
          const reach = { ...plainReach(zone), workDays }
          const startsAt = at('2026-01-01T00:00[UTC]').add({ hours })
          const dueAt = briefDueAt(startsAt, role, reach)
          expect(offAt(dueAt, reach)).toBeNull()
          const days = localDate(dueAt, zone).until(localDate(startsAt, zone)).days
          const between = Array.from({ length: days }, (_, day) => localDate(dueAt, zone).add({ days: day }))
          expect(between.filter((date) => dayOff(date, reach) === null)).toHaveLength(
            role === 'mentor' ? 2 : 1,
          )
        },
      ),
    )
  })
})

describe('how long a brief helps', () => {
  test('until two hours before the session', () => {
    const startsAt = at('2026-03-12T15:00[Europe/Stockholm]')
    expect(briefUntil(startsAt)).toEqual(at('2026-03-12T13:00[Europe/Stockholm]'))
    expect(lastBriefDay(startsAt, stockholm).toString()).toBe('2026-03-12')
    expect(lastBriefDay(at('2026-03-12T10:59[Europe/Stockholm]'), stockholm).toString()).toBe('2026-03-11')
    expect(lastBriefDay(at('2026-03-12T11:00[Europe/Stockholm]'), stockholm).toString()).toBe('2026-03-12')
  })

  test('after a move only if the new time is far away, but always when there was none', () => {
    const now = at('2026-03-11T12:00[UTC]')
    const past = now.subtract({ hours: 1 })
    const ahead = now.add({ hours: 1 })
    expect(needsBrief({ hasStanding: true, dueAt: past }, now)).toBe(false)
    expect(needsBrief({ hasStanding: true, dueAt: ahead }, now)).toBe(true)
    expect(needsBrief({ hasStanding: false, dueAt: past }, now)).toBe(true)
  })
})

describe('who may confirm a session', () => {
  const now = at('2026-03-11T12:00[UTC]')
  const session: Session = {
    id: 'S1',
    workspaceId: 'T1',
    pairId: 'P1',
    state: 'scheduled',
    startsAt: now.add({ hours: 24 }),
    minutes: 45,
    bookedBy: 'U1',
    ...JUST_BOOKED,
    revision: 2,
    place: null,
  }
  const pair = { mentorId: 'U1', menteeId: 'U2' }
  const said = (own: Partial<Session>, userId = 'U2', revision = 2) => {
    const may = mayConfirm({ ...session, ...own }, pair, { userId, revision }, now)
    return may.ok ? may.value : may.refusal.kind
  }

  test.each([
    ['the leader', {}, 'U2', 2, 'confirm'],
    ['the leader a second time', { confirmedAt: now }, 'U2', 2, 'already'],
    ['the mentor', {}, 'U1', 2, 'not-yours'],
    ['somebody else', {}, 'U3', 2, 'not-yours'],
    ['the leader of another time', {}, 'U2', 1, 'moved'],
    ['what has begun', { startsAt: now }, 'U2', 2, 'begun'],
    ['what is over', { startsAt: now.subtract({ hours: 2 }) }, 'U2', 2, 'held'],
    ['what is cancelled', { state: 'cancelled' }, 'U2', 2, 'cancelled'],
    ['what did not take place', { state: 'missed' }, 'U2', 2, 'missed'],
  ] as const)('%s', (_, own, userId, revision, outcome) => {
    expect(said(own, userId, revision)).toBe(outcome)
  })
})
