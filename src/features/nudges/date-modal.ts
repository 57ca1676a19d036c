import type { ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { field, modal } from '../../slack/blocks.ts'
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
