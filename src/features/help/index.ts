import type { CreateFeature } from '../feature.ts'
import { helpMessage } from './messages.ts'

/** `/mentor help`, and `/mentor` alone. */
export const help: CreateFeature = () => ({
  words: { help: (command) => command.tell(helpMessage()) },
})
