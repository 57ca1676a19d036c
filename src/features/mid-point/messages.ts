import type { KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { openGoals } from '../../domain/goal.ts'
import { type MidPointAnswer, WORTHS, type Worth, type WorthRefusal } from '../../domain/mid-point.ts'
import { isRunning, type Pair, partnerOf } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { actions, button, context, type Message, section } from '../../slack/blocks.ts'
import { mention, readersDay } from '../../slack/mrkdwn.ts'
import { AGREEMENT_CHANGE } from '../agreement/ids.ts'
import { goalProgressBlocks } from '../goal-progress.ts'
import { GOAL_NEW } from '../goals/ids.ts'
import { wayOut } from '../way-out.ts'
import { worthId } from './ids.ts'

const WORTH_WORDS: Record<Worth, string> = { yes: 'Yes', partly: 'Partly', no: 'No' }

export interface ReviewFacts {
  pair: Pair
  nudgeId: string
  answers: readonly MidPointAnswer[]
  isShown: boolean
  /** When the answers are shown, whoever has answered by then. */
  shownFrom: Temporal.Instant
  /** The pair's day: the leader's. */
  today: Temporal.PlainDate
}

/** The review after three sessions, at any time of its life. */
export function reviewMessage(facts: ReviewFacts): Message {
  const { pair } = facts
  const text = `${both(pair)}, three of your sessions are behind you. A minute to look back?`
  if (!isRunning(pair))
    return { text, blocks: [section(`*${text}*`), ...(facts.isShown ? [section(answerLines(facts))] : [])] }
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...worthBlocks(facts),
      section('*How far are your goals?*'),
      ...goalBlocks(facts),
      section('*What should change?* How often you meet, how long, until when, what about.'),
      actions('change', [
        button('Change our agreement', AGREEMENT_CHANGE, pair.id),
        wayOut(facts.nudgeId, ['pause', 'list']),
      ]),
      context('I ask this once. Better than any button: ten minutes of your next session.'),
    ],
  }
}

function worthBlocks(facts: ReviewFacts): KnownBlock[] {
  const question = section('*Is it worth your time?*')
  const buttons = actions(
    'worth',
    WORTHS.map((worth) => button(WORTH_WORDS[worth], worthId(worth), facts.pair.id)),
  )
  if (!facts.isShown) {
    const one = facts.answers.length > 0 ? 'One of you has answered. ' : ''
    return [
      question,
      buttons,
      context(
        `${one}You see each other’s answer when both have given one, or on ${readersDay(facts.shownFrom)}. Nobody else sees it.`,
      ),
    ]
  }
  const isOpen = facts.answers.length < 2
  return [question, section(answerLines(facts)), ...(isOpen ? [buttons] : [])]
}

function answerLines({ pair, answers }: ReviewFacts): string {
  return [pair.mentorId, pair.menteeId]
    .map((userId) => {
      const worth = answers.find((answer) => answer.userId === userId)?.worth
      return `${mention(userId)}: ${worth ? WORTH_WORDS[worth].toLowerCase() : 'no answer, which is fine too'}`
    })
    .join('\n')
}

function goalBlocks({ pair, today }: ReviewFacts): KnownBlock[] {
  const goals = openGoals(pair)
  return goals.length > 0
    ? goals.flatMap((goal) => goalProgressBlocks(pair.id, goal, today))
    : [section('You have none at the moment. One is enough.', button('Set a goal', GOAL_NEW, pair.id))]
}

/** For whoever has answered. */
export const notedWords = (pair: Pair, userId: string, worth: Worth, from: Temporal.Instant): string =>
  `Noted: ${WORTH_WORDS[worth].toLowerCase()}. ${mention(partnerOf(pair, userId))} sees it when both of you have answered, or on ${readersDay(from)}. You can change it until then.`

export const UNKNOWN_REVIEW = 'I cannot find this pair here. Nothing was changed.'

export function worthRefusalWords(refusal: WorthRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return 'This question is for the two of this pair, so only they can answer it. Nothing was changed.'
    case 'not-running':
      return 'This pair is not running, so there is nothing to answer any more. Nothing was changed.'
    case 'shown':
      return `You answered “${WORTH_WORDS[refusal.worth]}”, and your partner can see it, so it stays. What has changed since is worth a talk.`
    default:
      return assertNever(refusal)
  }
}

export const reviewWhy = (pair: Pair): string => `the look back of ${both(pair)}`

const both = (pair: Pair) => `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
