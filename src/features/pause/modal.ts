import type { InputBlock, ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { field, modal, section } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { chosenPair, type PairMetadata } from '../pair-choice.ts'
import { PAUSE_FORM, RESUME_FORM } from './ids.ts'

export function pauseModal(form: {
  choice: InputBlock[]
  metadata: PairMetadata
  suggested: Temporal.PlainDate
}): ModalView {
  return modal({
    id: PAUSE_FORM,
    title: 'Pause a pair',
    submit: 'Pause',
    close: 'Cancel',
    metadata: form.metadata,
    blocks: [
      section(
        'No reason needed. Sessions booked until then are cancelled, nobody is reminded of anything, and the pair goes on by itself.',
      ),
      ...form.choice,
      field(
        'until',
        'Until',
        { type: 'datepicker', initial_date: form.suggested.toString() },
        { hint: 'The day on which the pair goes on. Either of you can resume it earlier.' },
      ),
    ],
  })
}

const date = z.iso.date().transform((typed) => Temporal.PlainDate.from(typed))

export interface PauseForm {
  pairId: string | null
  /** Null when no date, or nothing like one, was sent. */
  until: Temporal.PlainDate | null
}

export function parsePause(submitted: FormInteraction): PauseForm {
  return { pairId: chosenPair(submitted), until: date.safeParse(submitted.values.until).data ?? null }
}

/** Asks somebody with several paused pairs which one goes on. */
export function resumeModal(choice: InputBlock[]): ModalView {
  return modal({
    id: RESUME_FORM,
    title: 'Resume a pair',
    submit: 'Resume',
    close: 'Cancel',
    metadata: {} satisfies PairMetadata,
    blocks: choice,
  })
}
