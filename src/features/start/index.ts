import type { CreateFeature } from '../feature.ts'
import { accept, decline, declined, withdraw } from './answer.ts'
import { startCommand } from './command.ts'
import {
  START_ACCEPT,
  START_DECLINE,
  START_DECLINE_FORM,
  START_FORM,
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
    [START_ACCEPT]: accept(deps),
    [START_DECLINE]: decline(deps),
    [START_WITHDRAW]: withdraw(deps),
  },
  forms: { [START_FORM]: propose(deps), [START_DECLINE_FORM]: declined(deps) },
  nudges: startNudges(deps),
})
