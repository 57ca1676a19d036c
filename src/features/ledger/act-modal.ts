import type { KnownBlock, ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { LedgerEntry } from '../../domain/ledger-entry.ts'
import { assertNever } from '../../domain/result.ts'
import { context, field, modal, option, plain, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import type { Desk } from '../outcome-words.ts'
import { deskWords } from '../outcome-words.ts'
import { aboutPlain, aboutWords } from './entry-words.ts'
import { LEDGER_FORM, TYPED, type Typed } from './ids.ts'
import { OUTDATED_FORM, OWNER_MISSING } from './words.ts'

const NOTE_MAX = 800

const metadata = z.object({ id: z.uuid(), revision: z.number().int().min(0), act: z.enum(TYPED) })
export type ActAbout = z.infer<typeof metadata>

/** What stands in the form; all of it may be missing. */
export interface Typing {
  note?: string | undefined
  date?: string | undefined
  owner?: string | undefined
  into?: string | undefined
}

export interface ActFacts {
  entry: LedgerEntry
  /** How many leaders hear of it. */
  readers: number
  /** What it may be joined with. */
  like: readonly LedgerEntry[]
  desk: Desk
  /** What somebody else has changed meanwhile. */
  note: string | null
}

const TITLES: Record<Typed, string> = {
  assign: 'Who owns it?',
  plan: 'Plan it',
  done: 'Answer as done',
  decline: 'Decline, and say why',
  fix: 'Pass it on',
  merge: 'Join with a like item',
}

/** Slack keeps what stands in a field of the same name, so that a form drawn anew needs other names. */
const nameOf = (name: keyof Typing, revision: number) => `${name}-${revision}`
/** Slack takes a hundred options in a menu. */
const MOST_LIKE = 100

/** The form of one act; what was typed stays in it when somebody else was faster. */
export function actModal(act: Typed, facts: ActFacts, typed: Typing = {}): ModalView {
  const { entry, note, like } = facts
  const { id, ledgerRevision: revision } = entry
  const isStuck = act === 'merge' && like.length === 0
  return modal({
    id: LEDGER_FORM,
    title: TITLES[act],
    close: 'Back',
    ...(!isStuck && { submit: 'Save' }),
    metadata: { id, revision, act } satisfies ActAbout,
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(aboutWords(entry.seen)),
      ...(isStuck ? [section('No other open item is about the same.')] : fields(act, facts, typed)),
    ],
  })
}

function fields(act: Typed, facts: ActFacts, typed: Typing): KnownBlock[] {
  const { entry, desk } = facts
  switch (act) {
    case 'assign':
      return ownerFields(facts, typed)
    case 'plan': {
      const initial_date = typed.date ?? entry.plannedOn?.toString()
      return [
        field(nameOf('date', entry.ledgerRevision), 'By when?', {
          type: 'datepicker',
          ...(initial_date && { initial_date }),
        }),
        noteField(facts, typed, { label: 'What will you do?', optional: true }),
      ]
    }
    case 'done':
      return [noteField(facts, typed, { label: 'What was done, and what it changes', optional: false })]
    case 'decline':
      return [noteField(facts, typed, { label: 'Why not, in plain words', optional: false })]
    case 'fix':
      return [
        section(fixWords(desk)),
        noteField(facts, typed, { label: 'Anything for the leader?', optional: true }),
      ]
    case 'merge':
      return likeFields(facts, typed)
    default:
      return assertNever(act)
  }
}

function noteField(
  facts: ActFacts,
  typed: Typing,
  { label, optional }: { label: string; optional: boolean },
) {
  return field(
    nameOf('note', facts.entry.ledgerRevision),
    label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: NOTE_MAX,
      ...(typed.note && { initial_value: typed.note }),
    },
    { optional, hint: noteHint(facts) },
  )
}

function ownerFields({ entry }: ActFacts, typed: Typing): KnownBlock[] {
  const initial_user = typed.owner ?? entry.ownerId
  return [
    field(nameOf('owner', entry.ledgerRevision), 'Owner', {
      type: 'users_select',
      placeholder: plain('Choose a person'),
      ...(initial_user && { initial_user }),
    }),
    context('I tell nobody: please speak with them. Leaders do not see who it is.'),
  ]
}

