import type { Tx } from '../../db/client.ts'
import { findItem } from '../../db/feedback.ts'
import { coordinatorsOf } from '../../db/members.ts'
import { findSession } from '../../db/sessions.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { BUG, type NewNudge, type Nudge } from '../../domain/nudge.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Message } from '../../slack/blocks.ts'
import { isGone, mayMeanGone } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { FEEDBACK_SHARED } from '../feedback/ids.ts'
import { LEDGER_FIX } from '../ledger/ids.ts'
import { pairOf } from '../pair-conversation.ts'
import { CHANNEL_SET, UNDELIVERABLE } from './ids.ts'
import { bugMessage, undeliverableMessage } from './messages.ts'

/** In the subject, where the pair's own conversation is meant; the row names the pair. */
const PAIR = 'pair'

/** Tells every coordinator, at most once a day for one address and one reason. */
export async function tellCoordinators(deps: Deps, tx: Tx, nudge: Nudge, error: string): Promise<void> {
  // A coordinator who cannot be reached is nothing to tell about over and over.
  if (nudge.kind === UNDELIVERABLE) return
  const now = deps.clock.now()
  const { workspaceId } = nudge
  // A bug concerns nobody in particular: one note a day, whatever and whomever it met.
  const { address, pairId } = error === BUG ? NOBODY : await addressOf(tx, nudge)
  const occasion = [UNDELIVERABLE, pairId ?? address, error, localDate(now, 'UTC')].join(':')
  const coordinators = (await coordinatorsOf(tx, workspaceId)).filter(
    (id) => error === BUG || id !== nudge.userId,
  )
  const notes = coordinators.map(
    (userId): NewNudge => ({
      workspaceId,
      kind: UNDELIVERABLE,
      occasion: `${occasion}:${userId}`,
      userId,
      subject: `${address}/${error}`,
      ...(pairId && { pairId }),
      dueAt: now,
    }),
  )
  await deps.outbox.plan(tx, notes, now)
}

interface Receiver {
  address: string
  pairId?: string
}

const NOBODY: Receiver = { address: '' }

async function addressOf(tx: Tx, nudge: Nudge): Promise<Receiver> {
  if (nudge.userId !== null) return { address: nudge.userId }
  if (nudge.kind === CHANNEL_SET) return { address: nudge.subject ?? '' }
  if (nudge.kind === FEEDBACK_SHARED) {
    const item = nudge.subject && (await findItem(tx, nudge.workspaceId, nudge.subject))
    return { address: item ? (item.sharedTo ?? '') : '' }
  }
  if (nudge.kind === LEDGER_FIX)
    return { address: (await getWorkspace(tx, nudge.workspaceId)).deskChannelId ?? '' }
  const session = nudge.sessionId && (await findSession(tx, nudge.workspaceId, nudge.sessionId))
  const pairId = session ? session.pairId : nudge.pairId
  if (pairId) return { address: PAIR, pairId }
  const { itChannelId } = await getWorkspace(tx, nudge.workspaceId)
  return { address: itChannelId ?? '' }
}

/** Whether the receiver has left the workspace, of which coordinators are told in other words. */
export async function isAboutSomebodyGone(deps: Deps, nudge: Nudge): Promise<boolean> {
  const [address, error] = subjectOf(nudge)
  if (!mayMeanGone(error)) return false
  const pair = address === PAIR ? await pairOf(deps, nudge) : null
  for (const userId of pair ? [pair.mentorId, pair.menteeId] : [address].filter(isPerson)) {
    if (isGone(await deps.people.findNow(userId))) return true
  }
  return false
}

const isPerson = (address: string) => /^[UW]/.test(address)

function subjectOf(nudge: Nudge): [address: string, error: string] {
  const [address = '', error = ''] = (nudge.subject ?? '').split('/')
  return [address, error]
}

export async function undeliverableNote(deps: Deps, nudge: Nudge): Promise<Message> {
  const [address, error] = subjectOf(nudge)
  if (error === BUG) return bugMessage()
  if (address === PAIR) return undeliverableMessage({ pair: await pairOf(deps, nudge) }, error)
  return undeliverableMessage(isPerson(address) ? { person: address } : { channel: address }, error)
}
