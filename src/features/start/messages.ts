import type { DeclineReason } from '../../domain/pair.ts'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import {
  actions,
  button,
  confirm,
  context,
  type Message,
  quote,
  said,
  section,
  sections,
} from '../../slack/blocks.ts'
import { day, escaped, mention } from '../../slack/mrkdwn.ts'
import { AGREEMENT_CHANGE, AGREEMENT_OPEN } from '../agreement/ids.ts'
import { goalLines } from '../goal-progress.ts'
import { groundRules } from '../ground-rules.ts'
import { offeredLine } from '../offered-line.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { wayOut } from '../way-out.ts'
import { START_ACCEPT, START_DECLINE, START_WITHDRAW } from './ids.ts'
import { DECLINE_WORDS, termsOf } from './words.ts'

/** The proposal as one of the two reads it, at any time of its life. */
export function proposalMessage(pair: Pair, readerId: string): Message {
  const accepted = roleOf(pair, readerId) === 'mentor' ? pair.mentorAcceptedAt : pair.menteeAcceptedAt
  if (pair.state === 'proposed' && accepted === null) return openProposal(pair, readerId)
  return said(answeredWords(pair, readerId))
}

function openProposal(pair: Pair, readerId: string): Message {
  const partner = mention(partnerOf(pair, readerId))
  const mentors = roleOf(pair, readerId) === 'mentor'
  const who = pair.proposedBy === partnerOf(pair, readerId) ? partner : mention(pair.proposedBy)
  const what =
    who === partner
      ? mentors
        ? `${who} would like you as a mentor.`
        : `${who} would like to mentor you.`
      : mentors
        ? `${who} suggests that you mentor ${partner}.`
        : `${who} suggests ${partner} as your mentor.`
  const text = `${what} Please accept or decline.`
  return {
    text,
    blocks: [
      section(`*${what}*\n${agreementLines(pair)}`),
      ...goalBlocks(pair),
      ...(pair.personalLine === null
        ? []
        : [context(`A personal line from ${who}`), ...quote(pair.personalLine)]),
      ...sections(['*Ground rules*', ...groundRules(pair)]),
      actions('proposal', [
        button('Accept', START_ACCEPT, pair.id, { style: 'primary' }),
        button('Decline', START_DECLINE, pair.id),
      ]),
      context('Nothing starts before both of you agree. Declining is fine; only a coordinator sees why.'),
    ],
  }
}

function answeredWords(pair: Pair, readerId: string): string {
  const partner = mention(partnerOf(pair, readerId))
  switch (pair.state) {
    case 'proposed':
      return `You accepted. Now it is up to ${partner}.`
    case 'declined':
      return pair.closedBy === readerId
        ? 'You declined this proposal. Thank you for the clear answer.'
        : `The proposal for you and ${partner} was declined. Nothing to do for you.`
    case 'withdrawn':
      return pair.leftBy === null
        ? `The proposal for you and ${partner} was withdrawn. Nothing to do for you.`
        : `${leftWords(pair.leftBy)} the proposal for you and ${partner} is withdrawn. Nothing to do for you.`
    case 'expired':
      return `The proposal for you and ${partner} has expired without an answer.`
    default:
      return `You and ${partner} are a pair. Everything else happens in the conversation of you two and me.`
  }
}

const leftWords = (userId: string) => `${mention(userId)} is no longer in this workspace, so`

