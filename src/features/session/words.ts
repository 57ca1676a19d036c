import type { Temporal } from 'temporal-polyfill'
import { assertNever } from '../../domain/result.ts'
import type {
  AskNowQuestion,
  ChangeRefusal,
  ConfirmRefusal,
  MeetingRefusal,
  MissedRefusal,
} from '../../domain/session.ts'
import type { TimingRefusal } from '../../domain/session-time.ts'
import { localDate } from '../../domain/working-time.ts'
import { day, inZone, readersTime } from '../../slack/mrkdwn.ts'

export const UNKNOWN_PAIR = 'I cannot find this pair here. Nothing was changed.'
export const UNKNOWN_OFFER = 'I cannot find these times here. Nothing was changed.'
export const NO_LONGER_FREE =
  'That time is no longer free, so nothing was booked. I have looked again: the message shows what there is now.'
export const OUTDATED_FORM =
  'This form is out of date. Nothing was changed; please close it and open it again.'

/** Plain text, because it also stands beside the field of a form. */
export function meetingRefusalWords(refusal: MeetingRefusal): string {
  switch (refusal.kind) {
    case 'not-your-pair':
      return 'This is the pair of two other people, so only they can book its sessions. Nothing was changed.'
    case 'paused': {
      const until = refusal.until === null ? '' : ` until ${day(refusal.until)}`
      return `This pair is paused${until}. Nothing was changed. Type /mentor resume to go on, then book.`
    }
    case 'left':
      return 'Your partner is no longer in this workspace, so this pair rests. Nothing was changed. Type /mentor end to end it.'
    case 'not-active':
      return refusal.state === 'proposed'
        ? 'This pair has not started yet: it waits for a yes. You can book as soon as both have agreed.'
        : 'This pair has ended, so there is nothing to book. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

export function changeRefusalWords(refusal: ChangeRefusal): string {
  switch (refusal.kind) {
    case 'not-your-session':
      return NOT_YOURS
    case 'begun':
      return 'This session has begun, so it cannot be moved or cancelled any more. Nothing was changed.'
    case 'held':
      return 'This session is over. Nothing was changed. Type /mentor session to book the next one.'
    case 'cancelled':
      return ALREADY_CANCELLED
    case 'missed':
      return ALREADY_MISSED
    default:
      return assertNever(refusal)
  }
}

export function missedRefusalWords(refusal: MissedRefusal): string {
  switch (refusal.kind) {
    case 'not-your-session':
      return NOT_YOURS
    case 'not-begun':
      return 'This session is still ahead. Nothing was changed. You can move or cancel it instead.'
    case 'answered':
      return 'One of you has already said something about this session, so it stays as held. Nothing was changed.'
    case 'cancelled':
      return ALREADY_CANCELLED
    case 'missed':
      return ALREADY_MISSED
    default:
      return assertNever(refusal)
  }
}

export function confirmRefusalWords(refusal: ConfirmRefusal): string {
  switch (refusal.kind) {
    case 'not-your-session':
      return NOT_YOURS
    case 'not-missed':
      return 'This session was called off or lies ahead, so there is nothing to put right. Nothing was changed.'
    default:
      return assertNever(refusal)
  }
}

const NOT_YOURS = 'This is the session of two other people, so only they can change it. Nothing was changed.'
const ALREADY_CANCELLED =
  'This session is cancelled already. Nothing more to do. Type /mentor session to find another time.'
const ALREADY_MISSED =
  'It is noted already that this session did not take place. Type /mentor session to find another time.'

/** The field beside which a refusal of the time stands: the one that has to change. */
export function refusedField(
  refusal: TimingRefusal,
  { startsAt, zone }: { startsAt: Temporal.Instant; zone: string },
  now: Temporal.Instant,
): 'date' | 'time' {
  const isToday = localDate(startsAt, zone).equals(localDate(now, zone))
  switch (refusal.kind) {
    case 'overlaps':
      return 'time'
    case 'past':
    case 'not-over':
      return isToday ? 'time' : 'date'
    default:
      return 'date'
  }
}

/** Plain text beside the field; times are in the zone of whoever reads it. */
export function timingRefusalWords(refusal: TimingRefusal, zone: string): string {
  switch (refusal.kind) {
    case 'past':
      return 'This time has passed. Please choose one that lies ahead.'
    case 'too-far':
      return 'That is more than a year ahead. Please choose a nearer day.'
    case 'after-the-end':
      return `Your agreement ends on ${day(refusal.endsOn)}. Please choose a day until then.`
    case 'not-over':
      return `That session would end on ${inZone(refusal.endsAt, zone)}, which is still ahead. Log it when it is over.`
    case 'too-long-ago':
      return 'That is more than a year ago. Please choose a later day.'
    case 'overlaps':
      return `The two of you already have a session at that time, on ${inZone(refusal.startsAt, zone)}.`
    default:
      return assertNever(refusal)
  }
}

export const movedMeanwhile = (when: string): string =>
  `This session was moved to ${when} while your form was open. Nothing was changed; close the form to keep that time.`

/** For a button that was drawn before the session was moved. */
export const movedSince = (startsAt: Temporal.Instant): string =>
  `This session was moved to ${readersTime(startsAt)} in the meantime. Nothing was changed; the newest message has the buttons.`

/** What the mentor may ask, in the words of somebody from IT. */
export const QUESTION_WORDS: Record<AskNowQuestion, string> = {
  'stop-start-continue': 'What should IT stop doing, start doing and keep doing?',
  'slowed-down': 'Where did IT last slow you down?',
  'work-around': 'What do you work around, because our tools do not help?',
  'one-point-more': 'What would raise the mark you give IT by one point?',
  'who-struggles': 'Who in your team struggles most with our tools?',
}
