import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { storedZone } from '../../db/members.ts'
import { moveOccasion } from '../../db/nudges.ts'
import { closedAt, lockPair, updatePair } from '../../db/pairs.ts'
import { completesAt, writingOver } from '../../domain/closing.ts'
import { isAfter } from '../../domain/moments.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { isRunning, type Pair } from '../../domain/pair.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { askWhatIsNext } from '../next-steps.ts'
import { pairConversation, pairIn, pairOf } from '../pair-conversation.ts'
import { summaryFacts } from './facts.ts'
import { COMPLETION, WRITING_OVER } from './ids.ts'
import { completionMessage, completionWhy } from './messages.ts'

/** What completes a pair and says so. */
export function completionNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: COMPLETION,
      whenUnknown: 'again',
      decide: (nudge, now) => completeOnDate(deps, nudge, now),
      to: async (nudge) => pairConversation(deps, await pairOf(deps, nudge)),
      dated: {
        timing: () => 'good-hour',
        why: async (nudge) => completionWhy(await pairOf(deps, nudge)),
        reader: async (nudge) => (await pairOf(deps, nudge)).menteeId,
      },
      message: async (nudge) => completionMessage(await summaryFacts(deps, await pairOf(deps, nudge))),
      async sent(tx, nudge) {
        const pair = await pairIn(tx, nudge)
        const now = deps.clock.now()
        await askWhatIsNext(deps, tx, pair, now)
        await planWritingOver(deps, tx, pair, now)
      },
    },
    onlyDecides(WRITING_OVER, async ({ workspaceId, pairId }) => {
      if (pairId !== null)
        await deps.db.transaction((tx) =>
          deps.outbox.redraw(tx, workspaceId, { kinds: [COMPLETION], pairId }),
        )
      return { do: 'drop', why: 'nothing-to-say' }
    }),
  ]
}

/** The button that writes into the summary leads nowhere any more when its time is over. */
async function planWritingOver(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  const { workspaceId, id: pairId, menteeId } = pair
  const completedAt = await closedAt(tx, pair)
  if (completedAt === null) return
  const dueAt = writingOver(completedAt, await storedZone(tx, workspaceId, menteeId))
  const kind = WRITING_OVER
  await deps.outbox.plan(tx, [{ workspaceId, kind, occasion: `${kind}:${pairId}`, pairId, dueAt }], now)
}

/** Every pair that starts has its last day, which an agreement may move. */
export async function planCompletion(deps: Deps, tx: Tx, pair: Pair, now: Temporal.Instant): Promise<void> {
  if (!isRunning(pair) || pair.endsOn === null) return
  const zone = await storedZone(tx, pair.workspaceId, pair.menteeId)
  const { workspaceId, id: pairId } = pair
  const dueAt = completesAt(pair.endsOn, zone)
  const occasion = `${COMPLETION}:${pairId}`
  await deps.outbox.plan(tx, [{ workspaceId, kind: COMPLETION, occasion, pairId, dueAt }], now)
  await moveOccasion(tx, workspaceId, occasion, dueAt)
}

/** The pair completes after its last day, also a paused one and on a Sunday; the message waits for a working hour. */
async function completeOnDate(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { endsOn, menteeId } = await pairOf(deps, nudge)
  const at = endsOn && completesAt(endsOn, await storedZone(deps.db, nudge.workspaceId, menteeId))
  // Extended while it was under way.
  if (at && isAfter(at, now)) return { do: 'later', at }
  const pair = await deps.db.transaction(async (tx) => {
    const locked = await lockPair(tx, nudge.workspaceId, nudge.pairId ?? '')
    // Completed: an earlier try has done it.
    if (!locked || locked.state === 'completed') return locked
    if (!isRunning(locked)) return null
    const completed = { state: 'completed' as const, pausedUntil: null }
    await updatePair(tx, locked, { ...completed, mentorSlot: null, closedAt: now })
    await deps.pairChanged(tx, { ...locked, ...completed }, now)
    // One of the two is not there to be thanked; whoever stayed may want to go on with somebody else.
    if (locked.leftBy !== null) await askWhatIsNext(deps, tx, { ...locked, ...completed }, now)
    return locked
  })
  if (pair === null) return { do: 'drop', why: 'ended-early' }
  // One of the two is not there to be thanked, and the other was told that it would end so.
  if (pair.leftBy !== null) return { do: 'drop', why: 'partner-left' }
  return SEND
}
