import { Temporal } from 'temporal-polyfill'
import type { Cadence } from './agreement.ts'
import { isAfter, isBefore } from './moments.ts'
import { dayOff, type Reach } from './reachable.ts'
import { endsAt, type Session } from './session.ts'
import { CADENCE_DAYS } from './session-time.ts'
import { localDate } from './working-time.ts'

/** So many times are proposed at once. */
export const SLOTS = 3
/** The first one lies so many of the leader's working days ahead. */
const EARLIEST_WORKING_DAYS = 2
/** So many days on either side of the wanted one are looked at. */
const HORIZON_DAYS = 35
const STEP_MINUTES = 30
/** One day is much like another where the two share no hour. */
const DAYS_COMPARED = 10
/** Outside working hours nobody is asked before or after these, in minutes of the day. */
const WAKING = { from: 7 * 60, to: 22 * 60 }
/** Where in the hours that the two share the first, second and third time lie, so that they differ. */
const PARTS_OF_DAY = [1 / 6, 2 / 3, 5 / 6] as const

type Timing = Pick<Session, 'startsAt' | 'minutes'>

/** All that decides which times suit a pair. */
export interface SlotFacts {
  now: Temporal.Instant
  leader: Reach
  mentor: Reach
  minutes: number
  /** The day that the cadence asks for. */
  wanted: Temporal.PlainDate
  /** The pair's last day. */
  endsOn: Temporal.PlainDate | null
  /** The sessions of either person, of whatever pair. */
  busy: readonly Timing[]
  /** What was proposed before, and is not proposed again. */
  offered: readonly Temporal.Instant[]
}

export interface Proposal {
  /** Whether the two have a working hour in common; where not, the times are the least unkind ones. */
  shared: boolean
  /** Earliest first; fewer than three, or none, where there are no more. */
  slots: Temporal.Instant[]
}

/** The day around which the next session should lie: one cadence after the last one, else as soon as possible. */
export function wantedDay(
  last: Temporal.Instant | null,
  cadence: Cadence,
  zone: string,
  now: Temporal.Instant,
): Temporal.PlainDate {
  return last === null ? localDate(now, zone) : localDate(last, zone).add({ days: CADENCE_DAYS[cadence] })
}

/** Times for one session on different days of the leader, near the wanted day; the same facts give the same times. */
export function proposeSlots(facts: SlotFacts): Proposal {
  const days = daysToLookAt(facts)
  const shared = sharesAnHour(days, facts)
  const suits = shared ? withinBoth(facts) : leastUnkind(days.slice(0, DAYS_COMPARED), facts)
  const slots: Temporal.Instant[] = []
  for (const day of days) {
    const slot = slotOn(startsOn(day, facts, suits).filter(isFree(facts)), slots, facts.leader.zone)
    if (slot) slots.push(slot)
    if (slots.length === SLOTS) break
  }
  return { shared, slots: slots.toSorted(Temporal.Instant.compare) }
}

/** Whether a time that was proposed can still be taken. */
export function stillSuits(startsAt: Temporal.Instant, facts: SlotFacts): boolean {
  const { now, endsOn, leader, mentor } = facts
  const day = localDate(startsAt, leader.zone)
  if (!isAfter(startsAt, now) || (endsOn && Temporal.PlainDate.compare(day, endsOn) > 0)) return false
  if (!isFree({ ...facts, offered: [] })(startsAt)) return false
  if (isWithinBoth(startsAt, facts)) return true
  const bothWork = worksThatDay(startsAt, leader) && worksThatDay(startsAt, mentor)
  return bothWork && !sharesAnHour(daysToLookAt(facts), facts)
}

const sharesAnHour = (days: readonly Temporal.PlainDate[], facts: SlotFacts): boolean =>
  days.some((day) => startsOn(day, facts, withinBoth(facts)).length > 0)

/** Nearest to the wanted day first, those of which no time was proposed yet before others. */
function daysToLookAt({ now, leader, mentor, wanted, endsOn, offered }: SlotFacts): Temporal.PlainDate[] {
  const earliest = latestOf([earliestDay(now, leader), leader.awayUntil, mentor.awayUntil])
  const centre = latestOf([wanted, earliest])
  const used = new Map<string, number>()
  for (const slot of offered) {
    const day = localDate(slot, leader.zone).toString()
    used.set(day, (used.get(day) ?? 0) + 1)
  }
  const days: { day: Temporal.PlainDate; used: number }[] = []
  for (let away = 0; away <= HORIZON_DAYS; away += 1) {
    for (const day of away === 0 ? [centre] : [centre.add({ days: away }), centre.subtract({ days: away })]) {
      const isOpen = Temporal.PlainDate.compare(day, earliest) >= 0
      if (isOpen && !(endsOn && Temporal.PlainDate.compare(day, endsOn) > 0))
        days.push({ day, used: used.get(day.toString()) ?? 0 })
    }
  }
  return days.toSorted((one, other) => one.used - other.used).map(({ day }) => day)
}

/** A calendar without working days does not hold anybody up for ever. */
const LONGEST_BREAK_DAYS = 60

function earliestDay(now: Temporal.Instant, leader: Reach): Temporal.PlainDate {
  const today = localDate(now, leader.zone)
  let left = EARLIEST_WORKING_DAYS
  for (let days = 1; days <= LONGEST_BREAK_DAYS; days += 1) {
    if (dayOff(today.add({ days }), leader) === null) left -= 1
    if (left === 0) return today.add({ days })
  }
  return today.add({ days: LONGEST_BREAK_DAYS })
}

