import { isObject, type Json } from './check.ts'

/** `<@U1>`, `<#C1>`, `<!here>`, `<!date^...>`, `<https://...|label>`, `<mailto:...>`; never an escaped `&lt;`. */
const CONTROL = /<(?:[@#!][^<>]+|[a-z][a-z0-9+.-]*:[^<>]+)>/gi

/** The same, and a URL that Slack would link by itself; an escaped bracket ends it. */
const CONTROL_OR_URL = new RegExp(`${CONTROL.source}|https?://(?:(?!&[lg]t;)[^\\s<>])+`, 'gi')

const inRichText: Record<string, (element: Json) => string> = {
  link: ({ url }) => String(url),
  user: ({ user_id }) => `<@${user_id}>`,
  channel: ({ channel_id }) => `<#${channel_id}>`,
  usergroup: ({ usergroup_id }) => `<!subteam^${usergroup_id}>`,
  broadcast: ({ range }) => `<!${range}>`,
}

function liveIn(value: unknown, insideRichText: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => liveIn(each, insideRichText))
  if (!isObject(value)) return []
  const { type, text, verbatim } = value
  if ((type === 'mrkdwn' || type === 'markdown') && typeof text === 'string') {
    return text.match(verbatim === true ? CONTROL : CONTROL_OR_URL) ?? []
  }
  const element = insideRichText && typeof type === 'string' ? inRichText[type] : undefined
  if (element) return [element(value)]
  return Object.values(value).flatMap((each) => liveIn(each, insideRichText || type === 'rich_text'))
}

/**
 * Every part of a message or view that Slack would make live: mentions, dates and links, also bare URLs outside
 * `verbatim`. `blocks` may be a list, one block or a view; `text` is the message's own, where only `<...>` counts.
 */
export function liveParts(blocks: unknown, text?: unknown): string[] {
  const own = typeof text === 'string' ? (text.match(CONTROL) ?? []) : []
  return [...own, ...liveIn(blocks, false)]
}
