import type { Temporal } from 'temporal-polyfill'

/** Makes what a person typed harmless in mrkdwn: no mention, link or command can come of it. */
export function escaped(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The same of a beginning of what was typed that is no longer than this once it is harmless; an ellipsis says that there is more. */
export function escapedUpTo(typed: string, limit: number): string {
  let text = ''
  for (const character of typed) {
    const next = escaped(character)
    if (text.length + next.length + 1 > limit && text.length + next.length < escaped(typed).length)
      return `${text}…`
    text += next
  }
  return text
}

/** What a person typed behind a slash command, which Slack hands over escaped. */
export function unescaped(sent: string): string {
  return sent.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** A live mention. Only for ids that the bot itself looked up, never for typed text. */
export const mention = (userId: string): string => `<@${userId}>`

/** A link under words of the bot's own, to an address that it made or that was read as one: spaces and bars are encoded. */
export const link = (address: string, words: string): string => `<${escaped(address)}|${words}>`

export const channelLink = (channelId: string): string => `<#${channelId}>`

/** "Mar 10, 2026 at 09:30" (no "today": it stands in sentences), which Slack shows in each reader's own time zone. */
export function readersTime(at: Temporal.Instant, fallbackZone = 'UTC'): string {
  return dateToken(at, '{date_short} at {time}', `${inZone(at, fallbackZone)} (${fallbackZone})`)
}

/** "Tuesday, March 10, 2026" in each reader's own time zone: for a day that matters more than its hour. */
export function readersDay(at: Temporal.Instant): string {
  return dateToken(at, '{date_long}', day(at.toZonedDateTimeISO('UTC').toPlainDate()))
}

/** A moment in words in one zone: "Tue 10 Mar, 09:30". For plain text, where Slack converts nothing. */
export function inZone(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  return `${day(local.toPlainDate())}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** A date in words: "Tue 10 Mar 2026" or, in the running text of this year, still with its year. */
export function day(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
}

function dateToken(at: Temporal.Instant, format: string, fallback: string): string {
  return `<!date^${Math.floor(at.epochMilliseconds / 1000)}^${format}|${fallback}>`
}
