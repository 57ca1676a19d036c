import { callLink } from '../domain/place.ts'
import type { Session } from '../domain/session.ts'
import { escaped, link } from '../slack/mrkdwn.ts'

/** A line below the time. A call's link shows where it leads. */
export function whereWords({ place }: Pick<Session, 'place'>): string {
  if (place === null) return ''
  const call = callLink(place)
  return `\nWhere: ${call ? link(call.href, escaped(call.host)) : escaped(place)}`
}
