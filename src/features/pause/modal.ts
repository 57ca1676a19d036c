import type { InputBlock, ModalView } from '@slack/types'
import { modal } from '../../slack/blocks.ts'
import type { PairMetadata } from '../pair-choice.ts'
import { RESUME_FORM } from './ids.ts'

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
