import type { AgreementChange } from '../../domain/agreement.ts'
import { CHANGE_LAPSE_DAYS } from '../../domain/agreement.ts'
import { isRunning, type Pair, partnerOf } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import {
  actions,
  button,
  confirm,
  context,
  type Message,
  said,
  section,
  sections,
} from '../../slack/blocks.ts'
import { mention, readersDay } from '../../slack/mrkdwn.ts'
import { AGREEMENT_ACCEPT, AGREEMENT_CHANGE, AGREEMENT_DECLINE, AGREEMENT_WITHDRAW } from './ids.ts'
import { differences } from './words.ts'

const HOURS_A_DAY = 24

/** When a change that nobody answers lapses. */
export const lapsesAt = ({ createdAt }: Pick<AgreementChange, 'createdAt'>) =>
  createdAt.add({ hours: CHANGE_LAPSE_DAYS * HOURS_A_DAY })

/** Its words are deleted with the notes of the pair. */
export const changeGone = (): Message => said('A change of your agreement. Its words are deleted by now.')

/** A proposed change in the pair's conversation, at any time of its life. */
export function changeMessage(change: AgreementChange, pair: Pair): Message {
  const proposer = mention(change.proposedBy)
  const other = mention(partnerOf(pair, change.proposedBy))
  switch (change.state) {
    case 'open':
      return isRunning(pair) ? openMessage(change, proposer, other) : said(`${proposer} proposed a change.`)
    case 'accepted':
      return withLines(`${proposer} proposed a change, and ${other} agreed.`, change)
    case 'declined':
      return said(`${proposer} proposed a change. Your agreement stays as it was.`)
    case 'withdrawn':
      return said(`${proposer} took a proposed change back. Your agreement stays as it was.`)
    case 'replaced':
      return said(`${proposer} proposed a change. A newer proposal has taken its place.`)
    case 'lapsed':
      return said(`${proposer} proposed a change, and time passed it by. Your agreement stays as it was.`)
    default:
      return assertNever(change.state)
  }
}

function openMessage(change: AgreementChange, proposer: string, other: string): Message {
  const text = `${proposer} would like to change your agreement.`
  return {
    text,
    blocks: [
      ...sections([`*${text}*`, ...differences(change)]),
      actions('change', [
        button('Accept', AGREEMENT_ACCEPT, change.id, { style: 'primary' }),
        button('Decline', AGREEMENT_DECLINE, change.id),
        button('Withdraw', AGREEMENT_WITHDRAW, change.id, {
          confirm: confirm(
            'Withdraw the change?',
            'Your agreement stays as it is. You can propose again.',
            'Withdraw',
            'Back',
          ),
        }),
      ]),
      context(
        `It is up to ${other}, no reason needed. Without an answer by ${readersDay(lapsesAt(change))} everything stays as it is.`,
      ),
    ],
  }
}

function withLines(text: string, change: AgreementChange): Message {
  return { text, blocks: sections([text, ...differences(change)]) }
}

/** What became of a change, for both. */
export function answeredMessage(change: AgreementChange, pair: Pair): Message {
  const both = `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
  return change.state === 'accepted'
    ? withLines(`${both}, it is agreed. From now on:`, change)
    : said(`${both}, your agreement stays as it was. A good moment to talk about what would suit you both.`)
}

/** For whoever proposed it. */
export function lapsedMessage(change: AgreementChange, pair: Pair): Message {
  const text = `Your proposed change has waited for ${mention(partnerOf(pair, change.proposedBy))} for two weeks, so it has lapsed. Your agreement stays as it is.`
  return {
    text,
    blocks: [
      section(text),
      context(
        'It says nothing about your idea; busy weeks are the usual reason. Ask in person, or once more here.',
      ),
      ...(isRunning(pair)
        ? [actions('lapsed', [button('Change our agreement', AGREEMENT_CHANGE, pair.id)])]
        : []),
    ],
  }
}

export const lapseWhy = (pair: Pair, proposedBy: string): string =>
  `the word that your proposed change has lapsed, unless ${mention(partnerOf(pair, proposedBy))} has answered by then`
