/** Slack's tokens for dates, each with what it shows; "pretty" ones say today or tomorrow in Slack, a date here. */
const SHOWN: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  date_long_pretty: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
}

const DATE = /<!date\^(\d+)\^([^|^<>]*)(?:\^[^|<>]*)?\|[^<>]*>/g

/** The same message or view with every `<!date^…>` as somebody in this zone reads it; plain text keeps it as it is. */
export function inReadersZone<T>(value: T, zone: string): T {
  const copy = JSON.stringify(value)
  if (!copy.includes('<!date^')) return JSON.parse(copy)
  return JSON.parse(copy, function (this: { type?: unknown }, key, held: unknown) {
    const isLive = key === 'text' && (this.type === 'mrkdwn' || this.type === undefined)
    return isLive && typeof held === 'string' ? withDates(held, zone) : held
  })
}

function withDates(text: string, zone: string): string {
  return text.replaceAll(DATE, (_, seconds: string, format: string) =>
    format.replaceAll(
      /\{(\w+)\}/g,
      (token, name: string) => shownAs(name, zone)?.format(Number(seconds) * 1000) ?? token,
    ),
  )
}

/** To make one costs a hundred times as much as to use it, and a person reads the same few again and again. */
const made = new Map<string, Intl.DateTimeFormat>()

function shownAs(name: string, zone: string): Intl.DateTimeFormat | null {
  const options = SHOWN[name]
  if (!options) return null
  const known = made.get(`${name} ${zone}`)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone })
  made.set(`${name} ${zone}`, format)
  return format
}
