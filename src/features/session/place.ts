import type { InputBlock } from '@slack/types'
import { z } from 'zod'
import { field } from '../../slack/blocks.ts'

/** As the check on the table has it. */
const LONGEST = 300

/** Asks where the two meet; `place` is what stands there already. */
export function placeField(place: string | null): InputBlock {
  return field(
    'place',
    'Where',
    { type: 'plain_text_input', max_length: LONGEST, ...(place && { initial_value: place }) },
    { optional: true, hint: 'A room, or the link of the call.' },
  )
}

/** What came back, in one line; null when there is nothing, or no such field. */
export const placeValue = z
  .string()
  .transform((typed) => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(z.string().max(LONGEST, `Please use at most ${LONGEST} characters.`))
  .nullish()
  .transform((place) => place || null)
