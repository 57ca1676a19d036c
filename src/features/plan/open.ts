import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findPair, pairsOf } from '../../db/pairs.ts'
import { planEditsOf } from '../../db/plan-edits.ts'
import { countSessionsBegun } from '../../db/sessions.ts'
import { type Pair, roleOf } from '../../domain/pair.ts'
import { mayMeet } from '../../domain/session.ts'
import { sessionsPlanned } from '../../domain/session-plan.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair, NO_PAIR } from '../pair-choice.ts'
import { choosePlanModal, editPlanModal, type PlanFacts, type PlanOrigin, planModal } from './modal.ts'
import { notYourPlanWords, UNKNOWN_PLAN } from './words.ts'

/** `/mentor plan`. */
export function planCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const { workspaceId, userId } = command
    const pairs = await pairsOf(deps.db, workspaceId, userId)
    const [only, ...others] = pairs
    if (!only) return command.tell(NO_PAIR)
    await command.open(
      others.length > 0 ? choosePlanModal(userId, pairs) : planModal(await planFacts(deps.db, only, command)),
    )
  }
}

/** A button names the pair. */
export function openPlan(deps: Deps): ClickHandler {
  return async (click) => {
    const id = clickedPair(click.value)
    const pair = id && (await findPair(deps.db, click.workspaceId, id))
    if (!pair || roleOf(pair, click.userId) === null) return click.tell(UNKNOWN_PLAN)
    await click.replace(planModal(await planFacts(deps.db, pair, click)))
  }
}

/** Opens the form for one session, from the list in its place or from a brief. */
export function openEdit(deps: Deps, from: PlanOrigin): ClickHandler {
  return async (click) => {
    const named = namedSession(click.value)
    const pair = named && (await findPair(deps.db, click.workspaceId, named.pairId))
    if (!named || !pair || named.number > sessionsPlanned(pair)) return click.tell(UNKNOWN_PLAN)
    const may = mayMeet(pair, click.userId)
    if (!may.ok) return click.tell(notYourPlanWords(may.refusal))
    const edits = await planEditsOf(deps.db, pair)
    const view = editPlanModal({ readerId: click.userId, pair, edits }, named.number, from)
    await (from === 'list' ? click.replace(view) : click.open(view))
  }
}

const planned = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.string().regex(/^[1-9]\d?$/)]))

/** The session of a plan that a button names; null for anything forged. */
export function namedSession(value: string): { pairId: string; number: number } | null {
  const parsed = planned.safeParse(value)
  return parsed.success ? { pairId: parsed.data[0], number: Number(parsed.data[1]) } : null
}

/** The plan as it stands, for whoever looks at it. */
export async function planFacts(
  tx: Tx,
  pair: Pair,
  { userId, now }: Pick<Interaction, 'userId' | 'now'>,
): Promise<PlanFacts> {
  return {
    readerId: userId,
    pair,
    edits: await planEditsOf(tx, pair),
    begun: await countSessionsBegun(tx, pair, now),
  }
}
