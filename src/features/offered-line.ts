import type { ContextBlock } from '@slack/types'
import type { Pair } from '../domain/pair.ts'
import { context } from '../slack/blocks.ts'
import { mention } from '../slack/mrkdwn.ts'

/** Tells a pair's conversation that times are on their way to its leader, which only they see in their own zone. */
export const offeredLine = ({ menteeId }: Pair): ContextBlock =>
  context(`I offer ${mention(menteeId)} three times to choose from; one click books one.`)
