import type { Temporal } from 'temporal-polyfill'
import { isAfter, later } from './moments.ts'

/** How fast the bot may speak on its own: Slack allows a message a second in one conversation, and several hundred a minute. */
export interface Pace {
  perMinute: number
  /** Milliseconds between two messages in one lane. */
  laneMs: number
}

/** A second in a conversation, and a tenth: Slack counts when a message arrives, not when it set out. */
export const DEFAULT_PACE: Pace = { perMinute: 200, laneMs: 1100 }

/** The lane of the workspace as a whole. */
export const WHOLE = '*'
/** No message goes out before this lane is free: Slack asked for a pause. */
export const HELD = '!'

/** So far ahead slots are handed out; what would come later is left for whoever asks next. */
const AHEAD = { seconds: 1 }
/** Slots of the whole workspace lie this close together where the pace is wide open. */
const ALMOST_NOW = { milliseconds: 100 }
/** Lanes are free this soon, or Slack has asked for silence: what says otherwise was written before the clock was set back. */
export const FURTHEST_LANE = { seconds: 10 }
export const FURTHEST_HOLD = { minutes: 10, seconds: 1 }
/** Slack asks for seconds, rarely for a minute; what it asks for beyond this is asked again. */
const LONGEST_HOLD_SECONDS = 10 * 60

/** Until when to be silent when Slack asks for a pause of so many seconds. */
export function heldUntil(now: Temporal.Instant, retryAfterSeconds: number): Temporal.Instant {
  return now.add({ seconds: Math.min(Math.max(1, Math.ceil(retryAfterSeconds)), LONGEST_HOLD_SECONDS) })
}

/** So many slots at most lie within the time for which they are handed out. */
export const slotsAhead = ({ perMinute }: Pace): number => Math.ceil((perMinute * AHEAD.seconds) / 60) + 1

/** The lanes that are not free yet: Slack counts, too, and a slot to the millisecond would come too early for it. */
export const fullLanes = (lanes: ReadonlyMap<string, Temporal.Instant>, now: Temporal.Instant): string[] =>
  [...lanes].flatMap(([lane, free]) => (isAfter(free, now.add(ALMOST_NOW)) ? [lane] : []))

export interface Slot<Waiting> {
  waiting: Waiting
  at: Temporal.Instant
}

/**
 * Gives each message, in the order given, the next free moment of its lane and of the workspace; a message whose
 * moment lies too far ahead gets none, and holds up nobody in another lane. `lanes` says when each lane is free next.
 */
export function handOut<Waiting extends { lane: string }>(
  waiting: readonly Waiting[],
  lanes: ReadonlyMap<string, Temporal.Instant>,
  now: Temporal.Instant,
  pace: Pace,
): { slots: Slot<Waiting>[]; lanes: Map<string, Temporal.Instant> } {
  const gap = { nanoseconds: Math.round(60e9 / pace.perMinute) }
  const laneGap = { milliseconds: pace.laneMs }
  const horizon = now.add(AHEAD)
  const free = (lane: string) => later(now, lanes.get(lane) ?? now)
  let whole = later(free(WHOLE), free(HELD))
  const changed = new Map<string, Temporal.Instant>()
  const slots: Slot<Waiting>[] = []
  for (const one of waiting) {
    if (isAfter(whole, horizon)) break
    const at = later(whole, changed.get(one.lane) ?? free(one.lane))
    if (isAfter(at, horizon)) continue
    slots.push({ waiting: one, at })
    changed.set(one.lane, at.add(laneGap))
    whole = whole.add(gap)
  }
  if (slots.length > 0) changed.set(WHOLE, whole)
  return { slots, lanes: changed }
}
