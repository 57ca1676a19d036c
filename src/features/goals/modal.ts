import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Goal, GoalDraft } from '../../domain/goal.ts'
import { GOAL_EXAMPLES } from '../../domain/goal-examples.ts'
import { actions, button, confirm, field, modal, plain } from '../../slack/blocks.ts'
import { dateIn } from '../../slack/form.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { GOAL_DROP, GOAL_FORM, GOAL_HISTORY, goalValue } from './ids.ts'
import { OUTDATED_GOAL_FORM } from './words.ts'

const TEXT_MAX = 200
const HOW_MAX = 200
const TEXT_MISSING = 'Say in a few words what you want to reach.'

/** What the form of a goal carries; a new one has the revision 0. */
const metadata = z.object({
  pairId: z.uuid(),
  goalId: z.uuid(),
  revision: z.int().min(0),
  /** Opened from the list of goals, to which it goes back. */
  fromList: z.boolean(),
})
export type GoalMetadata = z.infer<typeof metadata>

/** The form of one goal; `above` says what its reader should know first. */
export function goalModal(about: GoalMetadata, shown: GoalDraft, above: KnownBlock[] = []): ModalView {
  const [example] = GOAL_EXAMPLES
  const value = goalValue(about.pairId, about.goalId)
  return modal({
    id: GOAL_FORM,
    title: about.revision === 0 ? 'A new goal' : 'Your goal',
    submit: 'Save',
    close: 'Cancel',
    metadata: about,
    blocks: [
      ...above,
      field(
        'text',
        'What',
        {
          type: 'plain_text_input',
          max_length: TEXT_MAX,
          placeholder: plain('What you want to reach together'),
          ...(shown.text && { initial_value: shown.text }),
        },
        { hint: `For example: ${example.what}` },
      ),
      field(
        'how',
        'How you will know',
        { type: 'plain_text_input', max_length: HOW_MAX, ...(shown.how && { initial_value: shown.how }) },
        { optional: true, hint: `For example: ${example.howWeKnow}` },
      ),
      field(
        'due',
        'By when',
        { type: 'datepicker', ...(shown.dueOn && { initial_date: shown.dueOn.toString() }) },
        {
          optional: true,
          hint: 'From a week before, the weekly check-in reminds you of the day. It can move at any time.',
        },
      ),
      ...(about.revision === 0 ? [] : [actions('besides', [historyButton(value), dropButton(value)])]),
    ],
  })
}

const historyButton = (value: string) => button('History', GOAL_HISTORY, value)

const dropButton = (value: string) =>
  button('Drop this goal', GOAL_DROP, value, {
    confirm: confirm(
      'Drop this goal?',
      'It makes room for another one. Goals change, and that is no failure.',
      'Drop it',
      'Keep it',
    ),
  })

/** One line: a goal stands in lists and sentences. */
const line = (max: number, missing?: string) =>
  z
    .string({ error: missing ?? 'Write it as text.' })
    .transform((typed) => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().max(max, `Keep it under ${max} characters.`))

const form = z.object({
  text: line(TEXT_MAX, TEXT_MISSING).refine((text) => text !== '', TEXT_MISSING),
  how: line(HOW_MAX)
    .nullish()
    .transform((how) => how || null),
})

export type ParsedGoal =
  | { ok: true; about: GoalMetadata; draft: GoalDraft }
  | { ok: false; errors: Record<string, string> }

/** Reads the form back; errors by field. */
export function parseGoal({ values, metadata: sent }: FormInteraction): ParsedGoal {
  const parsed = form.safeParse({ ...values, text: values.text ?? undefined })
  if (!parsed.success) {
    const errors: Record<string, string> = {}
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
    return { ok: false, errors }
  }
  const about = metadataOf(metadata, sent)
  if (!about) return { ok: false, errors: { text: OUTDATED_GOAL_FORM } }
  return { ok: true, about, draft: { ...parsed.data, dueOn: dateIn(values.due) } }
}

/** The form of a goal that stands. */
export const editing = (pairId: string, goal: Goal, fromList: boolean): GoalMetadata => ({
  pairId,
  goalId: goal.id,
  revision: goal.revision,
  fromList,
})
