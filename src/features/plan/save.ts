import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import { planEditsOf, removePlanEdit, savePlanEdit } from '../../db/plan-edits.ts'
import { countSessionsBegun } from '../../db/sessions.ts'
import { mayMeet } from '../../domain/session.ts'
import { editPlan, planFor, sessionsPlanned } from '../../domain/session-plan.ts'
import type { ClickHandler, FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { type PlanForm, parsePlan, planModal } from './modal.ts'
import { namedSession, planFacts } from './open.ts'
import { BEGUN, changedMeanwhile, notYourPlanWords, planRefusalWords, UNKNOWN_PLAN } from './words.ts'

/** The form was saved: from now on the session is about what the two wrote. */
export function planSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parsePlan(submitted.values, submitted.metadata)
    if (typeof parsed === 'string') return beside('title', parsed)
    return deps.db.transaction((tx) => save(deps, tx, submitted, parsed))
  }
}

const beside = (field: string, words: string): FormReply => ({ do: 'errors', errors: { [field]: words } })

async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  { pairId, typed, shown, from }: PlanForm,
): Promise<FormReply> {
  const { workspaceId, userId, now } = submitted
  // Both of the pair may save at once: they take turns here.
  const pair = await lockPair(tx, workspaceId, pairId)
  if (!pair) return beside('title', UNKNOWN_PLAN)
  const may = mayMeet(pair, userId)
  if (!may.ok) return beside('title', notYourPlanWords(may.refusal))
  if (typed.number <= (await countSessionsBegun(tx, pair, now))) return beside('title', BEGUN)
  const of = sessionsPlanned(pair)
  const edits = await planEditsOf(tx, pair)
  const edited = editPlan(edits, typed, of)
  if (!edited.ok) {
    const { refusal } = edited
    return beside(refusal.kind === 'no-such-session' ? 'title' : refusal.field, planRefusalWords(refusal))
  }
  const { number } = typed
  const wanted = planFor(number, of, pair.sessionMinutes, edited.value)
  const current = planFor(number, of, pair.sessionMinutes, edits)
  if (wanted.title !== current.title || wanted.topic !== current.topic) {
    if (current.title !== shown.title || current.topic !== shown.topic)
      return beside('title', changedMeanwhile(current.title))
    const edit = edited.value.find((one) => one.number === number)
    if (edit) await savePlanEdit(tx, pair, { ...edit, editedBy: userId, editedAt: now })
    else await removePlanEdit(tx, pair, number)
    await redrawBriefs(deps, tx, [pair.id], now)
  }
  return from === 'brief'
    ? { do: 'close' }
    : { do: 'update', view: planModal(await planFacts(tx, pair, submitted)) }
}

/** Back to the template, whoever of the two wrote over it. */
export function reset(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const named = namedSession(click.value)
    const done = await deps.db.transaction(async (tx) => {
      const pair = named && (await lockPair(tx, workspaceId, named.pairId))
      if (!named || !pair) return UNKNOWN_PLAN
      const may = mayMeet(pair, userId)
      if (!may.ok) return notYourPlanWords(may.refusal)
      if (named.number <= (await countSessionsBegun(tx, pair, now))) return BEGUN
      await removePlanEdit(tx, pair, named.number)
      await redrawBriefs(deps, tx, [pair.id], now)
      return planModal(await planFacts(tx, pair, click))
    })
    await (typeof done === 'string' ? click.tell(done) : click.replace(done))
  }
}
