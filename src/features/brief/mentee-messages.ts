import type { KnownBlock } from '@slack/types'
import { actions, button, context, type Message, section } from '../../slack/blocks.ts'
import { escaped, mention, readersTime } from '../../slack/mrkdwn.ts'
import { SESSION_MOVE } from '../session/ids.ts'
import { wayOut } from '../way-out.ts'
import { whereWords } from '../where-words.ts'
import type { BriefFacts } from './facts.ts'
import { BRIEF_FINE, fineValue } from './ids.ts'
import { WAYS } from './messages.ts'

/** The mentee's brief: when, with whom, what about, and one click. */
export function menteeBrief(facts: BriefFacts): Message {
  const { session, pair, plan, card } = facts
  const mentor = mention(pair.mentorId)
  const when = readersTime(session.startsAt)
  const about = `${escaped(plan.title)}. ${escaped(plan.topic)}`
  const lines = [
    `*${when} with ${mentor}*, ${session.minutes} minutes.${whereWords(session)}`,
    `About: ${about}${writtenBy(facts)}`,
    ...(facts.isLast ? [LAST_ONE] : []),
  ]
  return {
    text: `${when} with ${mentor}: ${escaped(plan.title)}`,
    blocks: [
      section(lines.join('\n')),
      ...(facts.isAhead ? answerBlocks(facts, mentor) : []),
      ...(card && facts.isAhead ? [context(`${card.title}: ${card.text}`)] : []),
    ],
  }
}

const LAST_ONE =
  'It is your last one by agreement, so leave time to look back: goals, thanks, whether you stay in touch.'

/** Says once who changed what the reader may have known otherwise. */
function writtenBy({ edit, pair }: BriefFacts): string {
  return edit && edit.editedBy !== pair.menteeId ? ` (${mention(edit.editedBy)}’s plan)` : ''
}

function answerBlocks({ session, nudgeId }: BriefFacts, mentor: string): KnownBlock[] {
  const move = button('Move it', SESSION_MOVE, session.id)
  if (session.confirmedAt !== null)
    return [context(`Confirmed; ${mentor} can see it.`), actions('answer', [move])]
  return [
    actions('answer', [
      button('Fine', BRIEF_FINE, fineValue(session), { style: 'primary' }),
      move,
      wayOut(nudgeId, WAYS),
    ]),
  ]
}
