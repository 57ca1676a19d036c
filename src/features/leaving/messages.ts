import type { Pair } from '../../domain/pair.ts'
import { partnerOf } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import type { CoordinatorSubject } from './subject.ts'

/** To the other one of a pair, or to somebody who had said yes to a proposal. */
export function leftNote(
  pair: Pair,
  facts: { readerId: string; leftBy: string; session: Session | null; zone: string },
): Message {
  const { readerId, leftBy, session, zone } = facts
  const who = mention(leftBy)
  if (pair.leftBy !== leftBy) return said(`${who} had left this workspace and is back. Your pair goes on.`)
  if (pair.state === 'withdrawn') return withdrawnNote(pair, readerId, leftBy)
  const text = `${who} is no longer in this workspace, so I have paused your pair.`
  const cancelled = session
    ? ` The session on ${readersTime(session.startsAt, zone)} is cancelled; please take it out of your calendar.`
    : ''
  return {
    text,
    blocks: [
      section(`*${text}*${cancelled}`),
      section(
        'What you can do: `/mentor end` closes this pair, no reason needed, and then `/mentor start @someone` begins a new one. A coordinator is glad to help.',
      ),
      context(
        `Or leave it as it is: I send nothing about it, and if ${who} comes back, your pair goes on by itself.`,
      ),
    ],
  }
}

function withdrawnNote(pair: Pair, readerId: string, leftBy: string): Message {
  const partner = partnerOf(pair, readerId)
  const whose =
    partner === leftBy ? 'the proposal for the two of you' : `the proposal for you and ${mention(partner)}`
  return said(
    `${mention(leftBy)} is no longer in this workspace, so ${whose} is withdrawn. What you can do: \`/mentor start @someone\` proposes a new one.`,
  )
}

/** To one coordinator: all that changed with this departure. */
export function coordinatorNote(
  { userId, withdrawn, wasCoordinator }: CoordinatorSubject,
  paused: readonly Pair[],
): Message {
  const who = mention(userId)
  const lines = paused.map(
    (pair) => `I have paused the pair of ${mention(pair.mentorId)} (mentor) and ${mention(pair.menteeId)}.`,
  )
  if (withdrawn > 0)
    lines.push(
      withdrawn === 1 ? 'One open proposal is withdrawn.' : `${withdrawn} open proposals are withdrawn.`,
    )
  if (wasCoordinator)
    lines.push('They coordinated pairs, which is with the rest of you now; `/mentor settings` adds somebody.')
  const text = `${who} is no longer in this workspace.`
  return {
    text: [text, ...lines].join(' '),
    blocks: [
      section([`*${text}*`, ...lines].join('\n')),
      ...(paused.length === 0
        ? []
        : [
            context(
              `What you can do: say hello to ${names(paused, userId)}, who knows. Once they type \`/mentor end\`, they can be matched again. If ${who} comes back, it goes on by itself.`,
            ),
          ]),
    ],
  }
}

/** In the pair's conversation. */
export function backMessage(pair: Pair, userId: string, next: Session | null): Message {
  const text = `Welcome back, ${mention(userId)}. ${mention(partnerOf(pair, userId))}, your pair goes on, and your goals are as they were.`
  if (pair.state !== 'active' || next) return said(text)
  return {
    text,
    blocks: [
      section(text),
      actions('back', [button('Schedule the next session', SESSION_BOOK, pair.id, { style: 'primary' })]),
    ],
  }
}

const names = (pairs: readonly Pair[], userId: string) =>
  pairs.map((pair) => mention(partnerOf(pair, userId))).join(' and ')
