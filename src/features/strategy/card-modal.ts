import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { StoredStrategyCard } from '../../db/strategy.ts'
import {
  STRATEGY_FIELDS,
  STRATEGY_MAX,
  STRATEGY_STATUSES,
  type StrategyField,
  type StrategyRights,
  type StrategyText,
} from '../../domain/strategy.ts'
import {
  actions,
  button,
  confirm,
  context,
  field,
  modal,
  option,
  plain,
  section,
} from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention, readersDay } from '../../slack/mrkdwn.ts'
import { cardBlocks, FIELD_NAMES, STATUS_NAMES } from '../strategy-words.ts'
import { STRATEGY_EDIT, STRATEGY_FORM, STRATEGY_RETIRE } from './ids.ts'
import { OUTDATED_FORM } from './words.ts'

/** What the button names that retires a card: as it was read. */
const retireValue = ({ id, version }: { id: string; version: number }) => `${id}:${version}`

/** One card, whole. */
export function cardModal(card: StoredStrategyCard, { mayWrite, seesPain }: StrategyRights): ModalView {
  const since = `${mention(card.writtenBy)}, ${readersDay(card.writtenAt)}`
  return modal({
    id: 'strategy.card',
    title: 'Strategy card',
    close: 'Back',
    blocks: [
      ...cardBlocks(card, { seesPain }),
      context(card.version === 1 ? `Written by ${since}` : `Version ${card.version}, written by ${since}`),
      ...(card.isRetired ? [context('Retired: it is no longer in the list and the briefs.')] : []),
      ...(mayWrite && !card.isRetired
        ? [
            actions('card', [
              button('Edit', STRATEGY_EDIT, card.id),
              button('Retire', STRATEGY_RETIRE, retireValue(card), {
                confirm: confirm(
                  'Retire this card?',
                  'It leaves the list and the briefs. What it said is kept.',
                  'Retire it',
                  'Keep it',
                ),
              }),
            ]),
          ]
        : []),
    ],
  })
}

/** The version is the one on which the form is based, 0 for a new card. */
const metadata = z.object({ cardId: z.uuid(), version: z.number().int().min(0) })

const HINTS: Partial<Record<StrategyField, string>> = {
  initiative: 'In the words of the business, not of the project.',
  outcome: 'What is better, for whom, and by when.',
  pain: 'What leaders may complain about. Knowing it beforehand is half of listening.',
  askWhom: 'A name or a team that answers.',
}
const REQUIRED: readonly StrategyField[] = ['initiative', 'outcome', 'itPart', 'status']

/** Slack keeps what stands in a field of the same name, so that a form drawn anew needs other names. */
const nameOf = (name: StrategyField, version: number) => `${name}-${version}`

/** The form for a card; `note` says what somebody else has changed meanwhile. */
export function editModal(
  about: z.infer<typeof metadata>,
  text: StrategyText | null,
  note: string | null = null,
): ModalView {
  const { version } = about
  return modal({
    id: STRATEGY_FORM,
    title: version === 0 ? 'New strategy card' : 'Edit the card',
    submit: 'Save',
    close: 'Back',
    metadata: about,
    blocks: [
      ...(note === null ? [] : [section(note)]),
      ...STRATEGY_FIELDS.map((name) => {
        const hint = HINTS[name]
        return field(nameOf(name, version), FIELD_NAMES[name], elementOf(name, text), {
          optional: !REQUIRED.includes(name),
          ...(hint && { hint }),
        })
      }),
    ],
  })
}

function elementOf(name: StrategyField, text: StrategyText | null): Parameters<typeof field>[2] {
  if (name === 'status') {
    const toOption = (status: StrategyText['status']) => option(STATUS_NAMES[status], status)
    return {
      type: 'static_select',
      placeholder: plain('Choose one'),
      options: STRATEGY_STATUSES.map(toOption),
      ...(text && { initial_option: toOption(text.status) }),
    }
  }
  const written = text?.[name]
  return {
    type: 'plain_text_input',
    multiline: name === 'outcome' || name === 'itPart' || name === 'pain',
    max_length: STRATEGY_MAX[name],
    ...(written && { initial_value: written }),
  }
}

const typed = (name: Exclude<StrategyField, 'status'>) =>
  z
    .string('Please write it as text.')
    .nullish()
    .transform((value) => (value ?? '').replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().max(STRATEGY_MAX[name], `Please use at most ${STRATEGY_MAX[name]} characters.`))
const required = (name: Exclude<StrategyField, 'status'>, missing: string) =>
  typed(name).pipe(z.string().min(1, missing))
const optional = (name: Exclude<StrategyField, 'status'>) => typed(name).transform((value) => value || null)

const form = z.object({
  initiative: required('initiative', 'Give it a name.'),
  outcome: required('outcome', 'Say what the business gets.'),
  itPart: required('itPart', 'Say what IT does for it.'),
  status: z.enum(STRATEGY_STATUSES, { error: 'Please choose a status.' }),
  pain: optional('pain'),
  askWhom: optional('askWhom'),
}) satisfies z.ZodType<StrategyText>

export type CardForm = z.infer<typeof metadata> & { text: StrategyText }

/** Reads the form back; errors by the names that its fields have. */
export function parseCard(
  values: FormValues,
  privateMetadata: string,
): { ok: true; form: CardForm } | { ok: false; errors: Record<string, string> } {
  const about = metadataOf(metadata, privateMetadata)
  if (!about) return { ok: false, errors: { [Object.keys(values)[0] ?? 'initiative-0']: OUTDATED_FORM } }
  const named = Object.fromEntries(STRATEGY_FIELDS.map((name) => [name, values[nameOf(name, about.version)]]))
  const parsed = form.safeParse(named)
  if (parsed.success) return { ok: true, form: { ...about, text: parsed.data } }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) {
    const name = STRATEGY_FIELDS.find((one) => one === path[0]) ?? 'initiative'
    errors[nameOf(name, about.version)] ??= message
  }
  return { ok: false, errors }
}

/** An error beside the first field. */
export const besideFirst = ({ version }: CardForm, words: string): Record<string, string> => ({
  [nameOf('initiative', version)]: words,
})
