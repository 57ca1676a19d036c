import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { coordinatorsOf, lockMembers, setCoordinator, setItLead } from '../../db/members.ts'
import { lockPair, pairsToLeave, updatePair } from '../../db/pairs.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { type Changed, coordinatorsToTell, leave, waitInVain } from '../../domain/leaving.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import { localDate } from '../../domain/working-time.ts'
import { endDelegation } from '../end-delegation.ts'
import type { Deps } from '../feature.ts'
import { PROPOSAL, PROPOSAL_EXPIRY, PROPOSAL_RECEIPT, PROPOSAL_REMINDER } from '../start/ids.ts'
import { LEFT_COORDINATOR_NOTE, LEFT_NOTE, LOOK_AGAIN } from './ids.ts'
import { coordinatorSubject } from './subject.ts'

/** Who has left, and the transaction in which that is seen to. */
interface Departure {
  deps: Deps
  tx: Tx
  userId: string
  now: Temporal.Instant
}

/** Somebody has left: everything that counted on them. False when nothing was left to change. */
export async function letGo(deps: Deps, tx: Tx, userId: string): Promise<boolean> {
  const { workspaceId } = deps
  const now = deps.clock.now()
  const [paused, withdrawn]: [Pair[], Pair[]] = [[], []]
  for (const id of await pairsToLeave(tx, workspaceId, userId)) {
    const pair = await lockPair(tx, workspaceId, id)
    const left = pair && leave(pair, userId, localDate(now, 'UTC'))
    if (!left) continue
    if (left.state === 'paused') {
      await pauseFor({ deps, tx, userId, now }, { ...pair, ...left })
      paused.push(pair)
    } else {
      await withdrawFor({ deps, tx, userId, now }, { ...pair, ...left })
      withdrawn.push(pair)
    }
  }
  const coordinators = await coordinatorsOf(tx, workspaceId)
  await lockMembers(tx, workspaceId, [...coordinators, userId])
  const wasCoordinator = (await coordinatorsOf(tx, workspaceId)).includes(userId)
  if (wasCoordinator) await setCoordinator(tx, workspaceId, userId, false)
  await setItLead(tx, workspaceId, userId, false)
  const delegations = await endDelegation(deps, tx, { delegateId: userId }, 'left', now)
  await endDelegation(deps, tx, { leaderId: userId }, 'left', now)
  await deps.outbox.cancel(tx, workspaceId, { userId })
  const changed = { paused, withdrawn: withdrawn.length, wasCoordinator }
  await tellCoordinators(deps, tx, userId, changed, now)
  return paused.length > 0 || withdrawn.length > 0 || wasCoordinator || delegations.length > 0
}

/** The pair rests until its last day; its sessions are cancelled by the feature that keeps them. */
export async function pauseFor({ deps, tx, userId, now }: Departure, pair: Pair): Promise<void> {
  const { workspaceId, id: pairId, state, pausedUntil, leftBy } = pair
  const [next] = await upcomingSessions(tx, workspaceId, [pairId], now)
  await updatePair(tx, pair, { state, pausedUntil, leftBy })
  await deps.pairChanged(tx, pair, now)
  const again = { kind: LOOK_AGAIN, occasion: `${LOOK_AGAIN}:${pairId}:${crypto.randomUUID()}` }
  await deps.outbox.plan(
    tx,
    [
      { ...noteTo(pair, partnerOf(pair, userId), userId, now), ...(next && { sessionId: next.id }) },
      { workspaceId, ...again, pairId, subject: userId, dueAt: now.add({ hours: 24 }) },
    ],
    now,
  )
}

/** What shows the proposal follows; whoever had said yes to it hears why. */
async function withdrawFor({ deps, tx, userId, now }: Departure, pair: Pair): Promise<void> {
  const { workspaceId, id: pairId, state, leftBy } = pair
  await updatePair(tx, pair, { state, leftBy, closedAt: now })
  await deps.outbox.cancel(tx, workspaceId, { kinds: [PROPOSAL_REMINDER, PROPOSAL_EXPIRY], pairId })
  const shown = [PROPOSAL, PROPOSAL_RECEIPT, PROPOSAL_REMINDER]
  await deps.outbox.redraw(tx, workspaceId, { kinds: shown, pairId })
  const notes = waitInVain(pair, userId).map((waiting) => noteTo(pair, waiting, userId, now))
  await deps.outbox.plan(tx, notes, now)
}

/** One person may leave and come back more than once, so the occasion is this departure. */
function noteTo(pair: Pair, reader: string, userId: string, now: Temporal.Instant): NewNudge {
  return {
    workspaceId: pair.workspaceId,
    kind: LEFT_NOTE,
    occasion: `${LEFT_NOTE}:${pair.id}:${reader}:${crypto.randomUUID()}`,
    userId: reader,
    pairId: pair.id,
    subject: userId,
    dueAt: now,
  }
}

/** Tells each coordinator all of it in one note. */
export async function tellCoordinators(
  deps: Deps,
  tx: Tx,
  userId: string,
  changed: Changed,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId } = deps
  const departure = crypto.randomUUID()
  const toTell = coordinatorsToTell(changed, userId, await coordinatorsOf(tx, workspaceId))
  const notes = toTell.map(
    (coordinator): NewNudge => ({
      workspaceId,
      kind: LEFT_COORDINATOR_NOTE,
      occasion: `${LEFT_COORDINATOR_NOTE}:${departure}:${coordinator}`,
      userId: coordinator,
      subject: coordinatorSubject.write({ userId, ...changed }),
      dueAt: now,
    }),
  )
  await deps.outbox.plan(tx, notes, now)
}
