import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { LINE_SOURCES } from '../../domain/learning.ts'
import { actions, button, confirm, context, field, modal, section } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { LOG_DELETE, LOG_FORM, lineValue } from './ids.ts'
import { OUTDATED_LINE_FORM } from './words.ts'

/** As many as the notes on a session take. */
const WORDS_MAX = 3000
const WORDS_MISSING = 'Write a few words, or close this window.'

const metadata = z
  .object({
    source: z.enum(LINE_SOURCES),
    id: z.uuid(),
    /** 0 for a line that is new. */
    revision: z.int().min(0),
    /** Absent where the form asks for it. */
    pairId: z.uuid().optional(),
    sessionId: z.uuid().nullable(),
    /** The page of the log to which it goes back; null where it was opened elsewhere. */
    page: z.int().min(0).nullable(),
  })
  .refine(({ source, revision }) => source === 'log' || revision > 0)
export type LineMetadata = z.infer<typeof metadata>

/** What the line is: from a mentor's notes, from a leader's session, or added at another time. */
export type Asks = 'learned' | 'taught' | 'noted'

const QUESTIONS: Record<Asks, string> = {
  learned: 'What did you learn?',
  taught: 'What did you teach?',
  noted: 'What do you want to keep?',
}

/** The form of one line; `readers` says who can read it. */
export function lineModal(
  about: LineMetadata,
  shown: { asks: Asks; above: string | null; words: string; pairField: InputBlock[]; readers: string },
): ModalView {
  const isNew = about.revision === 0
  return modal({
    id: LOG_FORM,
    title: isNew ? 'A new line' : 'Your line',
    submit: 'Save',
    close: 'Cancel',
    metadata: about,
    blocks: [
      ...(shown.above === null ? [] : [section(shown.above)]),
      field('words', QUESTIONS[shown.asks], {
        type: 'plain_text_input',
        multiline: true,
        max_length: WORDS_MAX,
        ...(shown.words && { initial_value: shown.words }),
      }),
      ...shown.pairField,
      ...(isNew ? [] : [actions('besides', [deleteButton(about)])]),
      context(shown.readers),
    ],
  })
}

const deleteButton = (about: LineMetadata) =>
  button('Delete this line', LOG_DELETE, lineValue(about), {
    confirm: confirm('Delete this line?', 'It cannot be brought back.', 'Delete it', 'Keep it'),
  })

const form = z
  .string({ error: WORDS_MISSING })
  .trim()
  .min(1, WORDS_MISSING)
  .max(WORDS_MAX, `Keep it under ${WORDS_MAX} characters.`)

/** Reads the form back; errors by field. */
export function parseLine({
  values,
  metadata: sent,
}: FormInteraction):
  | { ok: true; about: LineMetadata; words: string }
  | { ok: false; errors: Record<string, string> } {
  const parsed = form.safeParse(values.words ?? undefined)
  if (!parsed.success)
    return { ok: false, errors: { words: parsed.error.issues[0]?.message ?? WORDS_MISSING } }
  const about = metadataOf(metadata, sent)
  if (!about) return { ok: false, errors: { words: OUTDATED_LINE_FORM } }
  return { ok: true, about, words: parsed.data }
}

const fromList = z.object({ page: z.int().min(0).nullable() })

/** The page of the log in which a click was made, or to which the form goes back; null outside the log. */
export const pageOf = (click: { from: string; metadata: string }): number | null =>
  click.from === 'modal' ? (metadataOf(fromList, click.metadata)?.page ?? null) : null
