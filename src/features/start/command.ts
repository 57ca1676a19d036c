import { findPair } from '../../db/pairs.ts'
import { openGoals } from '../../domain/goal.ts'
import { roleOf } from '../../domain/pair.ts'
import type { ClickHandler, CommandHandler } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair, NOT_YOUR_PAIR } from '../pair-choice.ts'
import { startModal } from './modal.ts'

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/

/** `/mentor start` and `/mentor start @someone`: the form opens at once, before anything is looked up. */
export const startCommand: CommandHandler = async (command) => {
  const menteeId = MENTION.exec(command.args)?.[1]
  await command.open(startModal({ mentorId: command.userId, menteeId }))
}

const PROPOSED = /^(mentor|mentee):([UW][A-Z0-9]{1,30})$/

/** A button that names one person and a role; whoever may propose them is decided when the form is sent. */
export const proposeSomebody: ClickHandler = async (click) => {
  const [, role, userId] = PROPOSED.exec(click.value) ?? []
  await click.open(startModal(role === 'mentee' ? { menteeId: userId } : { mentorId: userId }))
}

/** One of the two would like to go on after their pair: the same again, for three months. */
export function startAgain(deps: Deps): ClickHandler {
  return async (click) => {
    const id = clickedPair(click.value)
    const pair = id && (await findPair(deps.db, click.workspaceId, id))
    if (!pair || roleOf(pair, click.userId) === null) return click.tell(NOT_YOUR_PAIR)
    const { mentorId, menteeId, topic, cadence, sessionMinutes } = pair
    const goals = openGoals(pair).map(({ text }) => text)
    await click.open(
      startModal({ mentorId, menteeId }, 0, { topic, goals, cadence, sessionMinutes, months: 3 }),
    )
  }
}