function latestOf(days: readonly [Temporal.PlainDate, ...(Temporal.PlainDate | null)[]]): Temporal.PlainDate {
  const [first, ...others] = days
  return others.reduce<Temporal.PlainDate>(
    (latest, day) => (day && Temporal.PlainDate.compare(day, latest) > 0 ? day : latest),
    first,
  )
}

/** A rule for what may be proposed, and between which minutes of the leader's day it is worth looking. */
interface Suits {
  from: number
  to: number
  isMet(startsAt: Temporal.Instant): boolean
}

/** The half hours of the leader's day at which a session may begin, earliest first. */
function startsOn(
  day: Temporal.PlainDate,
  { leader }: SlotFacts,
  { from, to, isMet }: Suits,
): Temporal.Instant[] {
  if (dayOff(day, leader) !== null) return []
  const starts: Temporal.Instant[] = []
  for (let minute = Math.ceil(from / STEP_MINUTES) * STEP_MINUTES; minute <= to; minute += STEP_MINUTES) {
    const time = { hour: Math.floor(minute / 60), minute: minute % 60 }
    const at = day.toPlainDateTime(time).toZonedDateTime(leader.zone).toInstant()
    // Where the clocks skip an hour, two times of the day are one moment.
    const last = starts.at(-1)
    if ((!last || isAfter(at, last)) && isMet(at)) starts.push(at)
  }
  return starts
}

const withinBoth = (facts: SlotFacts): Suits => ({
  from: minuteOf(facts.leader.workFrom),
  to: minuteOf(facts.leader.workTo) - facts.minutes,
  isMet: (at) => isWithinBoth(at, facts),
})

const isWithinBoth = (startsAt: Temporal.Instant, { leader, mentor, minutes }: SlotFacts): boolean =>
  minutesOutside(startsAt, minutes, mentor) === 0 && minutesOutside(startsAt, minutes, leader) === 0

/** Whatever costs the one who gives more as little as anything does, on days on which both work. */
function leastUnkind(days: readonly Temporal.PlainDate[], facts: SlotFacts): Suits {
  const { from, to } = WAKING
  const possible: Suits = { from, to, isMet: (at) => cost(at, facts) !== null }
  const costs = days
    .flatMap((day) => startsOn(day, facts, possible))
    .map((at) => cost(at, facts) ?? Number.POSITIVE_INFINITY)
  const least = Math.min(...costs)
  return {
    from,
    to,
    isMet(at) {
      const own = cost(at, facts)
      return own !== null && own <= least + STEP_MINUTES
    },
  }
}

function cost(startsAt: Temporal.Instant, { leader, mentor, minutes }: SlotFacts): number | null {
  const [one, other] = [minutesOutside(startsAt, minutes, leader), minutesOutside(startsAt, minutes, mentor)]
  if (one === null || other === null || !isWaking(startsAt, minutes, leader)) return null
  return isWaking(startsAt, minutes, mentor) ? Math.max(one, other) : null
}

/** By how many minutes a session begins before or ends after somebody's hours; null on a day off or over midnight. */
function minutesOutside(startsAt: Temporal.Instant, minutes: number, reach: Reach): number | null {
  const [start, end] = localMinutes(startsAt, minutes, reach)
  if (!worksThatDay(startsAt, reach) || !Number.isFinite(end)) return null
  return Math.max(0, minuteOf(reach.workFrom) - start) + Math.max(0, end - minuteOf(reach.workTo))
}

const worksThatDay = (at: Temporal.Instant, reach: Reach): boolean =>
  dayOff(localDate(at, reach.zone), reach) === null

function isWaking(startsAt: Temporal.Instant, minutes: number, reach: Reach): boolean {
  const [start, end] = localMinutes(startsAt, minutes, reach)
  return start >= WAKING.from && end <= WAKING.to
}

/** Of the local day: when a session begins and ends; what goes over midnight ends with no day. */
function localMinutes(startsAt: Temporal.Instant, minutes: number, { zone }: Reach): [number, number] {
  const [start, end] = [startsAt, endsAt({ startsAt, minutes })].map((at) => at.toZonedDateTimeISO(zone))
  if (!start || !end?.toPlainDate().equals(start.toPlainDate())) return [0, Number.POSITIVE_INFINITY]
  return [start.hour * 60 + start.minute, end.hour * 60 + end.minute]
}

/** Of `HH:MM`. */
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

function isFree({ busy, offered, minutes }: SlotFacts) {
  return (startsAt: Temporal.Instant): boolean =>
    offered.every((slot) => !slot.equals(startsAt)) &&
    busy.every(
      (other) =>
        !isBefore(other.startsAt, endsAt({ startsAt, minutes })) || !isBefore(startsAt, endsAt(other)),
    )
}

/** One of a day's times: in the part of the day that is its turn, at a time of the day that none before it has. */
function slotOn(
  starts: readonly Temporal.Instant[],
  before: readonly Temporal.Instant[],
  zone: string,
): Temporal.Instant | null {
  const timeOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainTime().toString()
  const taken = new Set(before.map(timeOf))
  const target = Math.floor(starts.length * (PARTS_OF_DAY[before.length] ?? 0))
  const [best] = starts
    .map((at, index) => ({ at, isTaken: taken.has(timeOf(at)), off: Math.abs(index - target) }))
    .toSorted((one, other) => Number(one.isTaken) - Number(other.isTaken) || one.off - other.off)
  return best?.at ?? null
}
