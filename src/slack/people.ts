import type { WebClient } from '@slack/web-api'
import { failureOf } from './deliver.ts'

/** Who a Slack user is, as far as the bot needs to know. */
export interface Person {
  id: string
  name: string
  /** IANA time zone of the Slack profile. */
  zone: string
  kind: 'person' | 'bot' | 'deactivated' | 'external'
  isAdmin: boolean
}

export interface People {
  /** The person as Slack knows them now; null when the workspace has no such user. */
  find(userId: string): Promise<Person | null>
  /** The same, asked of Slack at this moment whatever is remembered. */
  findNow(userId: string): Promise<Person | null>
  /** Forgets what is remembered of a person whose profile changed. */
  forget(userId: string): void
  /** Whether somebody who was looked up not long ago turned out to have left. Asks Slack nothing. */
  isKnownGone(userId: string): boolean
}

/** Long enough to serve one form or one batch of check-ins, short enough to follow a profile. */
const REMEMBERED_MS = 60_000
/** So long after the whole list was read, what it said is good enough; changes are told by Slack's events. */
const LIST_REMEMBERED_MS = 10 * 60_000
const MINUTE_MS = 60_000
/** Slack allows about 100 look-ups a minute, but hands out a thousand people of its list at once. */
const LOOK_UPS_PER_MINUTE = 50
const LIST_PAGE = 1000
const SLACKBOT = 'USLACKBOT'

/** `bulk` reads the whole list, which is wanted when many are asked for: nobody who waits is held up by it. */
export function createPeople(client: WebClient, bulk: WebClient, workspaceId: string): People {
  /** `since` is when it was asked for, or forgotten: what was asked for earlier is older, whenever it arrives. */
  const remembered = new Map<string, { person: Person | null; since: number; until: number }>()
  let lookUps: number[] = []
  let listing: Promise<void> | null = null
  let listedAt = Number.NEGATIVE_INFINITY

  const known = (userId: string) => {
    const found = remembered.get(userId)
    return found && found.until > performance.now() ? found : null
  }
  const remember = (userId: string, person: Person | null, since: number, ms: number) => {
    if ((remembered.get(userId)?.since ?? since) > since) return
    remembered.set(userId, { person, since, until: performance.now() + ms })
  }

  /** Reads the whole list when so many were looked up that Slack would soon refuse. */
  async function listIfMany(): Promise<void> {
    if (listing) return listing
    const now = performance.now()
    lookUps = lookUps.filter((at) => at > now - MINUTE_MS)
    if (lookUps.length < LOOK_UPS_PER_MINUTE || now - listedAt < MINUTE_MS) return
    listing = list().finally(() => {
      listing = null
    })
    await listing
  }

  async function list(): Promise<void> {
    listedAt = performance.now()
    for (let cursor = ''; ; ) {
      const askedAt = performance.now()
      const page = await bulk.users.list({ limit: LIST_PAGE, ...(cursor && { cursor }) }).catch(() => null)
      // One by one, then.
      if (!page) return
      for (const user of page.members ?? [])
        if (user.id) remember(user.id, personOf(user.id, user, workspaceId), askedAt, LIST_REMEMBERED_MS)
      cursor = page.response_metadata?.next_cursor ?? ''
      if (!cursor) return
    }
  }

  async function findNow(userId: string): Promise<Person | null> {
    const askedAt = performance.now()
    lookUps.push(askedAt)
    const person = await look(client, workspaceId, userId)
    remember(userId, person, askedAt, REMEMBERED_MS)
    return person
  }

  return {
    async find(userId) {
      if (!known(userId)) await listIfMany()
      const found = known(userId)
      return found ? found.person : findNow(userId)
    },
    findNow,
    forget(userId) {
      remembered.set(userId, { person: null, since: performance.now(), until: 0 })
    },
    isKnownGone(userId) {
      const found = known(userId)
      return found !== null && isGone(found.person)
    },
  }
}

/** The IANA zone that somebody's profile shows now; UTC where there is none. */
export async function zoneOf(people: Pick<People, 'find'>, userId: string): Promise<string> {
  return (await people.find(userId))?.zone ?? 'UTC'
}

/** Whether somebody has left the workspace: the account is deactivated, or Slack knows no such user any more. */
export function isGone(person: Person | null): boolean {
  return person === null || person.kind === 'deactivated'
}

const MAY_MEAN_GONE = new Set(['account_inactive', 'user_disabled', 'user_not_found', 'user_not_visible'])

/**
 * Whether this failure of a message may mean that its receiver has left. Only the profile says so for certain: Slack
 * gives some of these names to the bot's own account too.
 */
export const mayMeanGone = (error: string): boolean => MAY_MEAN_GONE.has(error)

async function look(client: WebClient, workspaceId: string, userId: string): Promise<Person | null> {
  try {
    const { user } = await client.users.info({ user: userId })
    return user ? personOf(userId, user, workspaceId) : null
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.kind === 'permanent' && NOT_FOUND.has(failure.error)) return null
    throw error
  }
}

function personOf(id: string, user: SlackUser, workspaceId: string): Person {
  return {
    id,
    name: user.profile?.display_name || user.real_name || user.name || 'somebody',
    zone: knownZone(user.tz),
    kind: kindOf(user, workspaceId),
    isAdmin: Boolean(user.is_admin || user.is_owner),
  }
}

const NOT_FOUND = new Set(['user_not_found', 'user_not_visible'])

/** What both answers, of one person and of the list, say about somebody. */
type SlackUser = Pick<
  NonNullable<Awaited<ReturnType<WebClient['users']['list']>>['members']>[number],
  'id' | 'team_id' | 'name' | 'real_name' | 'tz' | 'deleted' | 'is_bot' | 'is_admin' | 'is_owner' | 'profile'
> & { is_stranger?: boolean }

function kindOf(user: SlackUser, workspaceId: string): Person['kind'] {
  if (user.deleted) return 'deactivated'
  if (user.is_bot || user.id === SLACKBOT) return 'bot'
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== workspaceId)) return 'external'
  return 'person'
}

/** A profile may carry no zone, or one that this runtime does not know; UTC then. */
export function knownZone(zone: string | undefined): string {
  if (!zone) return 'UTC'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
