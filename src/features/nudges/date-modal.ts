import type { ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { field, modal } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { NUDGE_DATE_FORM } from './ids.ts'

export const putOffMetadata = z.object({ nudgeId: z.uuid() })

export function dateModal(nudgeId: string, suggested: Temporal.PlainDate): ModalView {
  return modal({
    id: NUDGE_DATE_FORM,
    title: 'Ask me later',
    submit: 'Save',
    close: 'Cancel',
    metadata: { nudgeId } satisfies z.infer<typeof putOffMetadata>,
    blocks: [
      field(
        'date',
        'On which day',
        { type: 'datepicker', initial_date: suggested.toString() },
        { hint: 'In your working hours; on a day off, on the next working day.' },
      ),
    ],
  })
}

const date = z.iso.date().transform((typed) => Temporal.PlainDate.from(typed))

/** Null when no date, or nothing like one, was sent. */
export function parseDate(values: FormValues): Temporal.PlainDate | null {
  return date.safeParse(values.date).data ?? null
}