/** What the proposer sees of the own proposal, at any time of its life. */
export function receiptMessage(pair: Pair): Message {
  const others = [pair.mentorId, pair.menteeId].filter((id) => id !== pair.proposedBy)
  const names = others.map(mention).join(' and ')
  switch (pair.state) {
    case 'proposed': {
      const missing = others.filter(
        (id) => (id === pair.mentorId ? pair.mentorAcceptedAt : pair.menteeAcceptedAt) === null,
      )
      const text = `Your proposal is with ${names}. ${missing.map(mention).join(' and ')} ${missing.length === 1 ? 'has' : 'have'} not answered yet.`
      return {
        text,
        blocks: [
          section(text),
          context(`About: ${escaped(pair.topic)}`),
          actions('receipt', [
            button('Withdraw', START_WITHDRAW, pair.id, {
              confirm: confirm(
                'Withdraw the proposal?',
                'It disappears for everybody. You can propose again.',
                'Withdraw',
                'Keep it',
              ),
            }),
          ]),
        ],
      }
    }
    case 'declined':
      return said(
        `Your proposal to ${names} was declined this time. It says nothing about you; time is the usual reason.`,
      )
    case 'withdrawn':
      return said(
        pair.leftBy === null
          ? `You withdrew your proposal to ${names}.`
          : `${leftWords(pair.leftBy)} your proposal to ${names} is withdrawn.`,
      )
    case 'expired':
      return said(`Your proposal to ${names} expired without an answer.`)
    default:
      return said(
        `Your proposal was accepted: ${mention(pair.mentorId)} and ${mention(pair.menteeId)} are a pair.`,
      )
  }
}

export function reminderMessage(pair: Pair, readerId: string, nudgeId: string): Message {
  const current = proposalMessage(pair, readerId)
  if (pair.state !== 'proposed') return current
  const text = 'A proposal still waits for your answer. A no is as welcome as a yes.'
  const ways = actions('way-out', [wayOut(nudgeId, ['tomorrow', 'next-week', 'date', 'list'])])
  return { text, blocks: [section(text), ...current.blocks, ways] }
}

export function expiryMessage(pair: Pair): Message {
  const names = [pair.mentorId, pair.menteeId]
    .filter((id) => id !== pair.proposedBy)
    .map(mention)
    .join(' and ')
  return said(
    `Nobody answered your proposal to ${names} within two weeks, so it has expired. You can propose again with \`/mentor start\`, or ask in person.`,
  )
}

export const reminderWhy = (pair: Pair): string =>
  `a reminder that a proposal of ${mention(pair.proposedBy)} waits for your answer, unless you have answered by then`

export const expiryWhy = (pair: Pair): string =>
  `the word that your proposal of ${mention(pair.mentorId)} and ${mention(pair.menteeId)} has expired, unless it is answered by then`

/** For the coordinators only. */
export function declineNote(pair: Pair, reason: string): Message {
  const known = Object.entries(DECLINE_WORDS).find(
    ([key]) => key === (reason satisfies string as DeclineReason),
  )
  const who = pair.closedBy === null ? 'Somebody' : mention(pair.closedBy)
  return said(
    `${who} declined the pair of ${mention(pair.mentorId)} (mentor) and ${mention(pair.menteeId)}. Reason: ${known?.[1] ?? 'not given'}. Only coordinators see this.`,
  )
}

/** Opens the pair's own conversation. */
export function agreementMessage(pair: Pair, isOffered = false): Message {
  const text = `${mention(pair.mentorId)} and ${mention(pair.menteeId)}, you are a pair.`
  const until = pair.endsOn === null ? '' : `\nUntil ${day(pair.endsOn)}`
  return {
    text,
    blocks: [
      section(`*${text}* ${mention(pair.mentorId)} mentors, ${mention(pair.menteeId)} brings the business.`),
      section(`${agreementLines(pair)}${until}`),
      ...goalBlocks(pair),
      ...sections(['*Ground rules*', ...groundRules(pair)]),
      context(
        'What you say here stays here: I cannot read this conversation. `/mentor agreement` shows all this again.',
      ),
      actions('agreement', [
        button('Schedule the first session', SESSION_BOOK, pair.id, { style: 'primary' }),
        button('Ground rules', AGREEMENT_OPEN, pair.id, { label: 'Ground rules: what they mean exactly' }),
        button('Change our agreement', AGREEMENT_CHANGE, pair.id),
      ]),
      ...(isOffered ? [offeredLine(pair)] : []),
    ],
  }
}

const agreementLines = (pair: Pair) => `About: ${escaped(pair.topic)}\n${capital(termsOf(pair))}`

function goalBlocks(pair: Pair) {
  const lines = goalLines(pair)
  return lines.length === 0 ? [] : [section('*Goals*'), ...lines]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
