import { CADENCE_NAMES } from '../../domain/agreement.ts'
import {
  type ActivationRefusal,
  type AnswerRefusal,
  type DeclineReason,
  type NotPairable,
  type Pair,
  type ProposalRefusal,
  roleOf,
} from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { mention } from '../../slack/mrkdwn.ts'

export const DECLINE_WORDS: Record<DeclineReason, string> = {
  'no-time': 'No time at the moment',
  'wrong-expertise': 'Not the right expertise',
  'someone-else': 'I would prefer someone else',
  other: 'Another reason',
}

const NOT_PAIRABLE: Record<NotPairable, string> = {
  bot: 'That is a bot. Please choose a person.',
  deactivated: 'This account is deactivated. Please choose somebody else.',
  external: 'This person belongs to another company. Pairs stay inside your own workspace.',
  unknown: 'Slack does not know this person here. Please choose somebody else.',
}

/** The form's field that a refusal concerns; where it concerns both people, the one who is not the proposer. */
export function refusalField(
  refusal: ProposalRefusal,
  people: { mentor: string; mentee: string },
  proposerId: string,
): 'mentor' | 'mentee' {
  switch (refusal.kind) {
    case 'not-pairable':
      return refusal.role
    case 'mentee-taken':
      return 'mentee'
    case 'mentor-full':
    case 'not-a-coordinator':
      return 'mentor'
    case 'same-person':
    case 'already-proposed':
    case 'already-paired':
      return people.mentor === proposerId ? 'mentee' : 'mentor'
    default:
      return assertNever(refusal)
  }
}

export function refusalWords(refusal: ProposalRefusal): string {
  switch (refusal.kind) {
    case 'same-person':
      return 'A pair needs two people. Please choose somebody else on one side.'
    case 'not-pairable':
      return NOT_PAIRABLE[refusal.why]
    case 'not-a-coordinator':
      return 'You can propose pairs that you are part of. Pairs of two other people are for a coordinator to propose.'
    case 'mentee-taken':
      return 'This leader already has a mentor. One at a time.'
    case 'mentor-full':
      return `This mentor already has ${pairs(refusal.capacity)}, which is the limit here. Please choose another mentor.`
    case 'already-proposed':
      return 'There is already an open proposal for these two. It waits for an answer.'
    case 'already-paired':
      return 'These two are a pair already.'
    default:
      return assertNever(refusal)
  }
}

export function answerRefusalWords(refusal: AnswerRefusal): string {
  switch (refusal.kind) {
    case 'not-yours':
      return 'This proposal is for somebody else, so only they can answer it. Nothing was changed.'
    case 'already-accepted':
      return 'You have accepted this already. Nothing more to do.'
    case 'no-longer-open':
      return `${CLOSED_WORDS[refusal.state]} There is nothing left to answer.`
    default:
      return assertNever(refusal)
  }
}

const CLOSED_WORDS: Record<Exclude<Pair['state'], 'proposed'>, string> = {
  active: 'This pair has started.',
  paused: 'This pair has started and is paused.',
  completed: 'This pair has completed its programme.',
  ended: 'This pair has ended.',
  declined: 'This proposal was declined.',
  expired: 'This proposal has expired.',
  withdrawn: 'This proposal was withdrawn.',
}

export function activationRefusalWords(refusal: ActivationRefusal, pair: Pair, userId: string): string {
  const role = roleOf(pair, userId)
  const whatNow = 'The proposal stays open, and you can accept it as soon as there is room.'
  switch (refusal.kind) {
    case 'mentee-taken':
      return role === 'mentee'
        ? `You have a mentor already, and it is one at a time. ${whatNow}`
        : `${mention(pair.menteeId)} has found another mentor in the meantime. ${whatNow}`
    case 'mentor-full':
      return role === 'mentor'
        ? `You already have ${pairs(refusal.capacity)}, which is the limit here. ${whatNow}`
        : `${mention(pair.mentorId)} already has ${pairs(refusal.capacity)}, which is the limit here. ${whatNow}`
    default:
      return assertNever(refusal)
  }
}

export const goneWords = (userId: string): string =>
  `${mention(userId)} is no longer active in this workspace, so the pair cannot start. Nothing was changed; you can decline the proposal.`

/** "45 minutes, monthly, for 6 months". */
export function termsOf(pair: Pick<Pair, 'sessionMinutes' | 'cadence' | 'months'>): string {
  return `${pair.sessionMinutes} minutes, ${CADENCE_NAMES[pair.cadence].toLowerCase()}, for ${pair.months} months`
}

const pairs = (count: number) => (count === 1 ? 'a pair' : `${count} pairs`)
