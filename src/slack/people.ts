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
const SLACKBOT = 'USLACKBOT'

export function createPeople(client: WebClient, workspaceId: string): People {
  const remembered = new Map<string, { person: Person | null; until: number }>()
  const known = (userId: string) => {
    const found = remembered.get(userId)
    return found && found.until > performance.now() ? found : null
  }
  const findNow = async (userId: string) => {
    const person = await look(client, workspaceId, userId)
    remembered.set(userId, { person, until: performance.now() + REMEMBERED_MS })
    return person
  }
  return {
    async find(userId) {
      const found = known(userId)
      return found ? found.person : findNow(userId)
    },
    findNow,
    forget: (userId) => void remembered.delete(userId),
    isKnownGone(userId) {
      const found = known(userId)
      return found !== null && isGone(found.person)
    },
  }
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
    if (!user) return null
    return {
      id: userId,
      name: user.profile?.display_name || user.real_name || user.name || 'somebody',
      zone: knownZone(user.tz),
      kind: kindOf(user, workspaceId),
      isAdmin: Boolean(user.is_admin || user.is_owner),
    }
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.kind === 'permanent' && NOT_FOUND.has(failure.error)) return null
    throw error
  }
}

const NOT_FOUND = new Set(['user_not_found', 'user_not_visible'])

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>

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
