import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Temporal } from 'temporal-polyfill'

/** One appointment as a calendar should show it now. */
export interface CalendarEvent {
  /** Names the appointment for ever, so that a later version replaces an earlier one. */
  uid: string
  /** Grows with every version. */
  sequence: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  title: string
  description: string
  /** Where, or the link of the call. */
  place: string | null
  /** The same as an address, when it is one. */
  url: string | null
  isCancelled: boolean
}

const PRODUCT = { company: 'Deskside', product: 'Deskside', language: 'EN' }
/** How often whoever subscribes to the file should look again. */
const REFRESH_SECONDS = 3600

/**
 * The text of an iCalendar file (RFC 5545) with this one appointment; `now` is when it was written.
 * Published, not sent as an invitation: see docs/decisions/0009-calendar-files.md.
 */
export function calendarFile(event: CalendarEvent, now: Temporal.Instant): string {
  const { isCancelled, url } = event
  const calendar = new ICalCalendar({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    name: PRODUCT.product,
    ttl: REFRESH_SECONDS,
  })
  calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: now,
    start: event.startsAt,
    end: event.endsAt,
    // Outlook looks at neither STATUS nor TRANSP of what it did not organise, so the title and its own field say it too.
    summary: oneLine(isCancelled ? `Cancelled: ${event.title}` : event.title),
    description: printable(event.description),
    location: event.place === null ? null : oneLine(event.place),
    url: url === null ? null : plainAddress(url),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: isCancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  })
  return calendar.toString()
}

/**
 * Without the control characters that RFC 5545 forbids and the library lets through, and without halves of a character,
 * which it would fold in the wrong place; a line's end stays.
 */
const printable = (text: string) => text.toWellFormed().replaceAll(/[^\P{Cc}\n]/gu, '')

const oneLine = (text: string) => text.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ')

/** The library escapes an address like a text, which no address may be: without comma and semicolon there is nothing to escape. */
const plainAddress = (url: string) => new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B')
