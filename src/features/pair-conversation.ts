import type { Tx } from '../db/client.ts'
import { findPair } from '../db/pairs.ts'
import type { Nudge } from '../domain/nudge.ts'
import { type Pair, partnerOf } from '../domain/pair.ts'
import { openConversation } from '../slack/deliver.ts'
import type { Deps } from './feature.ts'

/**
 * The group conversation of a pair and the bot; opened when it is not there yet. Slack opens none with somebody who has
 * left: their partner is written to directly then.
 */
export async function pairConversation({ client }: Deps, pair: Pair): Promise<string> {
  if (pair.channelId === null && pair.leftBy !== null) return partnerOf(pair, pair.leftBy)
  return pair.channelId ?? openConversation(client, [pair.mentorId, pair.menteeId])
}

/** The pair a nudge is about. */
export async function pairOf({ findPair }: Pick<Deps, 'findPair'>, nudge: Nudge): Promise<Pair> {
  return known(nudge.pairId && (await findPair(nudge.pairId)))
}

/** The same, as the caller's transaction sees it. */
export async function pairIn(tx: Tx, nudge: Nudge): Promise<Pair> {
  return known(nudge.pairId && (await findPair(tx, nudge.workspaceId, nudge.pairId)))
}

function known(pair: Pair | '' | null): Pair {
  if (!pair) throw new Error('nudge without its pair')
  return pair
}