function likeFields({ entry, like }: ActFacts, typed: Typing): KnownBlock[] {
  const options = like.slice(0, MOST_LIKE).map((one) => option(aboutPlain(one.seen), one.id))
  const initial_option = options.find(({ value }) => value === typed.into)
  return [
    field(nameOf('into', entry.ledgerRevision), 'Which one?', {
      type: 'static_select',
      placeholder: plain('Choose one'),
      options,
      ...(initial_option && { initial_option }),
    }),
    context('From then on this one goes its way, and all their leaders hear the same answers.'),
  ]
}

const fixWords = (desk: Desk): string =>
  `It is a case for the service desk${deskWords(desk)}, and leaves the statistics. ${
    desk.deskChannelId === null
      ? 'Please hand it over there.'
      : 'I say in the channel that you have one, without words and name; please hand it over.'
  }`

const noteHint = ({ entry, readers }: ActFacts): string =>
  readers > 1
    ? `${readers} leaders read this word for word, so name nobody.`
    : entry.seen.sharing === 'theme'
      ? 'The leader reads this word for word; nobody tells you who it is.'
      : 'The leader reads this word for word, and their mentor too.'

const NOTE_MISSING = 'Please say it in a sentence: the leader reads it.'
const note = z
  .string()
  .trim()
  .max(NOTE_MAX, `Please keep it under ${NOTE_MAX} characters.`)
  .nullish()
  .transform((words) => words || null)
const noteNeeded = z
  .string(NOTE_MISSING)
  .trim()
  .min(1, NOTE_MISSING)
  .max(NOTE_MAX, `Please keep it under ${NOTE_MAX} characters.`)

/** What was typed, as far as it could be read. */
export type ActForm =
  | { act: 'assign'; owner: string }
  | { act: 'plan'; on: Temporal.PlainDate; note: string | null }
  | { act: 'done' | 'decline'; note: string }
  | { act: 'fix'; note: string | null }
  | { act: 'merge'; into: string }

const forms = {
  assign: z
    .object({ owner: z.string(OWNER_MISSING).regex(/^[UW][A-Z0-9]+$/, OWNER_MISSING) })
    .transform(({ owner }): ActForm => ({ act: 'assign', owner })),
  plan: z
    .object({ date: z.iso.date('Choose a day.').transform((date) => Temporal.PlainDate.from(date)), note })
    .transform(({ date, note }): ActForm => ({ act: 'plan', on: date, note })),
  done: z.object({ note: noteNeeded }).transform(({ note }): ActForm => ({ act: 'done', note })),
  decline: z.object({ note: noteNeeded }).transform(({ note }): ActForm => ({ act: 'decline', note })),
  fix: z.object({ note }).transform(({ note }): ActForm => ({ act: 'fix', note })),
  merge: z
    .object({ into: z.uuid('Choose one of the list.') })
    .transform(({ into }): ActForm => ({ act: 'merge', into })),
} satisfies Record<Typed, z.ZodType<ActForm>>

const FIRST: Record<Typed, keyof Typing> = {
  ...{ assign: 'owner', plan: 'date', done: 'note', decline: 'note', fix: 'note', merge: 'into' },
}

/** Where a refusal stands. */
export const besideFirst = ({ act, revision }: ActAbout, words: string): Record<string, string> => ({
  [nameOf(FIRST[act], revision)]: words,
})

/** Reads the form back; errors by field, none where there is no field to put one. */
export function parseAct(
  values: FormValues,
  privateMetadata: string,
):
  | { ok: true; about: ActAbout; form: ActForm; typed: Typing }
  | { ok: false; errors: Record<string, string> } {
  const about = metadataOf(metadata, privateMetadata)
  const [first] = Object.keys(values)
  if (!about) return { ok: false, errors: first === undefined ? {} : { [first]: OUTDATED_FORM } }
  const typedIn = (name: keyof Typing) => {
    const value = values[nameOf(name, about.revision)]
    return typeof value === 'string' ? value : undefined
  }
  const typed = {
    note: typedIn('note'),
    date: typedIn('date'),
    owner: typedIn('owner'),
    into: typedIn('into'),
  }
  const parsed = forms[about.act].safeParse(typed)
  if (parsed.success) return { ok: true, about, form: parsed.data, typed }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path[0] as keyof Typing
    errors[nameOf(name, about.revision)] ??= issue.message
  }
  return { ok: false, errors }
}
