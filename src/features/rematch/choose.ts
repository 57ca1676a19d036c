import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { coordinatorsBeside, lockMembers } from '../../db/members.ts'
import { findNextStep, saveNextStep, searchesOf } from '../../db/next-steps.ts'
import { lockPair, pairsOf } from '../../db/pairs.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import { hasRoom, mayChooseNext, type NextChoice, type NextStep } from '../../domain/rematch.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { LOOKING, NEXT_STEPS } from './ids.ts'
import { lookedWords } from './messages.ts'
import { LOOKING_ALREADY, NO_ROOM, NOT_LOOKING, nextRefusalWords, STOPPED, UNKNOWN_NEXT } from './words.ts'

/** Somebody would like another partner: they are marked as looking, and the coordinators are told once. */
export function look(deps: Deps): ClickHandler {
  return choosing(deps, async (tx, { pair, role }, { workspaceId, userId, now }) => {
    const step = { workspaceId, pairId: pair.id, userId, role }
    // Looks of one person take turns here; the unique index stands behind it.
    await lockMembers(tx, workspaceId, [userId])
    if ((await searchesOf(tx, workspaceId, userId)).some((search) => search.role === role))
      return LOOKING_ALREADY
    if (!(await isFree(tx, { workspaceId, userId, role }))) return NO_ROOM
    await saveNextStep(tx, { ...step, choice: 'looking', topic: null, chosenAt: now })
    // Whom they were paired with hears of it only where nobody else could find them somebody.
    const others = await coordinatorsBeside(tx, workspaceId, [pair.mentorId, pair.menteeId])
    const coordinators = others.length > 0 ? others : await coordinatorsBeside(tx, workspaceId, [userId])
    const kind = LOOKING
    await deps.outbox.plan(
      tx,
      coordinators.map((coordinator) => ({
        workspaceId,
        kind,
        occasion: `${kind}:${pair.id}:${userId}:${coordinator}`,
        userId: coordinator,
        pairId: pair.id,
        subject: userId,
        dueAt: now,
      })),
      now,
    )
    await redrawSearch(deps, tx, step)
    return lookedWords(coordinators)
  })
}

/** No longer, not now, or staying in touch with the same partner; a search that was on is over then. */
export function choose(deps: Deps, choice: Exclude<NextChoice, 'looking' | 'found'>): ClickHandler {
  return choosing(deps, async (tx, { pair, role }, { workspaceId, userId, now }) => {
    const key = { workspaceId, pairId: pair.id, userId }
    const before = await findNextStep(tx, key)
    if (before?.choice === choice) return null
    if (choice === 'stopped' && before?.choice !== 'looking') return NOT_LOOKING
    await saveNextStep(tx, { ...key, role, choice, topic: null, chosenAt: now })
    await redrawSearch(deps, tx, key)
    return choice === 'stopped' ? STOPPED : null
  })
}

/** Whether somebody can have one more partner in this role. */
export async function isFree(
  tx: Tx,
  { workspaceId, userId, role }: Pick<NextStep, 'workspaceId' | 'userId' | 'role'>,
): Promise<boolean> {
  const running = await pairsOf(tx, workspaceId, userId)
  const { mentorCapacity } = await getWorkspace(tx, workspaceId)
  return hasRoom({ role, userId, running, mentorCapacity })
}

/** Everything that tells of somebody's search. */
export async function redrawSearch(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  { workspaceId, pairId, userId }: Pick<NextStep, 'workspaceId' | 'pairId' | 'userId'>,
): Promise<void> {
  await outbox.redraw(tx, workspaceId, { kinds: [NEXT_STEPS], userId })
  await outbox.redraw(tx, workspaceId, { kinds: [LOOKING], pairId, subjects: [userId] })
}

interface Chosen {
  pair: Pair
  role: Role
}

/** A button of somebody whose pair is over, with that pair locked. */
function choosing(
  deps: Deps,
  chosen: (tx: Tx, about: Chosen, click: ClickInteraction) => Promise<string | null>,
): ClickHandler {
  return async (click) => {
    const id = clickedPair(click.value)
    const words = await deps.db.transaction(async (tx) => {
      const pair = id && (await lockPair(tx, click.workspaceId, id))
      if (!pair) return UNKNOWN_NEXT
      const may = mayChooseNext(pair, click.userId)
      return may.ok ? chosen(tx, { pair, role: may.value }, click) : nextRefusalWords(may.refusal)
    })
    if (words !== null) await click.tell(words)
  }
}

/** A pair began: whoever was looking for it is not any more. */
export async function foundBy(deps: Deps, tx: Tx, step: NextStep, now: Temporal.Instant): Promise<void> {
  await saveNextStep(tx, { ...step, choice: 'found', topic: null, chosenAt: now })
  await redrawSearch(deps, tx, step)
}
