import type { CreateFeature } from '../feature.ts'
import { accept, decline, declined, withdraw } from './answer.ts'
import { proposeSomebody, startAgain, startCommand } from './command.ts'
import {
  START_ACCEPT,
  START_AGAIN,
  START_DECLINE,
  START_DECLINE_FORM,
  START_FORM,
  START_PROPOSE,
  START_SWAP,
  START_WITHDRAW,
} from './ids.ts'
import { swapped } from './modal.ts'
import { startNudges } from './nudges.ts'
import { propose } from './propose.ts'

/** `/mentor start`: two people agree to be a pair. */
export const start: CreateFeature = (deps) => ({
  words: { start: startCommand },
  clicks: {
    [START_SWAP]: (click) => click.replace(swapped(click.values)),
    [START_AGAIN]: startAgain(deps),
    [START_PROPOSE]: proposeSomebody,
    [START_ACCEPT]: accept(deps),
    [START_DECLINE]: decline(deps),
    [START_WITHDRAW]: withdraw(deps),
  },
  forms: { [START_FORM]: propose(deps), [START_DECLINE_FORM]: declined(deps) },
  nudges: startNudges(deps),
})
