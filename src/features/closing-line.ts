import type { Button, SectionBlock } from '@slack/types'
import { extensions } from '../domain/agreement.ts'
import type { Pair } from '../domain/pair.ts'
import { button, section } from '../slack/blocks.ts'
import { AGREEMENT_EXTEND } from './agreement/ids.ts'
import { CLOSING_OPEN } from './closing/ids.ts'

/** Under a session that is booked: it is the last one, and what that means. */
export const lastAhead = (pair: Pair): SectionBlock =>
  section(
    'It is your last session by agreement, and a good one for looking back: your goals, what you decided, thanks, whether you stay in touch.',
    extendButton(pair),
  )

/** Under a session that was held, as long as the next one is not booked. */
export const nextIsLast = (pair: Pair): SectionBlock =>
  section(
    'Your next session is the last one by agreement. If you would rather go on, extend it now.',
    extendButton(pair),
  )

/** Under the last one, once it was held. */
export const lastHeld = (pair: Pair): SectionBlock =>
  section(
    'That was your last session by agreement. Your closing summary is open to both of you: what you decided, thanks, whether you stay in touch.',
    button('Closing summary', CLOSING_OPEN, pair.id),
  )

/** Opens the agreement with a later last day; none where a pair has run for as long as it may. */
export const extendButton = (pair: Pair): Button | undefined =>
  extensions(pair).length === 0
    ? undefined
    : button('Extend', AGREEMENT_EXTEND, pair.id, { label: 'Extend: propose a later last day' })
