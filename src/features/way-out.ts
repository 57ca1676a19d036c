import type { Overflow } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { type Message, option, said } from '../slack/blocks.ts'
import { readersDay } from '../slack/mrkdwn.ts'
import { NUDGE_LATER, type Way, wayValue } from './nudges/ids.ts'

const WORDS: Record<Way, string> = {
  tomorrow: 'Tomorrow',
  'next-week': 'Next week',
  date: 'Choose a date',
  list: 'My reminders',
  pause: 'Pause the pair',
}

/** The ways out of a dated message, as one small menu. */
export const wayOut = (nudgeId: string, ways: readonly Way[]): Overflow => ({
  type: 'overflow',
  action_id: NUDGE_LATER,
  options: ways.map((way) => option(WORDS[way], wayValue(nudgeId, way))),
})

/** What stands in the place of a question that was put off. */
export function putOffMessage(until: Temporal.Instant): Message {
  return said(`I will come back to this on ${readersDay(until)}.`)
}
