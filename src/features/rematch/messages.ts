import type { Temporal } from 'temporal-polyfill'
import { type Pair, partnerOf, type Role, roleOf } from '../../domain/pair.ts'
import type { NextChoice, NextStep } from '../../domain/rematch.ts'
import { actions, button, context, type Message, quote, said, section } from '../../slack/blocks.ts'
import { day, mention, readersDay } from '../../slack/mrkdwn.ts'
import { proposeValue, START_PROPOSE } from '../start/ids.ts'
import { REMATCH_IN_TOUCH, REMATCH_LOOK, REMATCH_NOT_NOW, REMATCH_STOP, REMATCH_WISH } from './ids.ts'

const AS: Record<Role, string> = { mentor: 'as a mentor', mentee: 'as a leader' }

/** What one of the two reads privately once their pair is over. */
export interface NextFacts {
  pair: Pair
  readerId: string
  /** What they chose after this pair; null while they have not. */
  choice: NextChoice | null
  /** Their search for a partner in the same role, after whichever pair it began. */
  search: NextStep | null
}

/** What comes next, at any time of its life; nobody is asked twice. */
export function nextMessage(facts: NextFacts): Message {
  const { pair, readerId, choice, search } = facts
  if (search) return lookingMessage(search)
  switch (choice) {
    case 'found':
      return said('You have a new partner. Have a good start together.')
    case 'in-touch':
      return settled(`Good. You and ${mention(partnerOf(pair, readerId))} stay in touch on your own.`, pair)
    case 'not-now':
      return settled('Fine, nothing for now.', pair)
    case 'stopped':
      return settled('You are not looking for another partner any more.', pair)
    default:
      return question(pair, readerId)
  }
}

const lookButton = (pair: Pick<Pair, 'id'>, style: { style?: 'primary' } = {}) =>
  button('Find me another partner', REMATCH_LOOK, pair.id, style)

function settled(text: string, pair: Pair): Message {
  return { text, blocks: [section(text), actions('next', [lookButton(pair)])] }
}

function question(pair: Pair, readerId: string): Message {
  const partner = mention(partnerOf(pair, readerId))
  // Who has left the workspace is not there to stay in touch with.
  const isComplete = pair.state === 'completed' && pair.leftBy === null
  const text = isComplete
    ? `You and ${partner} have completed your pair. What next?`
    : `Your pair with ${partner} is over. Would you like another partner?`
  const stay = isComplete ? [button('Stay in touch', REMATCH_IN_TOUCH, pair.id)] : []
  return {
    text,
    blocks: [
      section(`*${text}* You do not have to do anything.`),
      actions('next', [
        lookButton(pair, { style: 'primary' }),
        ...stay,
        button('Not now', REMATCH_NOT_NOW, pair.id),
      ]),
      context('Only the coordinators hear of it if you look for somebody. I ask this once.'),
    ],
  }
}

function lookingMessage({ role, pairId, chosenAt, topic }: NextStep): Message {
  const text = `You are looking for another partner ${AS[role]}, since ${readersDay(chosenAt)}.`
  return {
    text,
    blocks: [
      section(`${text} A coordinator proposes somebody; you accept or decline.`),
      ...(topic === null ? [] : [context('What you would like it to be about:'), ...quote(topic)]),
      actions('looking', [
        button(topic === null ? 'Say what about' : 'Change what about', REMATCH_WISH, pairId),
        button('No longer', REMATCH_STOP, pairId),
      ]),
    ],
  }
}

const NAMED = 3

function names(coordinators: readonly string[]): string {
  const named = coordinators.slice(0, NAMED).map(mention).join(', ')
  const more = coordinators.length - NAMED
  return more > 0 ? `${named} and ${more} more who coordinate` : named
}

/** For whoever has just said that they are looking. */
export function lookedWords(coordinators: readonly string[]): string {
  if (coordinators.length === 0)
    return 'Noted. Nobody coordinates pairs here at the moment, so `/mentor start @someone` is the faster way.'
  return `Noted. I have told ${names(coordinators)} privately, and nobody else. Whoever they propose, you accept or decline.`
}

export const nextWhy = (pair: Pair, readerId: string): string =>
  `what comes after your pair with ${mention(partnerOf(pair, readerId))}`

/** To one coordinator: who is looking; never why the pair before is over. */
export function lookingNote(pair: Pair, step: NextStep, closedAt: Temporal.Instant | null): Message {
  const who = mention(step.userId)
  if (step.choice !== 'looking')
    return said(
      step.choice === 'found'
        ? `${who} was looking for another partner, and has found one.`
        : `${who} was looking for another partner, and is not any more.`,
    )
  const text = `${who} is looking for another partner, ${AS[step.role]}.`
  const last = pair.state === 'completed' && pair.endsOn ? day(pair.endsOn) : closedAt && readersDay(closedAt)
  const until = last ? ` until ${last}` : ''
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...(step.topic === null ? [] : [section('It could be about:'), ...quote(step.topic)]),
      context(
        `Since ${readersDay(step.chosenAt)}. Before: a pair with ${mention(partnerOf(pair, step.userId))}${until}.`,
      ),
      actions('looking', [
        button('Propose a pair', START_PROPOSE, proposeValue(step.role, step.userId), { style: 'primary' }),
      ]),
      context('Only coordinators see this.'),
    ],
  }
}

/** The role in which somebody would look after this pair. */
export const roleAfter = (pair: Pair, userId: string): Role => roleOf(pair, userId) ?? 'mentee'
