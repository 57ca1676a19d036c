import type { ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import {
  type AgreementChange,
  CADENCE_NAMES,
  CADENCES,
  extensions,
  SESSION_MINUTES,
  type Terms,
} from '../../domain/agreement.ts'
import type { Pair } from '../../domain/pair.ts'
import { context, field, modal, option, section } from '../../slack/blocks.ts'
import { dateIn } from '../../slack/form.ts'
import type { FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { day, mention } from '../../slack/mrkdwn.ts'
import { AGREEMENT_FORM } from './ids.ts'

const TOPIC_MAX = 150
const RULE_MAX = 300
const TOPIC_MISSING = 'Say in a few words what it is about.'
const NOT_LISTED = 'Choose one of the list.'

interface Opened {
  partnerId: string
  /** The change whose place it would take. */
  waiting: AgreementChange | null
  /** The last day that is filled in. */
  end: Temporal.PlainDate
}

/** The form in which one of the two proposes a change. */
export function changeModal(pair: Pair, { partnerId, waiting, end }: Opened): ModalView {
  const typed = (max: number, value: string | null, multiline = false) => ({
    type: 'plain_text_input' as const,
    max_length: max,
    multiline,
    ...(value && { initial_value: value }),
  })
  return modal({
    id: AGREEMENT_FORM,
    title: 'Change our agreement',
    submit: 'Propose',
    close: 'Cancel',
    metadata: { pairId: pair.id } satisfies z.infer<typeof metadata>,
    blocks: [
      section(
        `Change what does not fit. ${mention(partnerId)} accepts or declines; until then everything stays.`,
      ),
      ...(waiting === null
        ? []
        : [context(`This takes the place of the change that ${mention(waiting.proposedBy)} proposed.`)]),
      endField(pair, end),
      choice('cadence', 'How often', CADENCES, pair.cadence, (value) => CADENCE_NAMES[value]),
      choice('minutes', 'Session length', SESSION_MINUTES, pair.sessionMinutes, (n) => `${n} minutes`),
      field('topic', 'What about', typed(TOPIC_MAX, pair.topic)),
      field('offLimits', 'Off limits', typed(RULE_MAX, pair.offLimits, true), {
        optional: true,
        hint: 'What you leave out of your talks.',
      }),
      field('ownRule', 'A rule of our own', typed(RULE_MAX, pair.ownRule, true), {
        optional: true,
        hint: 'For example: phones stay in the bag.',
      }),
    ],
  })
}

function endField(pair: Pair, end: Temporal.PlainDate) {
  if (pair.endsOn === null) throw new RangeError('a pair that has not started has no last day')
  const stays = option(`${day(pair.endsOn)}, as it is`, pair.endsOn.toString())
  const later = extensions(pair).map((date, index) =>
    option(`${day(date)}, ${index === 0 ? 'a month' : `${index + 1} months`} longer`, date.toString()),
  )
  const options = [stays, ...later]
  return field('end', 'Last day', {
    type: 'static_select',
    options,
    initial_option: options.find(({ value }) => value === end.toString()) ?? stays,
  })
}

function choice<T extends string | number>(
  name: string,
  label: string,
  values: readonly T[],
  initial: T,
  words: (value: T) => string,
) {
  const toOption = (value: T) => option(words(value), String(value))
  return field(name, label, {
    type: 'static_select',
    options: values.map(toOption),
    initial_option: toOption(initial),
  })
}

const metadata = z.object({ pairId: z.uuid() })

const rule = z
  .string('Write it as text.')
  .trim()
  .max(RULE_MAX, `Keep it under ${RULE_MAX} characters.`)
  .nullish()
  .transform((words) => words || null)

const form = z.object({
  topic: z
    .string({ error: TOPIC_MISSING })
    .trim()
    .min(1, TOPIC_MISSING)
    .max(TOPIC_MAX, `Keep it under ${TOPIC_MAX} characters.`),
  cadence: z.enum(CADENCES, { error: NOT_LISTED }),
  minutes: z.coerce.number({ error: NOT_LISTED }).pipe(z.literal(SESSION_MINUTES, { error: NOT_LISTED })),
  offLimits: rule,
  ownRule: rule,
})

export type ParsedTerms =
  | { ok: true; pairId: string | null; terms: Terms }
  | { ok: false; errors: Record<string, string> }

/** Reads the form back; errors by field. The pair is null for anything forged. */
export function parseTerms({ values, metadata: sent }: FormInteraction): ParsedTerms {
  const parsed = form.safeParse({ ...values, topic: values.topic ?? undefined })
  if (!parsed.success) {
    const errors: Record<string, string> = {}
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
    return { ok: false, errors }
  }
  const endsOn = dateIn(values.end)
  if (endsOn === null) return { ok: false, errors: { end: NOT_LISTED } }
  const { minutes: sessionMinutes, ...rest } = parsed.data
  return {
    ok: true,
    pairId: metadataOf(metadata, sent)?.pairId ?? null,
    terms: { ...rest, sessionMinutes, endsOn },
  }
}
