/** Whose clock and which zone a date is read by. */
export interface Reader {
  zone: string
  /** ISO instant. */
  now: string
}

type Options = Intl.DateTimeFormatOptions

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language, zone and shape: making one takes much longer than using it. */
function formatOf(locale: string, options: Options): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

/** Formats an instant in a zone, in British English. */
export function format(at: Date, zone: string, options: Options): string {
  return formatOf('en-GB', { timeZone: zone, ...options }).format(at)
}

/** `09:30` */
export const clockTime = (at: Date, zone: string): string =>
  format(at, zone, { hour: '2-digit', minute: '2-digit' })

/** `2026-03-02` in the zone. */
export function isoDate(at: Date, zone: string): string {
  const parts = formatOf('en-CA', { timeZone: zone }).format(at)
  return parts.slice(0, 10)
}

const DAY_MS = 86_400_000

/** The ISO day after this one. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/** `today`, `yesterday`, `tomorrow`, or null for any other day. */
export function nearDay(at: Date, { zone, now }: Reader): string | null {
  const days = (Date.parse(isoDate(at, zone)) - Date.parse(isoDate(new Date(now), zone))) / DAY_MS
  return { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' }[days] ?? null
}

const DATES: Record<string, Options> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
}

/** Fills in a format of Slack's `<!date^…>`, in the reader's zone; unknown parts stay as they are. */
export function slackDate(seconds: number, pattern: string, reader: Reader): string {
  const at = new Date(seconds * 1000)
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => part(at, name, reader) ?? whole)
}

function part(at: Date, name: string, reader: Reader): string | null {
  const pretty = /^(date(?:_short|_long)?)_pretty$/.exec(name)
  const options = DATES[pretty?.[1] ?? name]
  if (options) return (pretty && nearDay(at, reader)) ?? format(at, reader.zone, options)
  switch (name) {
    case 'date_num':
      return isoDate(at, reader.zone)
    case 'time':
      return clockTime(at, reader.zone)
    case 'time_secs':
      return format(at, reader.zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    case 'ago':
      return ago(at, reader)
    default:
      return null
  }
}

function ago(at: Date, { now }: Reader): string {
  const minutes = Math.round((at.getTime() - Date.parse(now)) / 60_000)
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute')
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), 'hour')
  return words.format(Math.round(minutes / 60 / 24), 'day')
}
