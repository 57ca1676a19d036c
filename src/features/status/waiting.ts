import type { KnownBlock } from '@slack/types'
import type { Owed } from '../../db/owed.ts'
import { RATINGS } from '../../domain/feedback.ts'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import { actions, button, section } from '../../slack/blocks.ts'
import { day, escaped, mention, readersTime } from '../../slack/mrkdwn.ts'
import { AGREEMENT_ACCEPT, AGREEMENT_DECLINE, AGREEMENT_OPEN } from '../agreement/ids.ts'
import {
  FEEDBACK_DECIDE,
  FEEDBACK_LEAVE,
  FEEDBACK_NOTHING,
  FEEDBACK_REFLECT,
  FEEDBACK_TELL,
  rateId,
  ratingValue,
} from '../feedback/ids.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { START_ACCEPT, START_DECLINE } from '../start/ids.ts'
import type { StatusFacts } from './facts.ts'

/** Everything that asks the reader for an answer, each with the buttons that give it. */
export const owedGroups = (facts: StatusFacts): KnownBlock[][] => [
  ...facts.toAnswer.map(proposal(facts)),
  ...facts.changes.map(change),
  ...facts.suggested.map(suggestion),
  ...facts.toSchedule.map(times(facts)),
  ...facts.owed.map(owedOne(facts)),
]

/** How many things ask the reader for an answer. */
export const waitingFor = ({ toAnswer, changes, suggested, toSchedule, owed }: StatusFacts): number =>
  toAnswer.length + changes.length + suggested.length + toSchedule.length + owed.length

/** The day of a proposal, in words. */
export const proposedOn = (pair: Pair): string => day(pair.createdAt.toZonedDateTimeISO('UTC').toPlainDate())

const proposal =
  ({ readerId }: StatusFacts) =>
  (pair: Pair): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const what =
      roleOf(pair, readerId) === 'mentor' ? `that you mentor ${partner}` : `${partner} as your mentor`
    return [
      section(
        `${mention(pair.proposedBy)} proposed ${what} on ${proposedOn(pair)}, about ${escaped(pair.topic)}. My message of that day has the rest.`,
      ),
      actions(`proposal-${pair.id}`, [
        button('Accept', START_ACCEPT, pair.id, { style: 'primary' }),
        button('Decline', START_DECLINE, pair.id),
      ]),
    ]
  }

function change({ change: { id, proposedBy }, pair }: StatusFacts['changes'][number]): KnownBlock[] {
  return [
    section(`${mention(proposedBy)} would like to change your agreement. It is up to you, no reason needed.`),
    actions(`change-${id}`, [
      button('See the change', AGREEMENT_OPEN, pair.id),
      button('Accept', AGREEMENT_ACCEPT, id, { style: 'primary' }),
      button('Decline', AGREEMENT_DECLINE, id),
    ]),
  ]
}

function suggestion({ note, pair }: StatusFacts['suggested'][number]): KnownBlock[] {
  return [
    section(
      `${mention(pair.mentorId)} heard you say something about IT. Shall it go to IT? You change the words, and choose who may know.`,
    ),
    actions(`suggested-${note.id}`, [
      button('Read and decide', FEEDBACK_DECIDE, note.id, { style: 'primary' }),
      button('Not this one', FEEDBACK_LEAVE, note.id),
    ]),
  ]
}

const times =
  ({ readerId }: StatusFacts) =>
  ({ id, mentorId, menteeId }: StatusFacts['toSchedule'][number]): KnownBlock[] => {
    const who =
      menteeId === readerId ? `you and ${mention(mentorId)}` : `${mention(menteeId)} and ${mention(mentorId)}`
    return [
      section(
        `When do ${who} meet? My message about it has times that suit both, or choose one yourself.`,
        button('Choose a time', SESSION_BOOK, id),
      ),
    ]
  }

const owedOne =
  ({ readerId, zone }: StatusFacts) =>
  ({ owed, pair }: { owed: Owed; pair: Pair }): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const over = `Your session with ${partner} ended on ${readersTime(owed.endedAt, zone)}.`
    if (owed.role === 'mentor')
      return [
        section(
          `${over} A minute for your notes?`,
          button('Write your reflection', FEEDBACK_REFLECT, owed.sessionId),
        ),
      ]
    return [
      section(
        `${over} How useful was it? 1 is not useful, 5 is very useful.`,
        button('Tell IT something', FEEDBACK_TELL, owed.sessionId),
      ),
      actions(`rate-${owed.sessionId}`, [
        ...RATINGS.map((rating) =>
          button(String(rating), rateId(rating), ratingValue(owed.sessionId, rating), {
            label: `${rating} of 5`,
          }),
        ),
        button('Nothing this time', FEEDBACK_NOTHING, owed.sessionId),
      ]),
    ]
  }
