import type { InputBlock, ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { modal } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { chosenPair, type PairMetadata } from '../pair-choice.ts'
import { RESUME_FORM } from './ids.ts'

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
