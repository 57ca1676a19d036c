import type { Db } from '../../src/db/client.ts'
import { ensureMembers } from '../../src/db/members.ts'
import { insertNudges } from '../../src/db/nudges.ts'
import { ensureWorkspace } from '../../src/db/workspaces.ts'
import { CHECK_IN } from '../../src/features/check-in/ids.ts'
import { ASK_MENTEE, ASK_MENTOR } from '../../src/features/feedback/ids.ts'
import { SESSION_BOOKED, SESSION_OVER } from '../../src/features/session/ids.ts'
import type { Owed } from './judge.ts'
import { foundPair, type Place, SENT_PER_PAIR, type Wanted, YESTERDAY } from './pair.ts'

/** No public holiday on that day in any of them. */
const ZONES = ['Europe/Stockholm', 'Europe/Berlin', 'Europe/Helsinki']
const ROWS_AT_ONCE = 500
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const WHEN_UNKNOWN: Record<string, Owed['whenUnknown']> = {
  [CHECK_IN]: 'leave',
  [ASK_MENTEE]: 'again',
  [ASK_MENTOR]: 'again',
  [SESSION_BOOKED]: 'again',
  [SESSION_OVER]: 'again',
}

interface Colleague {
  username: string
  name: string
  zone: string
}

/** As many people as it takes for so many messages to be sent; two in a row are a pair. */
export function colleagues(messages: number): Colleague[] {
  const pairs = Math.ceil(messages / SENT_PER_PAIR)
  return Array.from({ length: 2 * pairs }, (_, index) => ({
    username: `p${String(index).padStart(5, '0')}`,
    name: `Person ${index}`,
    zone: ZONES[Math.floor(index / 2) % ZONES.length] ?? 'UTC',
  }))
}

/** What the bots owe, and how to recognise it. */
export interface Company {
  owed: readonly Owed[]
  /** Which of the owed messages this is, by whom it is for (a person or a conversation) and what its buttons name. */
  occasionOf(to: string, blocks: string): string | null
}

/** Saves people, pairs, sessions and what the bot owes them, as if all of it had been planned the day before. */
export async function found(db: Db, place: Place): Promise<Company> {
  const { workspaceId, people } = place
  const owed: Owed[] = []
  const named = new Map<string, string>()
  await db.transaction(async (tx) => {
    await ensureWorkspace(tx, workspaceId, YESTERDAY)
    const members = people.map(({ id, zone }) => ({ workspaceId, userId: id, zone }))
    await ensureMembers(tx, members, YESTERDAY)
    const wanted: Wanted[] = []
    for (let pair = 0; pair < people.length / 2; pair++) wanted.push(...(await foundPair(tx, place, pair)))
    for (let from = 0; from < wanted.length; from += ROWS_AT_ONCE) {
      const some = wanted.slice(from, from + ROWS_AT_ONCE)
      const saved = await insertNudges(
        tx,
        some.map(({ nudge }) => nudge),
        YESTERDAY,
      )
      for (const { id, kind, sessionId, userId, occasion } of saved)
        named.set(kind === CHECK_IN ? id : `${sessionId}:${userId ?? ''}`, occasion)
    }
    for (const { nudge, droppedFor } of wanted)
      owed.push({ ...nudge, whenUnknown: WHEN_UNKNOWN[nudge.kind] ?? 'leave', droppedFor })
  })
  return {
    owed,
    occasionOf(to, blocks) {
      for (const [id] of blocks.matchAll(UUID)) {
        const occasion = named.get(id) ?? named.get(`${id}:${to}`) ?? named.get(`${id}:`)
        if (occasion !== undefined) return occasion
      }
      return null
    },
  }
}
