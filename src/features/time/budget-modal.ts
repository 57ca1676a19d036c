import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { HOURS, type TimeBudget } from '../../domain/role-time.ts'
import { field, modal, plain, section } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { TIME_BUDGET_FORM } from './ids.ts'
import { OUTDATED } from './words.ts'

/** The revision is the one shown, 0 where nothing was agreed on yet. */
const metadata = z.object({ revision: z.number().int() })

/** The form with a mentor's hours a month and their line manager. */
export function budgetModal(budget: TimeBudget | null, suggested: number): ModalView {
  return modal({
    id: TIME_BUDGET_FORM,
    title: 'Hours a month',
    submit: 'Save',
    close: 'Cancel',
    metadata: { revision: budget?.revision ?? 0 } satisfies z.infer<typeof metadata>,
    blocks: [
      section(
        'Mentoring is part of your work, so it may take its hours. Your line manager gets one message and says yes with one click; more hours or another manager ask anew, fewer hours ask nobody.',
      ),
      field(
        'hours',
        'Hours a month',
        {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: String(HOURS.least),
          max_value: String(HOURS.most),
          initial_value: String(budget?.hours ?? suggested),
        },
        { hint: `Sessions and preparation together; your agreement comes to about ${suggested}.` },
      ),
      field(
        'manager',
        'Your line manager',
        {
          type: 'users_select',
          placeholder: plain('Choose a person'),
          ...(budget?.managerId && { initial_user: budget.managerId }),
        },
        { optional: true, hint: 'Sees the hours, and nothing of what you two talk about.' },
      ),
    ],
  })
}

const HOURS_WANTED = `Please give whole hours between ${HOURS.least} and ${HOURS.most}.`
const form = z.object({
  hours: z
    .string({ error: HOURS_WANTED })
    .regex(/^\d{1,2}$/, HOURS_WANTED)
    .transform(Number)
    .refine((hours) => hours >= HOURS.least && hours <= HOURS.most, HOURS_WANTED),
  manager: z
    .string({ error: 'Choose a person, or leave it empty.' })
    .regex(/^[UW][A-Z0-9]{1,30}$/, 'Choose a person, or leave it empty.')
    .nullish()
    .transform((userId) => userId ?? null),
})

export type BudgetForm = z.infer<typeof form> & z.infer<typeof metadata>

/** Reads the form back; errors by field. */
export function parseBudget({
  values,
  metadata: sent,
}: Pick<FormInteraction, 'values' | 'metadata'>):
  | { ok: true; form: BudgetForm }
  | { ok: false; errors: Record<string, string> } {
  const parsed = form.safeParse(values)
  const shown = metadataOf(metadata, sent)
  if (parsed.success)
    return shown
      ? { ok: true, form: { ...parsed.data, ...shown } }
      : { ok: false, errors: { hours: OUTDATED } }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
  return { ok: false, errors }
}
