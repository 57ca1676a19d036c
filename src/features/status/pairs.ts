import type { KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { openGoals } from '../../domain/goal.ts'
import { awaiting, type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import { button, context, section } from '../../slack/blocks.ts'
import { day, escaped, mention, readersTime } from '../../slack/mrkdwn.ts'
import { goalProgressBlocks } from '../goal-progress.ts'
import { GOAL_NEW } from '../goals/ids.ts'
import type { PairFacts, StatusFacts } from './facts.ts'
import { counted } from './groups.ts'
import { proposedOn } from './waiting.ts'

/** A pair as one of the two sees it: since when, what is next, how far the goals are. */
export const pairGroup =
  ({ readerId, zone }: StatusFacts) =>
  ({ pair, next, partnerBackOn, today }: PairFacts): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const who = roleOf(pair, readerId) === 'mentor' ? `You mentor ${partner}` : `${partner} mentors you`
    const lines = [`*${who}* about ${escaped(pair.topic)}`, ...runs(pair)]
    if (pair.leftBy !== null)
      lines.push(
        `Paused, because ${partner} is no longer in this workspace. \`/mentor end\` frees you for a new pair.`,
      )
    else if (pair.state === 'paused' && pair.pausedUntil)
      lines.push(`Paused until ${day(pair.pausedUntil)}; it goes on by itself. \`/mentor resume\` is faster.`)
    if (partnerBackOn) lines.push(`${partner} is back on ${day(partnerBackOn)}.`)
    if (next) lines.push(`Next session: *${readersTime(next.startsAt, zone)}*, ${next.minutes} minutes`)
    else if (pair.state === 'active') lines.push('No session is booked.')
    return [section(lines.join('\n')), ...goalBlocks(pair, today)]
  }

function runs(pair: Pair): string[] {
  if (!pair.startsOn || !pair.endsOn) return []
  return [`Since ${day(pair.startsOn)}, until ${day(pair.endsOn)}`]
}

function goalBlocks(pair: Pair, today: Temporal.PlainDate): KnownBlock[] {
  const goals = openGoals(pair)
  if (goals.length > 0) return goals.flatMap((goal) => goalProgressBlocks(pair.id, goal, today))
  return [
    section(
      'No goals at the moment; your next session is a good place to agree on one.',
      button('Set a goal', GOAL_NEW, pair.id),
    ),
  ]
}

/** Of sixty proposals a coordinator reads the oldest ones, and how many more there are. */
const LISTED_PROPOSALS = 5

export function waitingForOthers(facts: StatusFacts): KnownBlock[][] {
  const listed = facts.unanswered.slice(0, LISTED_PROPOSALS).map(unanswered(facts))
  const more = facts.unanswered.length - listed.length
  return more > 0 ? [...listed, [context(`And ${counted(more, 'more proposal')}.`)]] : listed
}

const unanswered =
  ({ readerId }: StatusFacts) =>
  (pair: Pair): KnownBlock[] => {
    const missing = awaiting(pair).map(mention).join(' and ')
    const partner = roleOf(pair, readerId) === null ? null : partnerOf(pair, readerId)
    const whose =
      partner === null
        ? `the pair of ${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
        : `your pair with ${mention(partner)}`
    return [section(`The proposal of ${proposedOn(pair)} for ${whose} waits for ${missing}.`)]
  }
