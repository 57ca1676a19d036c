import { z } from 'zod'
import { type CheckIn, insertCheckIn } from '../../db/check-ins.ts'
import type { Tx } from '../../db/client.ts'
import { lockMembers } from '../../db/members.ts'
import { findNudge } from '../../db/nudges.ts'
import { type CheckInRefusal, mayAnswerCheckIn } from '../../domain/check-in.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ClickHandler, Interaction } from '../../slack/interaction.ts'
import { redrawSilence, showInterest } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { CHECK_IN } from './ids.ts'
import { NOTED, refusalWords, UNKNOWN_CHECK_IN } from './messages.ts'
import { answerTo, checkInOf, isNewerSent } from './week.ts'

/** On track, or skip: saved with one click, and the message is redrawn with the answer. */
export function answer(deps: Deps, answered: 'on-track' | 'skip'): ClickHandler {
  return async (click) => {
    const words = await deps.db.transaction(async (tx) => {
      const nudge = await findAsked(tx, click.workspaceId, click.value)
      if (!nudge) return UNKNOWN_CHECK_IN
      const saved = await saveAnswer(deps, tx, nudge, click, { answer: answered, help: null })
      if (!saved.ok) return refusalWords(saved.refusal)
      // The receipt for this message was lost, so it cannot be redrawn.
      return nudge.state === 'unknown' ? NOTED : null
    })
    if (words !== null) await click.tell(words)
  }
}

/** The check-in that a button or a form names; null for a forged or foreign value, or one that was never sent. */
export async function findAsked(tx: Tx, workspaceId: string, named: string): Promise<Nudge | null> {
  const id = z.uuid().safeParse(named)
  const nudge = id.success ? await findNudge(tx, workspaceId, id.data) : null
  if (nudge?.kind !== CHECK_IN) return null
  const wasSent = nudge.state === 'sending' || nudge.state === 'sent' || nudge.state === 'unknown'
  return wasSent || nudge.snoozes > 0 ? nudge : null
}

/** May this person answer this check-in, on the facts as they are? Answers to one check-in take turns here. */
export async function mayAnswer(tx: Tx, nudge: Nudge, userId: string): Promise<Result<null, CheckInRefusal>> {
  const receiver = checkInOf(nudge).userId
  await lockMembers(tx, nudge.workspaceId, [receiver])
  return mayAnswerCheckIn({
    isReceiver: receiver === userId,
    newerSent: await isNewerSent(tx, nudge),
    answer: (await answerTo(tx, nudge))?.answer ?? null,
  })
}

/** Saves the answer if it is the first one; 'same' when it was given before, as by a doubled click. */
export async function saveAnswer(
  deps: Deps,
  tx: Tx,
  nudge: Nudge,
  { userId, now }: Pick<Interaction, 'userId' | 'now'>,
  given: Pick<CheckIn, 'answer' | 'help'>,
): Promise<Result<'saved' | 'same', CheckInRefusal>> {
  const { workspaceId } = nudge
  const may = await mayAnswer(tx, nudge, userId)
  if (may.ok) {
    const { week } = checkInOf(nudge)
    await insertCheckIn(tx, { workspaceId, userId, isoWeek: week, answeredAt: now, ...given })
  }
  await deps.outbox.redraw(tx, workspaceId, { occasions: [nudge.occasion] })
  if (may.ok) {
    await redrawSilence(deps, tx, { workspaceId, userId })
    return ok('saved')
  }
  const { refusal } = may
  // An old message on a phone: it is closed, but its reader is there.
  if (refusal.kind === 'newer-sent') await showInterest(deps, tx, { workspaceId, userId }, now)
  return refusal.kind === 'answered' && refusal.answer === given.answer ? ok('same') : refuse(refusal)
}
