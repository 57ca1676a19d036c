import { mention } from '../../slack/mrkdwn.ts'

export const COORDINATORS_ONLY =
  'The list of stalled pairs is for coordinators. Nothing was changed; `/mentor status` shows where you stand.'
export const UNKNOWN_STALL =
  'I cannot find this pair here. Nothing was changed; `/mentor stalled` lists those that no longer meet.'
export const OWN_PAIR =
  'This is your own pair, so the other coordinators see to it. Nothing was changed; `/mentor session` books a session.'
export const OVER = 'This is settled: the two have met or booked since, or rest. Nothing was changed.'
export const takenWords = (by: string): string =>
  `${mention(by)} is asking them already, so nobody else has to. Nothing was changed.`
