import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { lockTimeBudget, saveTimeBudget } from '../../db/time-budgets.ts'
import { type ManagerAnswer, mayAnswerForHours } from '../../domain/role-time.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { answeredSubject, TIME_ANSWERED, TIME_ASK } from './ids.ts'
import { answerRefusalWords, UNKNOWN_ASK } from './words.ts'

const pressed = z
  .string()
  .regex(/^[UW][A-Z0-9]{1,30}:\d{1,9}$/)
  .transform((value) => {
    const [mentorId = '', revision = ''] = value.split(':')
    return { mentorId, revision: Number(revision) }
  })

/** A line manager answers with one click. */
export function answerForHours(deps: Deps, answer: Exclude<ManagerAnswer, 'waiting'>): ClickHandler {
  return async (click) => {
    const asked = pressed.safeParse(click.value)
    if (!asked.success) return click.tell(UNKNOWN_ASK)
    const problem = await deps.db.transaction((tx) => save(deps, tx, click, { ...asked.data, answer }))
    if (problem) await click.tell(problem)
  }
}

/** Saves the answer and tells the mentor; gives back what stands in the way. */
async function save(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: ClickInteraction,
  asked: { mentorId: string; revision: number; answer: Exclude<ManagerAnswer, 'waiting'> },
): Promise<string | null> {
  const { mentorId, answer } = asked
  const budget = await lockTimeBudget(tx, workspaceId, mentorId)
  const may = mayAnswerForHours(budget, { ...asked, userId })
  // What stands in Slack may be older than what is asked.
  await deps.outbox.redraw(tx, workspaceId, { kinds: [TIME_ASK], userId })
  if (!may.ok) return answerRefusalWords(may.refusal)
  if (budget === null || may.value === 'unchanged') return null
  await saveTimeBudget(tx, workspaceId, { ...budget, answer, answeredAt: now })
  const told = {
    workspaceId,
    kind: TIME_ANSWERED,
    occasion: `${TIME_ANSWERED}:${mentorId}:${budget.revision}:${answer}`,
    userId: mentorId,
    subject: answeredSubject({ managerId: userId, answer, hours: budget.hours }),
    dueAt: now,
  }
  await deps.outbox.plan(tx, [told], now)
  return null
}
