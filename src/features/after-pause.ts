import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../db/client.ts'
import { storedZone } from '../db/members.ts'
import { later } from '../domain/moments.ts'
import type { Decision } from '../domain/nudge.ts'
import type { Pair } from '../domain/pair.ts'
import { resumesAt } from '../domain/pause.ts'

const SOON = { hours: 1 }

/** While a pair rests nobody is nudged: the moment at which it goes on, or null where it does not rest. */
export async function afterPause(
  { db }: { db: Tx },
  pair: Pair,
  now: Temporal.Instant,
): Promise<Extract<Decision, { do: 'later' }> | null> {
  if (pair.state !== 'paused' || pair.pausedUntil === null) return null
  const zone = await storedZone(db, pair.workspaceId, pair.menteeId)
  // On its very day the pair may be a moment from going on.
  return { do: 'later', at: later(resumesAt(pair.pausedUntil, zone), now).add(SOON) }
}
