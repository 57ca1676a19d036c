import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { MAX_REFLECTION_MINUTES, type Reflection, type ReflectionDraft } from '../../domain/feedback.ts'
import type { FeedbackNote } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { context, field, modal, quote, section, shorten } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { REFLECTION_FORM } from './ids.ts'

const NOTE_MAX = 3000
const MINUTES_WANTED = `Please give whole minutes between 0 and ${MAX_REFLECTION_MINUTES}.`

/** The revision is the one shown, 0 where nothing was written yet. */
const metadata = z.object({ sessionId: z.uuid(), revision: z.number().int() })

const MINUTES_SEEN = 'Of the minutes, coordinators see what a month comes to. You can correct it any time.'

/** The mentor's notes on a session: only the minutes are required. */
export function reflectionModal({
  session,
  pair,
  written,
  isShared,
  noted,
}: {
  session: Session
  pair: Pair
  written: Reflection | null
  /** The mentor shares the learning log of this pair. */
  isShared: boolean
  /** What the mentor has kept for later. */
  noted: readonly Pick<FeedbackNote, 'words'>[]
}): ModalView {
  const mentee = mention(pair.menteeId)
  return modal({
    id: REFLECTION_FORM,
    title: 'After the session',
    submit: 'Save',
    close: 'Cancel',
    metadata: { sessionId: session.id, revision: written?.revision ?? 0 } satisfies z.infer<typeof metadata>,
    blocks: [
      section(`Your session with ${mentee} (${readersTime(session.startsAt)}).`),
      note('heard', 'What you heard about IT', written?.heard, 'In their words, as close as you remember.'),
      note('learned', 'What you learned', written?.learned, 'It stands in your learning log: /mentor log.'),
      note('followUps', 'What you promised to follow up', written?.followUps, 'One a line.'),
      field(
        'minutes',
        'Minutes you spent together',
        minutesInput(String(written?.minutes ?? session.minutes)),
      ),
      field(
        'preparation',
        'Minutes of preparation',
        minutesInput(written && written.preparation > 0 ? String(written.preparation) : undefined),
        { optional: true },
      ),
      ...notedBlocks(noted),
      context(
        isShared
          ? `You share your learning log with ${mentee}, who can read what you learned. The rest only you see: not ${mentee}, not a coordinator, not IT. ${MINUTES_SEEN}`
          : `Only you see this: not ${mentee}, not a coordinator, not IT. ${MINUTES_SEEN}`,
      ),
    ],
  })
}

const NOTED_SHOWN = 3
const NOTED_WORDS = 300

/** What was kept for later may have come up in the session. */
function notedBlocks(noted: readonly Pick<FeedbackNote, 'words'>[]): KnownBlock[] {
  if (noted.length === 0) return []
  const more = noted.length - NOTED_SHOWN
  return [
    section('*Noted for later*'),
    ...noted.slice(-NOTED_SHOWN).flatMap(({ words }) => quote(shorten(words, NOTED_WORDS))),
    ...(more > 0 ? [context(`And ${more} earlier: \`/mentor feedback\`.`)] : []),
  ]
}

const minutesInput = (initial?: string) => ({
  type: 'number_input' as const,
  is_decimal_allowed: false,
  min_value: '0',
  max_value: String(MAX_REFLECTION_MINUTES),
  ...(initial !== undefined && { initial_value: initial }),
})

function note(name: string, label: string, initial: string | null | undefined, hint?: string) {
  return field(
    name,
    label,
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: NOTE_MAX,
      ...(initial && { initial_value: initial }),
    },
    { optional: true, ...(hint && { hint }) },
  )
}

const typedNote = z
  .string('Please write it as text.')
  .trim()
  .max(NOTE_MAX, `Please keep it under ${NOTE_MAX} characters.`)
  .nullish()
  .transform((typed) => typed || null)

const typedMinutes = z
  .string({ error: MINUTES_WANTED })
  .regex(/^\d{1,4}$/, MINUTES_WANTED)
  .transform(Number)
  .refine((minutes) => minutes <= MAX_REFLECTION_MINUTES, MINUTES_WANTED)

const form = z.object({
  heard: typedNote,
  learned: typedNote,
  followUps: typedNote,
  minutes: typedMinutes,
  preparation: typedMinutes.nullish().transform((minutes) => minutes ?? 0),
}) satisfies z.ZodType<ReflectionDraft>

export type ReflectionForm = z.infer<typeof metadata> & { draft: ReflectionDraft }

/** Reads the form back; errors by field. */
export function parseReflection(
  values: FormValues,
  privateMetadata: string,
): { ok: true; form: ReflectionForm } | { ok: false; errors: Record<string, string> } {
  const parsed = form.safeParse(values)
  if (parsed.success) {
    const about = metadataOf(metadata, privateMetadata)
    return about
      ? { ok: true, form: { ...about, draft: parsed.data } }
      : {
          ok: false,
          errors: { minutes: 'This window is out of date. Copy your text and open it once more.' },
        }
  }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
  return { ok: false, errors }
}
