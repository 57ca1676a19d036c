import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { StoredPlanEdit } from '../../db/plan-edits.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import {
  PLAN_TITLE_MAX,
  PLAN_TOPIC_MAX,
  type PlanEdit,
  planFor,
  sessionsPlanned,
} from '../../domain/session-plan.ts'
import { actions, button, context, field, modal, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { escaped, mention } from '../../slack/mrkdwn.ts'
import { PLAN_EDIT, PLAN_FORM, PLAN_OPEN, PLAN_RESET, planValue } from './ids.ts'
import { OUTDATED_FORM } from './words.ts'

/** A pair's plan as it stands. */
export interface PlanFacts {
  readerId: string
  pair: Pair
  edits: readonly StoredPlanEdit[]
  /** How many of the sessions have begun. */
  begun: number
}

/** Every session of the pair's plan, each with a way to change it. */
export function planModal({ readerId, pair, edits, begun }: PlanFacts): ModalView {
  const of = sessionsPlanned(pair)
  const rows = Array.from({ length: of }, (_, index): KnownBlock => {
    const number = index + 1
    const { title, topic } = planFor(number, of, pair.sessionMinutes, edits)
    const edit = edits.find((one) => one.number === number)
    const whose = edit ? ` · ${edit.editedBy === readerId ? 'yours' : mention(edit.editedBy)}` : ''
    const next = number === begun + 1 ? ' · next' : ''
    const words = `*${number}. ${escaped(title)}*${next}${whose}\n${escaped(topic)}`
    return number <= begun
      ? section(words)
      : section(
          words,
          button('Edit', PLAN_EDIT, planValue(pair.id, number), { label: `Edit session ${number}` }),
        )
  })
  return modal({
    id: 'plan.list',
    title: 'Your sessions',
    blocks: [
      section(
        `With ${mention(partnerOf(pair, readerId))}. A plan to lean on, not to follow: either of you can change what is still ahead.`,
      ),
      ...rows,
    ],
  })
}

/** Asks somebody with several pairs whose plan. */
export function choosePlanModal(readerId: string, pairs: readonly Pair[]): ModalView {
  return modal({
    id: 'plan.choose',
    title: 'Your sessions',
    blocks: [
      ...pairs.map((pair) =>
        section(`With ${mention(partnerOf(pair, readerId))}`, button('Open', PLAN_OPEN, pair.id)),
      ),
    ],
  })
}

const words = z.object({ title: z.string(), topic: z.string() })
const metadata = z.object({
  pairId: z.uuid(),
  number: z.number().int().min(1),
  /** What the form showed, so that nobody overwrites unseen what the other one wrote. */
  shown: words,
  /** Where to go back to. */
  from: z.enum(['list', 'brief']),
})

export type PlanOrigin = z.infer<typeof metadata>['from']

/** The form for one session, with what it is about now. */
export function editPlanModal(
  { readerId, pair, edits }: Omit<PlanFacts, 'begun'>,
  number: number,
  from: PlanOrigin,
): ModalView {
  const of = sessionsPlanned(pair)
  const { title, topic } = planFor(number, of, pair.sessionMinutes, edits)
  const isEdited = edits.some((one) => one.number === number)
  return modal({
    id: PLAN_FORM,
    title: `Session ${number} of ${of}`,
    submit: 'Save',
    close: 'Back',
    metadata: { pairId: pair.id, number, shown: { title, topic }, from } satisfies z.infer<typeof metadata>,
    blocks: [
      field('title', 'Title', {
        type: 'plain_text_input',
        max_length: PLAN_TITLE_MAX,
        initial_value: title,
      }),
      field('topic', 'What it is about', {
        type: 'plain_text_input',
        multiline: true,
        max_length: PLAN_TOPIC_MAX,
        initial_value: topic,
      }),
      context(`${mention(partnerOf(pair, readerId))} sees it in the next brief, and can change it too.`),
      ...(isEdited
        ? [actions('reset', [button('Back to the template', PLAN_RESET, planValue(pair.id, number))])]
        : []),
    ],
  })
}

const oneLine = z
  .string()
  .nullish()
  .transform((typed) => (typed ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
const form = z.object({ title: oneLine, topic: oneLine })

export interface PlanForm {
  pairId: string
  typed: PlanEdit
  shown: z.infer<typeof words>
  from: PlanOrigin
}

/** Reads the form back; why it cannot be is for the title. */
export function parsePlan(values: FormValues, privateMetadata: string): PlanForm | string {
  const known = metadataOf(metadata, privateMetadata)
  const parsed = form.safeParse(values)
  if (!known || !parsed.success) return OUTDATED_FORM
  const { pairId, number, shown, from } = known
  return { pairId, typed: { number, ...parsed.data }, shown, from }
}
