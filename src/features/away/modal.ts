import type { ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { field, modal, section } from '../../slack/blocks.ts'
import { AWAY_FORM } from './ids.ts'

export function awayModal(suggested: Temporal.PlainDate): ModalView {
  return modal({
    id: AWAY_FORM,
    title: 'Time off',
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      section(
        'Until then I send you no check-ins, questions or reminders. Your partner sees when you are back.',
      ),
      field('until', 'First day back', { type: 'datepicker', initial_date: suggested.toString() }),
    ],
  })
}
