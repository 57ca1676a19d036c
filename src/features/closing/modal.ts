import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { CLOSING_FIELDS, CLOSING_MAX, type ClosingField, type ClosingWords } from '../../domain/closing.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import { button, context, divider, field, modal, section } from '../../slack/blocks.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention } from '../../slack/mrkdwn.ts'
import type { SummaryFacts } from './facts.ts'
import { CLOSING_FORM, CLOSING_OPEN } from './ids.ts'
import { FIELD_NAMES, factBlocks, wordBlocks } from './summary.ts'
import { OUTDATED_CLOSING } from './words.ts'

/** What the form carries: the revision that it shows, 0 for none. */
const metadata = z.object({ pairId: z.uuid(), revision: z.int().min(0) })
export type ClosingMetadata = z.infer<typeof metadata>

const HINTS: Record<ClosingField, string> = {
  decided: 'What you will do differently, and what goes on without these sessions.',
  thanks: 'One sentence is plenty.',
  inTouch: 'How and when, or that you leave it open.',
}

/** Slack keeps what stands in a field of the same name, so that a form drawn anew needs other names. */
const nameOf = (name: ClosingField, revision: number) => `${name}-${revision}`

/** The form: above what the bot drafts, below what the two write; `note` says first what somebody else has changed. */
export function closingModal(
  facts: SummaryFacts,
  about: ClosingMetadata,
  words: ClosingWords,
  note: KnownBlock[] = [],
): ModalView {
  return modal({
    id: CLOSING_FORM,
    title: 'Closing summary',
    submit: 'Save',
    close: 'Cancel',
    metadata: about,
    blocks: [
      ...note,
      ...(note.length === 0 ? [...factBlocks(facts), divider()] : []),
      ...CLOSING_FIELDS.map((name) => {
        const written = words[name]
        const input = {
          type: 'plain_text_input' as const,
          multiline: true,
          max_length: CLOSING_MAX[name],
          ...(written && { initial_value: written }),
        }
        const hint = HINTS[name]
        return field(nameOf(name, about.revision), FIELD_NAMES[name], input, { optional: true, hint })
      }),
      context('One text for both of you: either can write and change it. Nobody else reads it.'),
    ],
  })
}

/** What stands above the form of whoever came second. */
export function changedNote(
  who: { writtenBy: string; readerId: string },
  words: ClosingWords,
  changed: readonly ClosingField[],
): KnownBlock[] {
  const name = who.writtenBy === who.readerId ? 'You have' : `${mention(who.writtenBy)} has`
  const emptied = changed.filter((one) => words[one] === null).map((one) => FIELD_NAMES[one])
  return [
    section(`*${name} changed the summary while you were writing.* It says now:`),
    ...wordBlocks(words, changed),
    ...(emptied.length > 0 ? [section(`Nothing any more under: ${emptied.join(', ')}`)] : []),
    context('Your own words are still below. Save puts them in its place; Cancel keeps what stands.'),
    divider(),
  ]
}

/** For whoever looks at it when nothing can be written any more. */
export const readingModal = (blocks: KnownBlock[]): ModalView =>
  modal({ id: 'closing.view', title: 'Closing summary', blocks })

/** Asks somebody with several pairs in their last stretch whose summary. */
export function chooseModal(userId: string, pairs: readonly Pair[]): ModalView {
  return modal({
    id: 'closing.choose',
    title: 'Closing summary',
    blocks: pairs.map((pair) =>
      section(`With ${mention(partnerOf(pair, userId))}`, button('Open', CLOSING_OPEN, pair.id)),
    ),
  })
}

const typed = (max: number) =>
  z
    .string('Write it as text.')
    .trim()
    .max(max, `Keep it under ${max} characters.`)
    .nullish()
    .transform((words) => words || null)

const form = z.object({
  decided: typed(CLOSING_MAX.decided),
  thanks: typed(CLOSING_MAX.thanks),
  inTouch: typed(CLOSING_MAX.inTouch),
}) satisfies z.ZodType<ClosingWords>

export type ParsedClosing =
  | { ok: true; about: ClosingMetadata; words: ClosingWords }
  | { ok: false; errors: Record<string, string> }

/** Reads the form back; errors by the names that its fields have. */
export function parseClosing({ values, metadata: sent }: FormInteraction): ParsedClosing {
  const about = metadataOf(metadata, sent)
  if (!about) return { ok: false, errors: { [Object.keys(values)[0] ?? 'decided-0']: OUTDATED_CLOSING } }
  const parsed = form.safeParse(
    Object.fromEntries(CLOSING_FIELDS.map((name) => [name, values[nameOf(name, about.revision)]])),
  )
  if (parsed.success) return { ok: true, about, words: parsed.data }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) {
    const name = CLOSING_FIELDS.find((one) => one === path[0]) ?? 'decided'
    errors[nameOf(name, about.revision)] ??= message
  }
  return { ok: false, errors }
}

/** An error beside the first field. */
export const besideFirst = ({ revision }: ClosingMetadata, words: string): Record<string, string> => ({
  [nameOf('decided', revision)]: words,
})
