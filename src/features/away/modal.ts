import type { ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { field, modal, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
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

const date = z.iso.date().transform((typed) => Temporal.PlainDate.from(typed))

/** Null when no date, or nothing like one, was sent. */
export function parseAway(values: FormValues): Temporal.PlainDate | null {
  return date.safeParse(values.until).data ?? null
}
