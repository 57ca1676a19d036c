import ICAL from 'ical.js'

/** What a calendar reads in a file that holds one appointment, by a parser that is not ours. */
export function readCalendar(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const [entry, ...others] = calendar.getAllSubcomponents('vevent')
  if (!entry || others.length > 0) throw new Error('a file holds one appointment')
  const event = new ICAL.Event(entry)
  const said = (name: string, from = entry) => from.getFirstPropertyValue(name)?.toString() ?? null
  return {
    version: said('version', calendar),
    method: said('method', calendar),
    refresh: said('refresh-interval', calendar),
    uid: event.uid,
    sequence: event.sequence,
    stamp: said('dtstamp'),
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone?.tzid ?? null,
    title: event.summary,
    place: event.location,
    description: event.description,
    url: said('url'),
    status: said('status'),
    shownAs: said('x-microsoft-cdo-busystatus'),
    free: said('transp') === 'TRANSPARENT',
    /** Whatever else stands in it. */
    names: entry.getAllProperties().map(({ name }) => name),
    alarms: entry.getAllSubcomponents('valarm').length,
  }
}
