import type { Db } from '../db/client.ts'
import { findPair } from '../db/pairs.ts'
import { findSessionEntry } from '../db/sessions.ts'
import type { Pair } from '../domain/pair.ts'
import { callLink } from '../domain/place.ts'
import { endsAt, type Session } from '../domain/session.ts'
import { type CalendarEvent, calendarFile } from '../lib/calendar-file.ts'
import { addToCalendarLinks, type CalendarLinks } from '../lib/calendar-links.ts'
import type { Clock } from '../lib/clock.ts'
import type { Logger } from '../lib/log.ts'
import { readSignedId, signId } from '../lib/signed-id.ts'
import type { People } from '../slack/people.ts'

/** The calendar files of a workspace's sessions. */
export interface CalendarFiles {
  /** Where the session's file is for everybody who has this address; null when the bot has no public address. */
  link(sessionId: string): string | null
  /** The file behind `/calendar/<name>` as the session is now; null when there is none of that name. */
  read(name: string): Promise<string | null>
}

interface Parts {
  db: Db
  people: People
  clock: Clock
  log: Logger
  workspaceId: string
  /** What the addresses are signed with. */
  key: string
}

const SUFFIX = '.ics'

/**
 * Signed addresses under `publicUrl`, where people reach the bot; without one there are no files. Why so:
 * docs/decisions/0009-calendar-files.md.
 */
export function createCalendarFiles(parts: Parts, publicUrl: string | undefined): CalendarFiles {
  if (publicUrl === undefined) return { link: () => null, read: async () => null }
  const signing = { key: parts.key, purpose: `calendar:${parts.workspaceId}` }
  return {
    link: (sessionId) => `${publicUrl}/calendar/${signId(signing, sessionId)}${SUFFIX}`,
    async read(name) {
      const id = name.endsWith(SUFFIX) ? readSignedId(signing, name.slice(0, -SUFFIX.length)) : null
      if (id === null) return null
      return fileOf(parts, id).catch((err: unknown) => {
        parts.log.warn({ err }, 'a calendar file failed')
        throw err
      })
    },
  }
}

async function fileOf({ db, people, clock, workspaceId }: Parts, id: string): Promise<string | null> {
  const session = await findSessionEntry(db, workspaceId, id)
  const pair = session && (await findPair(db, workspaceId, session.pairId))
  return session && pair ? calendarFile(eventOf(session, await titleOf(people, pair)), clock.now()) : null
}

/** When, where and with whom; nothing of what it is about, because calendars are shared with assistants. */
function eventOf(session: Session & { sequence: number }, title: string): CalendarEvent {
  return {
    ...appointmentOf(session, title),
    uid: `${session.id}@${session.workspaceId}.deskside`,
    sequence: session.sequence,
    description: 'To move or cancel this session, type /mentor session in Slack.',
    url: session.place && (callLink(session.place)?.href ?? null),
    isCancelled: session.state === 'cancelled',
  }
}

/** Where the session, as it is now, is added to a calendar by hand. */
export async function calendarPagesOf(people: People, session: Session, pair: Pair): Promise<CalendarLinks> {
  return addToCalendarLinks(appointmentOf(session, await titleOf(people, pair)))
}

const appointmentOf = (session: Session, title: string) => ({
  title,
  startsAt: session.startsAt,
  endsAt: endsAt(session),
  place: session.place,
})

/** Nobody waits for the two names while Slack does not tell them: the time matters more. */
async function titleOf(people: People, { mentorId, menteeId }: Pair): Promise<string> {
  const find = (userId: string) => people.find(userId).catch(() => null)
  const [mentor, mentee] = await Promise.all([find(mentorId), find(menteeId)])
  return mentor && mentee ? `Mentoring: ${mentor.name} and ${mentee.name}` : 'Mentoring session'
}
