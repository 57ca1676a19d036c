import type { ContextBlock } from '@slack/types'
import type { Session } from '../../domain/session.ts'
import type { CalendarLinks } from '../../lib/calendar-links.ts'
import { context } from '../../slack/blocks.ts'
import { link } from '../../slack/mrkdwn.ts'

/** One small line, so that the message keeps its two buttons. Only the file knows an entry that it made before. */
export function calendarLine(
  { revision }: Session,
  { google, outlook }: CalendarLinks,
  file: string | null,
): ContextBlock {
  const pages = [link(google, 'Google'), link(outlook, 'Outlook')]
  if (revision === 1) {
    const all = file === null ? pages : [...pages, link(file, 'Calendar file')]
    return context(`Add to calendar: ${all.join(' · ')}`)
  }
  return context(
    file === null
      ? `Add the new time: ${pages.join(' · ')}. The old entry is yours to delete.`
      : `Update your calendar: the ${link(file, 'calendar file')} moves its own entry, ${pages.join(' and ')} add a new one.`,
  )
}

/** For a session that was called off. */
export function calledOffLine(file: string): ContextBlock {
  return context(`In your calendar? The ${link(file, 'calendar file')} marks its entry as cancelled.`)
}
