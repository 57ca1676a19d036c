import type { ModalView } from '@slack/types'
import { z } from 'zod'
import {
  CADENCE_NAMES,
  CADENCES,
  DEFAULT_AGREEMENT,
  MONTHS,
  SESSION_MINUTES,
} from '../../domain/agreement.ts'
import { goalsOf, MAX_GOALS } from '../../domain/goal.ts'
import type { Pair } from '../../domain/pair.ts'
import { actions, button, field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { START_FORM, START_SWAP } from './ids.ts'

const TOPIC_MAX = 150
const GOAL_MAX = 200
const LINE_MAX = 500
const TOPIC_MISSING = 'Say in a few words what it is about.'

/** Whom the form shows on each side. */
export interface Sides {
  mentorId?: string | undefined
  menteeId?: string | undefined
}

/** What two people who have been a pair would propose once more. */
export interface SuggestedTerms extends Pick<Pair, 'topic' | 'cadence' | 'sessionMinutes'> {
  goals: readonly string[]
  months: (typeof MONTHS)[number]
}

/** The round grows with every swap, because Slack keeps what was picked as long as a block id stays the same. */
const sideField = (side: 'mentor' | 'mentee', round: number) => (round === 0 ? side : `${side}-${round}`)

/** How often the two have changed sides in the form that these values come from. */
export function roundOf(values: FormValues): number {
  const rounds = Object.keys(values).flatMap((name) => /^ment(?:or|ee)-(\d{1,6})$/.exec(name)?.[1] ?? [])
  return Number(rounds[0] ?? 0)
}

/** What the form suggests where nothing else is known. */
const SUGGESTED = { ...DEFAULT_AGREEMENT, topic: '', goals: [] }

export function startModal(sides: Sides, round = 0, terms: SuggestedTerms = SUGGESTED): ModalView {
  const person = (userId?: string) => ({
    type: 'users_select' as const,
    placeholder: plain('Choose a person'),
    ...(userId && { initial_user: userId }),
  })
  return modal({
    id: START_FORM,
    title: 'Start a pair',
    submit: 'Propose',
    close: 'Cancel',
    blocks: [
      section(
        'The mentor comes from IT, the leader from the business. Both must agree before anything starts.',
      ),
      field(sideField('mentor', round), 'Who mentors', person(sides.mentorId)),
      field(sideField('mentee', round), 'Who is mentored', person(sides.menteeId)),
      actions('sides', [button('Swap the two', START_SWAP, 'swap')]),
      field('topic', 'What about', {
        type: 'plain_text_input',
        max_length: TOPIC_MAX,
        placeholder: plain('For example: what AI can do for our planning'),
        ...(terms.topic && { initial_value: terms.topic }),
      }),
      field(
        'goals',
        'Goals',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_GOALS * (GOAL_MAX + 10),
          ...(terms.goals.length > 0 && { initial_value: terms.goals.join('\n') }),
        },
        { optional: true, hint: 'Up to three, one a line. You can agree on them in your first session.' },
      ),
      choice('cadence', 'How often', CADENCES, terms.cadence, (value) => CADENCE_NAMES[value]),
      choice('minutes', 'Session length', SESSION_MINUTES, terms.sessionMinutes, (n) => `${n} minutes`),
      choice('months', 'For how long', MONTHS, terms.months, (n) => `${n} months`),
      field(
        'line',
        'A personal line',
        { type: 'plain_text_input', multiline: true, max_length: LINE_MAX },
        { optional: true, hint: 'Goes to the other person with the proposal.' },
      ),
    ],
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

const USER_ID = /^[UW][A-Z0-9]{1,30}$/
const TEXT_WANTED = 'Write it as text.'
const NOT_LISTED = 'Choose one of the list.'
const tooLong = (limit: number) => `Keep it under ${limit} characters.`
const person = (who: string) => z.string({ error: `Choose ${who}.` }).regex(USER_ID, `Choose ${who}.`)
const oneOf = <T extends number>(values: readonly T[]) =>
  z.coerce
    .number({ error: NOT_LISTED })
    .refine((value): value is T => values.some((known) => known === value), NOT_LISTED)

const form = z.object({
  mentor: person('who mentors'),
  mentee: person('who is mentored'),
  topic: z.string({ error: TOPIC_MISSING }).trim().min(1, TOPIC_MISSING).max(TOPIC_MAX, tooLong(TOPIC_MAX)),
  goals: z
    .string(TEXT_WANTED)
    .nullish()
    .transform((typed) => goalsOf(typed ?? ''))
    .pipe(
      z
        .array(z.string().max(GOAL_MAX, `Keep each goal under ${GOAL_MAX} characters.`))
        .max(MAX_GOALS, `At most ${MAX_GOALS} goals, one a line: fewer get done more often.`),
    ),
  cadence: z.enum(CADENCES, { error: NOT_LISTED }),
  minutes: oneOf(SESSION_MINUTES),
  months: oneOf(MONTHS),
  line: z
    .string(TEXT_WANTED)
    .trim()
    .max(LINE_MAX, tooLong(LINE_MAX))
    .nullish()
    .transform((line) => line || null),
})

export type StartForm = z.infer<typeof form>

/** Reads the form back; errors by the field's block id. */
export function parseStart(
  values: FormValues,
): { ok: true; form: StartForm } | { ok: false; errors: Record<string, string> } {
  const round = roundOf(values)
  const parsed = form.safeParse({
    ...values,
    mentor: values[sideField('mentor', round)] ?? undefined,
    mentee: values[sideField('mentee', round)] ?? undefined,
    topic: values.topic ?? undefined,
  })
  if (parsed.success) return { ok: true, form: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[blockId(String(issue.path[0]), round)] ??= issue.message
  return { ok: false, errors }
}

/** The same form with the two people changing sides; everything else that was typed stays. */
export function swapped(values: FormValues): ModalView {
  const round = roundOf(values)
  const picked = (side: 'mentor' | 'mentee') => {
    const userId = values[sideField(side, round)]
    return typeof userId === 'string' && USER_ID.test(userId) ? userId : undefined
  }
  return startModal({ mentorId: picked('mentee'), menteeId: picked('mentor') }, round + 1)
}

/** The block id under which an error about this field of the form is shown. */
export function blockId(name: string, round: number): string {
  return name === 'mentor' || name === 'mentee' ? sideField(name, round) : name
}
