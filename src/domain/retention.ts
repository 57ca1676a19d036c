import { Temporal } from 'temporal-polyfill'

/** So long after a pair's last day its notes are kept. */
export const NOTES_KEPT_DAYS = 90

/** The day on which the notes of a pair with this last day are deleted. */
export function notesDeletedOn(lastDay: Temporal.PlainDate): Temporal.PlainDate {
  return lastDay.add({ days: NOTES_KEPT_DAYS })
}

/** A pair that is over, as far as its notes are concerned. */
export interface ClosedPair {
  /** The last day by agreement. */
  endsOn: Temporal.PlainDate | null
  /** When it was completed or ended. */
  closedAt: Temporal.Instant
  /** The mentee's: a pair's days are the leader's days. */
  zone: string
}

/** The day on which the notes of a closed pair are deleted. */
export function closedNotesGoOn(pair: ClosedPair): Temporal.PlainDate {
  const closedOn = pair.closedAt.toZonedDateTimeISO(pair.zone).toPlainDate()
  // Completed on the morning after the last day, ended early on a day before it.
  const isEarly = pair.endsOn === null || Temporal.PlainDate.compare(closedOn, pair.endsOn) < 0
  return notesDeletedOn(isEarly || pair.endsOn === null ? closedOn : pair.endsOn)
}

/** Whether that day has come. */
export function areNotesDue(pair: ClosedPair, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(pair.zone).toPlainDate()
  return Temporal.PlainDate.compare(today, closedNotesGoOn(pair)) >= 0
}
