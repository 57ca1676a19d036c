import type { Temporal } from 'temporal-polyfill'
import { writingOver, writtenUntil } from '../../domain/closing.ts'
import { isAfter } from '../../domain/moments.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import { areNotesDue, notesDeletedOn } from '../../domain/retention.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { extendButton } from '../closing-line.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { START_AGAIN } from '../start/ids.ts'
import { wayOut } from '../way-out.ts'
import type { SummaryFacts } from './facts.ts'
import { CLOSING_OPEN } from './ids.ts'
import { summaryBlocks } from './summary.ts'

/** Closes a pair, in the conversation of the two: thanks, and their summary as it is now. */
export function completionMessage(facts: SummaryFacts): Message {
  const { pair, words } = facts
  const text = `${both(pair)}, your pair has completed its ${pair.months} months. Thank you both for the time you gave each other.`
  const isOpen = isWritable(facts)
  const write = button(words === null ? 'Add your words' : 'Edit the summary', CLOSING_OPEN, pair.id)
  const goOn = button('Go on for three months', START_AGAIN, pair.id, {
    label: 'Go on for three months: propose a new pair of the two of you',
  })
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...summaryBlocks(facts),
      actions('closing', isOpen ? [write, goOn] : [goOn]),
      context([...(isOpen ? [openWords(facts)] : []), deletionWords(facts)].join(' ')),
    ],
  }
}

const isWritable = ({ completedAt, programme, now }: SummaryFacts): boolean =>
  completedAt !== null && isAfter(writingOver(completedAt, programme.zone), now)

function openWords({ completedAt, programme }: SummaryFacts): string {
  const until = completedAt === null ? '' : ` until ${day(writtenUntil(completedAt, programme.zone))}`
  return `Both of you can write into it${until}: what you decided, thanks, whether you stay in touch.`
}

/** When the pair's notes go, and with them what the two wrote here. */
function deletionWords({ pair, completedAt, programme, now }: SummaryFacts): string {
  const { zone } = programme
  const closed = completedAt && { endsOn: pair.endsOn, closedAt: completedAt, zone }
  if (closed && areNotesDue(closed, now))
    return 'Your notes, and what you wrote into it yourselves, are deleted, as your ground rules say.'
  const on = pair.endsOn === null ? 'later' : `on ${day(notesDeletedOn(pair.endsOn))}`
  return `Your notes, and what you write into it yourselves, are deleted ${on}; copy what you want to keep.`
}

export const completionWhy = (pair: Pair): string => `the months of ${both(pair)} are over`

/** What the note about a near end is drawn from. */
export interface EndsSoonFacts {
  pair: Pair
  readerId: string
  /** The last day that it was sent for. */
  endsOn: Temporal.PlainDate
  isDue: boolean
  nudgeId: string
}

/** To each of a pair that has nothing booked, a fortnight before its last day; at any time of its life. */
export function endsSoonMessage({ pair, readerId, endsOn, isDue, nudgeId }: EndsSoonFacts): Message {
  const partner = mention(partnerOf(pair, readerId))
  if (pair.state !== 'active' && pair.state !== 'paused') return said(`Your pair with ${partner} is over.`)
  if (pair.endsOn && !pair.endsOn.equals(endsOn))
    return said(`Your pair with ${partner} goes on until ${day(pair.endsOn)}.`)
  if (!isDue) return said(`Your pair with ${partner} runs until ${day(endsOn)}. Nothing to do.`)
  const text = `Your pair with ${partner} runs until ${day(endsOn)}, and no session is booked.`
  const extend = extendButton(pair)
  return {
    text,
    blocks: [
      section(`*${text}* One last time, to look back and say thanks? If not, that is fine too.`),
      actions('ends-soon', [
        button('Schedule the last session', SESSION_BOOK, pair.id, { style: 'primary' }),
        ...(extend ? [extend] : []),
        wayOut(nudgeId, ['tomorrow', 'next-week', 'list']),
      ]),
      context('I write this once.'),
    ],
  }
}

export const endsSoonWhy = (pair: Pair, readerId: string): string =>
  `the word that your pair with ${mention(partnerOf(pair, readerId))} ends soon, unless you have a session booked by then`

const both = (pair: Pair) => `${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
