import type { Temporal } from 'temporal-polyfill'
import type { CalendarEvent } from './calendar-file.ts'

/** Pages that open with a new appointment filled in. What they make does not follow later changes. */
export interface CalendarLinks {
  google: string
  outlook: string
}

/** Several of them share one text of a message, which Slack takes up to 3000 characters. */
const LINK_LIMIT = 1000

type Appointment = Pick<CalendarEvent, 'startsAt' | 'endsAt' | 'title' | 'place'>

/** Where a person adds the appointment to Google Calendar or Outlook on the web; times are in UTC. */
export function addToCalendarLinks(event: Appointment): CalendarLinks {
  return { google: bounded(googleLink, event), outlook: bounded(outlookLink, event) }
}

function googleLink({ startsAt, endsAt, title, place }: Appointment): string {
  const compact = (at: Temporal.Instant) => iso(at).replaceAll(/[-:]/g, '')
  return withQuery('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    location: place,
  })
}

function outlookLink({ startsAt, endsAt, title, place }: Appointment): string {
  return withQuery('https://outlook.office.com/calendar/0/deeplink/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: iso(startsAt),
    enddt: iso(endsAt),
    location: place,
  })
}

/** What is too long for a link is left out whole, first the place: half an address leads nowhere. */
function bounded(link: (event: Appointment) => string, event: Appointment): string {
  const whole = link(event)
  if (whole.length <= LINK_LIMIT) return whole
  const without = link({ ...event, place: null })
  return without.length <= LINK_LIMIT ? without : link({ ...event, place: null, title: '' })
}

/** Spaces become %20: Outlook shows the plus sign of a form's encoding as it is. */
function withQuery(address: string, fields: Record<string, string | null>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value.toWellFormed())}`] : [],
  )
  return `${address}?${pairs.join('&')}`
}

const iso = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' })
