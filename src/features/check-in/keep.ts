import type { Tx } from '../../db/client.ts'
import { findMember, type Member } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { preferenceOf } from '../../domain/check-in.ts'
import type { Message } from '../../slack/blocks.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { planCheckIn } from '../check-in-plan.ts'
import { isSilent, showInterest } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { keptWords, NO_CHECK_INS, SWITCHED_OFF, stoppedMessage, usualMessage } from './messages.ts'

/** "Keep asking me": the check-ins go on, whatever went by without an answer. */
export function keepAsking(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const words = await deps.db.transaction(async (tx) => {
      const member = await memberInPair(tx, click)
      if (!member) return NO_CHECK_INS
      await showInterest(deps, tx, { workspaceId, userId }, now)
      await planCheckIn(deps, tx, member, now)
      return member.muted.includes('check-in') ? SWITCHED_OFF : keptWords(preferenceOf(member))
    })
    await click.tell(words)
  }
}

/** `/mentor check-ins`: whether and when they come, and the way back where they do not. */
export function checkInsCommand({ db }: Deps): CommandHandler {
  return async (command) => command.tell(await standing(db, command))
}

async function standing(tx: Tx, asked: Interaction): Promise<Message | string> {
  const member = await memberInPair(tx, asked)
  if (!member) return NO_CHECK_INS
  if (member.muted.includes('check-in')) return SWITCHED_OFF
  return (await isSilent(tx, member)) ? stoppedMessage() : usualMessage(preferenceOf(member))
}

async function memberInPair(
  tx: Tx,
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
): Promise<Member | null> {
  const pairs = await pairsOf(tx, workspaceId, userId)
  return pairs.length === 0 ? null : findMember(tx, workspaceId, userId)
}
