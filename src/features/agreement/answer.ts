import { z } from 'zod'
import { closeChange, findChange } from '../../db/agreement-changes.ts'
import type { Tx } from '../../db/client.ts'
import { lockPair, updatePair } from '../../db/pairs.ts'
import {
  type AgreementChange,
  mayAnswerChange,
  mayWithdrawChange,
  monthsBetween,
} from '../../domain/agreement.ts'
import type { Pair } from '../../domain/pair.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { AGREEMENT } from '../start/ids.ts'
import { CHANGE_ANSWERED, CHANGE_LAPSE, CHANGE_PROPOSED } from './ids.ts'
import { answerRefusalWords, UNKNOWN_CHANGE } from './words.ts'

/** The other one agrees: from now on it holds, and everything that depends on it is told. */
export function accept(deps: Deps): ClickHandler {
  return answering(deps, async (tx, { pair, change }, { userId, now }) => {
    const may = mayAnswerChange(change, pair, userId)
    if (!may.ok) return answerRefusalWords(may.refusal)
    const months = pair.startsOn === null ? pair.months : monthsBetween(pair.startsOn, change.after.endsOn)
    const changes = { ...change.after, months }
    await updatePair(tx, pair, changes)
    await settle(deps, tx, change, 'accepted', now)
    await deps.outbox.redraw(tx, pair.workspaceId, { kinds: [AGREEMENT], pairId: pair.id })
    await deps.pairChanged(tx, { ...pair, ...changes }, now)
    return null
  })
}

/** The other one would rather keep what was agreed; nobody asks why. */
export function decline(deps: Deps): ClickHandler {
  return answering(deps, async (tx, { pair, change }, { userId, now }) => {
    const may = mayAnswerChange(change, pair, userId)
    if (!may.ok) return answerRefusalWords(may.refusal)
    await settle(deps, tx, change, 'declined', now)
    return null
  })
}

/** Whoever proposed it takes it back. */
export function withdraw(deps: Deps): ClickHandler {
  return answering(deps, async (tx, { pair, change }, { userId, now }) => {
    const may = mayWithdrawChange(change, pair, userId)
    if (!may.ok) return answerRefusalWords(may.refusal)
    await settle(deps, tx, change, 'withdrawn', now)
    return null
  })
}

interface Locked {
  pair: Pair
  change: AgreementChange
}

/** A button under a change: with the pair locked, so that of two who press at once the second hears of the first. */
function answering(
  deps: Deps,
  answer: (tx: Tx, locked: Locked, click: ClickInteraction) => Promise<string | null>,
): ClickHandler {
  return async (click) => {
    const problem = await deps.db.transaction(async (tx) => {
      const locked = await lockNamed(tx, click)
      return locked ? answer(tx, locked, click) : UNKNOWN_CHANGE
    })
    if (problem) await click.tell(problem)
  }
}

async function lockNamed(tx: Tx, { workspaceId, value }: ClickInteraction): Promise<Locked | null> {
  const id = z.uuid().safeParse(value)
  const seen = id.success ? await findChange(tx, workspaceId, id.data) : null
  const pair = seen && (await lockPair(tx, workspaceId, seen.pairId))
  const change = seen && (await findChange(tx, workspaceId, seen.id))
  return pair && change ? { pair, change } : null
}

/** The change has its answer, which both hear of unless whoever proposed it took it back. */
async function settle(
  deps: Deps,
  tx: Tx,
  change: AgreementChange,
  state: 'accepted' | 'declined' | 'withdrawn',
  now: ClickInteraction['now'],
): Promise<void> {
  const { id, workspaceId, pairId } = change
  await closeChange(tx, change, state, now)
  await deps.outbox.cancel(tx, workspaceId, { kinds: [CHANGE_LAPSE], pairId })
  await deps.outbox.redraw(tx, workspaceId, { kinds: [CHANGE_PROPOSED], pairId })
  if (state === 'withdrawn') return
  const kind = CHANGE_ANSWERED
  const told = { workspaceId, pairId, kind, occasion: `${kind}:${id}`, subject: id, dueAt: now }
  await deps.outbox.plan(tx, [told], now)
}
