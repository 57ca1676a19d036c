import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { TYPED, type Typed } from './ids.ts'
import { OUTDATED_FORM, OWNER_MISSING } from './words.ts'

export const NOTE_MAX = 800

const typing = z.object({
  note: z.string().optional(),
  date: z.string().optional(),
  owner: z.string().optional(),
  into: z.string().optional(),
})
/** What stands in the form; all of it may be missing. */
export type Typing = z.infer<typeof typing>

const about = z.object({ id: z.uuid(), revision: z.number().int().min(0), act: z.enum(TYPED) })
export type ActAbout = z.infer<typeof about>

/** What the view carries that advises on an answer: the answer, for it is not stored before it is sent. */
const answered = about.extend({ typed: typing })
export type Answered = z.infer<typeof answered>

/** Slack keeps what stands in a field of the same name, so that a form drawn anew needs other names. */
export const nameOf = (name: keyof Typing, revision: number) => `${name}-${revision}`

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
  | { act: 'answer' | 'done' | 'decline'; note: string }
  | { act: 'fix'; note: string | null }
  | { act: 'merge'; into: string }

const forms = {
  assign: z
    .object({ owner: z.string(OWNER_MISSING).regex(/^[UW][A-Z0-9]+$/, OWNER_MISSING) })
    .transform(({ owner }): ActForm => ({ act: 'assign', owner })),
  plan: z
    .object({ date: z.iso.date('Choose a day.').transform((date) => Temporal.PlainDate.from(date)), note })
    .transform(({ date, note }): ActForm => ({ act: 'plan', on: date, note })),
  answer: z.object({ note: noteNeeded }).transform(({ note }): ActForm => ({ act: 'answer', note })),
  done: z.object({ note: noteNeeded }).transform(({ note }): ActForm => ({ act: 'done', note })),
  decline: z.object({ note: noteNeeded }).transform(({ note }): ActForm => ({ act: 'decline', note })),
  fix: z.object({ note }).transform(({ note }): ActForm => ({ act: 'fix', note })),
  merge: z
    .object({ into: z.uuid('Choose one of the list.') })
    .transform(({ into }): ActForm => ({ act: 'merge', into })),
} satisfies Record<Typed, z.ZodType<ActForm>>

const FIRST: Record<Typed, keyof Typing> = {
  ...{ assign: 'owner', plan: 'date', merge: 'into' },
  ...{ answer: 'note', done: 'note', decline: 'note', fix: 'note' },
}

/** Where a refusal stands. */
export const besideFirst = ({ act, revision }: ActAbout, words: string): Record<string, string> => ({
  [nameOf(FIRST[act], revision)]: words,
})

/** An answer as it was read: what it is about, what was typed, and what that comes to. */
export interface ActSent {
  about: ActAbout
  typed: Typing
  form: ActForm
}

type Parsed = { ok: true; sent: ActSent } | { ok: false; errors: Record<string, string> }

/** Reads the form back; errors by field, none where there is no field to put one. */
export function parseAct(values: FormValues, privateMetadata: string): Parsed {
  const read = metadataOf(about, privateMetadata)
  const [first] = Object.keys(values)
  if (!read) return { ok: false, errors: first === undefined ? {} : { [first]: OUTDATED_FORM } }
  const typedIn = (name: keyof Typing) => {
    const value = values[nameOf(name, read.revision)]
    return typeof value === 'string' ? value : undefined
  }
  return parseTyped(read, {
    note: typedIn('note'),
    date: typedIn('date'),
    owner: typedIn('owner'),
    into: typedIn('into'),
  })
}

/** The same from the view that advised on it; null for a forged one. */
export function parseAnswered(privateMetadata: string): ActSent | null {
  const read = metadataOf(answered, privateMetadata)
  const parsed = read && parseTyped(read, read.typed)
  return parsed?.ok ? parsed.sent : null
}

function parseTyped({ id, revision, act }: ActAbout, typed: Typing): Parsed {
  const parsed = forms[act].safeParse(typed)
  if (parsed.success) return { ok: true, sent: { about: { id, revision, act }, typed, form: parsed.data } }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path[0] as keyof Typing
    errors[nameOf(name, revision)] ??= issue.message
  }
  return { ok: false, errors }
}
