import type { CommandHandler } from '../../slack/interaction.ts'
import { startModal } from './modal.ts'

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/

/** `/mentor start` and `/mentor start @someone`: the form opens at once, before anything is looked up. */
export const startCommand: CommandHandler = async (command) => {
  const menteeId = MENTION.exec(command.args)?.[1]
  await command.open(startModal({ mentorId: command.userId, menteeId }))
}
