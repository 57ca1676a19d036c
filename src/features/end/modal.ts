import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { field, modal, section } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { chosenPair, type PairMetadata } from '../pair-choice.ts'
import { END_FORM } from './ids.ts'

const REASON_MAX = 500

export function endModal(form: { choice: InputBlock[]; metadata: PairMetadata }): ModalView {
  return modal({
    id: END_FORM,
    title: 'End a pair',
    submit: 'End the pair',
    close: 'Keep it',
    metadata: form.metadata,
    blocks: [
      section(
        'No fault, no reason needed. I tell you both in your conversation and cancel what is booked, and both of you can be matched again. To rest for a while, `/mentor pause` is enough.',
      ),
      ...form.choice,
      field(
        'reason',
        'Is there something a coordinator should know?',
        { type: 'plain_text_input', multiline: true, max_length: REASON_MAX },
        { optional: true, hint: 'Goes to the coordinator only, never to your partner.' },
      ),
    ],
  })
}

const reason = z
  .string()
  .trim()
  .max(REASON_MAX)
  .nullish()
  .transform((typed) => typed || null)

export type EndForm =
  | { ok: true; pairId: string | null; reason: string | null }
  | { ok: false; problem: string }

export function parseEnd(submitted: FormInteraction): EndForm {
  const typed = reason.safeParse(submitted.values.reason)
  if (!typed.success) return { ok: false, problem: `Keep it under ${REASON_MAX} characters.` }
  return { ok: true, pairId: chosenPair(submitted), reason: typed.data }
}
