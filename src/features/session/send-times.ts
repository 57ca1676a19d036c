import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { latestSession, upcomingSessions } from '../../db/sessions.ts'
import { mayMeet } from '../../domain/session.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { ANY_PAIR, TIMES_NOW } from './ids.ts'
import { makeOffer } from './offer.ts'
import { meetingRefusalWords, UNKNOWN_PAIR } from './words.ts'

/** Somebody who would rather have the leader choose has three times sent. */
export function sendTimes(deps: Deps): ClickHandler {
  return async (click) => click.tell(await deps.db.transaction((tx) => send(deps, tx, click)))
}

async function send(deps: Deps, tx: Tx, click: ClickInteraction): Promise<string> {
  const { workspaceId, userId, now, value, values } = click
  const named = value === ANY_PAIR ? values.pair : value
  if (value === ANY_PAIR && !named) return 'Choose with whom first, then press once more.'
  const id = clickedPair(typeof named === 'string' ? named : '')
  const pair = id && (await lockPair(tx, workspaceId, id))
  if (!pair) return UNKNOWN_PAIR
  const may = mayMeet(pair, userId, await pairDelegate(tx, pair))
  if (!may.ok) return meetingRefusalWords(may.refusal)
  const [next] = await upcomingSessions(tx, workspaceId, [pair.id], now)
  if (next)
    return `You have a session booked on ${readersTime(next.startsAt)}. Nothing was sent; “Move” finds another time for it.`
  const last = await latestSession(tx, workspaceId, pair.id)
  const isNew = await makeOffer(deps, tx, pair, { after: last?.id ?? null, kind: TIMES_NOW }, now)
  const whose = may.value === 'mentor' ? mention(pair.menteeId) : 'You'
  const verb = may.value === 'mentor' ? 'has' : 'have'
  return isNew
    ? `Three times are on their way${may.value === 'mentor' ? ` to ${whose}` : ''}. One click books one.`
    : `${whose} ${verb} times to choose from already, in my direct message. Nothing was sent again.`
}
