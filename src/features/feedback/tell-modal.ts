import type { ModalView } from '@slack/types'
import { z } from 'zod'
import {
  CATEGORIES,
  FEEDBACK_KINDS,
  type FeedbackDraft,
  type FeedbackItem,
  SHARINGS,
} from '../../domain/feedback.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { context, field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'
import { FEEDBACK_FORM } from './ids.ts'
import { SHARING_WORDS } from './words.ts'

const WORDS_MAX = 2500
const WORDS_MISSING = 'Please say in a sentence what IT should know.'

/**
 * The item's id is made when the form opens, so that the form delivered twice saves one item; the revision is the one
 * shown, 0 for a new item.
 */
const metadata = z.object({ sessionId: z.uuid(), itemId: z.uuid(), revision: z.number().int() })

/** The form in which a mentee tells IT something, or corrects what is not shared yet. */
export function tellModal(session: Session, pair: Pair, item: FeedbackItem | null): ModalView {
  return modal({
    id: FEEDBACK_FORM,
    title: 'Tell IT something',
    submit: 'Continue',
    close: 'Cancel',
    metadata: {
      sessionId: session.id,
      itemId: item?.id ?? crypto.randomUUID(),
      revision: item?.revision ?? 0,
    } satisfies z.infer<typeof metadata>,
    blocks: [
      section(`After your session with ${mention(pair.mentorId)} (${readersTime(session.startsAt)}).`),
      field('words', 'What should IT know?', {
        type: 'plain_text_input',
        multiline: true,
        max_length: WORDS_MAX,
        placeholder: plain('For example: the new expense tool logs me out twice a day'),
        ...(item && { initial_value: item.words }),
      }),
      choice('category', 'What is it about?', CATEGORIES, CATEGORY_NAMES, item?.category),
      choice('kind', 'What kind is it?', FEEDBACK_KINDS, KIND_NAMES, item?.kind),
      field('sharing', 'Who may know?', {
        type: 'radio_buttons',
        options: SHARINGS.map(sharingOption),
        initial_option: sharingOption(item?.sharing ?? 'pair'),
      }),
      context(
        'Before anything goes to IT, you see it word for word and press Share. It is confidential, not anonymous: with few leaders in a programme, somebody may guess.',
      ),
    ],
  })
}

function sharingOption(sharing: FeedbackItem['sharing']) {
  const { name, description } = SHARING_WORDS[sharing]
  return { ...option(name, sharing), description: plain(description) }
}

function choice<T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  names: Record<T, string>,
  initial: T | undefined,
) {
  const toOption = (value: T) => option(names[value], value)
  return field(name, label, {
    type: 'static_select',
    placeholder: plain('Choose one'),
    options: values.map(toOption),
    ...(initial && { initial_option: toOption(initial) }),
  })
}

const form = z.object({
  words: z
    .string({ error: WORDS_MISSING })
    .trim()
    .min(1, WORDS_MISSING)
    .max(WORDS_MAX, `Please keep it under ${WORDS_MAX} characters.`),
  category: z.enum(CATEGORIES, { error: 'Please choose what it is about.' }),
  kind: z.enum(FEEDBACK_KINDS, { error: 'Please choose a kind.' }),
  sharing: z.enum(SHARINGS, { error: 'Please choose who may know.' }),
}) satisfies z.ZodType<FeedbackDraft>

export type TellForm = z.infer<typeof metadata> & { draft: FeedbackDraft }

/** Reads the form back; errors by field. */
export function parseTell(
  values: FormValues,
  privateMetadata: string,
): { ok: true; form: TellForm } | { ok: false; errors: Record<string, string> } {
  const parsed = form.safeParse(values)
  if (parsed.success) {
    const about = metadataOf(metadata, privateMetadata)
    return about
      ? { ok: true, form: { ...about, draft: parsed.data } }
      : { ok: false, errors: { words: 'This window is out of date. Copy your text and open it once more.' } }
  }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
  return { ok: false, errors }
}
