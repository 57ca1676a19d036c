import type { Button, KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { notesOfPairs } from '../db/feedback-notes.ts'
import { pairsOf } from '../db/pairs.ts'
import { type FeedbackNote, mayDelete } from '../domain/feedback-note.ts'
import type { Pair } from '../domain/pair.ts'
import {
  actions,
  button,
  confirm,
  context,
  divider,
  field,
  modal,
  quote,
  section,
  shorten,
} from '../slack/blocks.ts'
import type { Interaction } from '../slack/interaction.ts'
import { mention, readersDay } from '../slack/mrkdwn.ts'
import type { Deps } from './feature.ts'
import { noteStands } from './note-words.ts'
import { NOTE_DELETE, NOTE_EDIT, NOTE_FORM, NOTE_SUGGEST } from './notes/ids.ts'
import { pairField, pairMetadata } from './pair-choice.ts'

/** As many as the notes on a session take. */
export const NOTE_MAX = 3000

/** What the form of a note carries. */
export const noteMetadata = z.object({
  noteId: z.uuid(),
  /** 0 for a new one. */
  revision: z.int().min(0),
  to: z.enum(['keep', 'suggest']),
  /** Absent where the form asks for it. */
  pairId: z.uuid().optional(),
  /** The session in whose notes it stands. */
  sessionId: z.uuid().nullable(),
  /** It goes back to the list. */
  inList: z.boolean(),
})
export type NoteMetadata = z.infer<typeof noteMetadata>

/** A name of its own for each note, so that Slack does not keep in the next form what was typed in the last one. */
export const wordsName = ({ noteId }: Pick<NoteMetadata, 'noteId'>): string => `words-${noteId}`

/** The form of one note, with what else stands in its window. */
export function noteModal(
  about: NoteMetadata,
  shown: { title: string; label: string; words: string; more: KnownBlock[] },
): ModalView {
  return modal({
    id: NOTE_FORM,
    title: shown.title,
    submit: about.to === 'suggest' ? 'Send' : 'Keep',
    close: 'Close',
    metadata: about,
    blocks: [
      field(wordsName(about), shown.label, {
        type: 'plain_text_input',
        multiline: true,
        max_length: NOTE_MAX,
        ...(shown.words && { initial_value: shown.words }),
      }),
      ...shown.more,
    ],
  })
}

/** For whoever mentors nobody. */
export const NO_MENTOR =
  'Notes for later are for mentors, and you mentor nobody in a running pair at the moment. Nothing was changed.'

/** Opens what the mentor has noted, with the form of a new note above it. */
export async function openNotes(deps: Deps, asked: Interaction): Promise<void> {
  const view = await notesView(deps, asked)
  await (view ? asked.open(view) : asked.tell(NO_MENTOR))
}

/** The same as a window; null for whoever mentors nobody. */
export async function notesView(
  { db, people }: Pick<Deps, 'db' | 'people'>,
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
): Promise<ModalView | null> {
  const pairs = (await pairsOf(db, workspaceId, userId)).filter(({ mentorId }) => mentorId === userId)
  if (pairs.length === 0) return null
  const ids = pairs.map(({ id }) => id)
  const notes = (await notesOfPairs(db, workspaceId, ids)).toReversed()
  const about = {
    noteId: crypto.randomUUID(),
    revision: 0,
    to: 'keep',
    sessionId: null,
    inList: true,
  } as const
  return noteModal(
    { ...about, ...pairMetadata(pairs) },
    {
      title: 'Notes for later',
      label: 'What did you hear about IT?',
      words: '',
      more: [
        ...(await pairField(people, pairs, userId)),
        context('Only you see it; your next brief reminds you. The leader hears of it when you suggest it.'),
        ...listBlocks(notes, pairs),
      ],
    },
  )
}

/** Slack takes 100 blocks, and each note three. */
const OPEN_SHOWN = 20
const ANSWERED_SHOWN = 5
const WORDS_SHOWN = 300

function listBlocks(notes: readonly FeedbackNote[], pairs: readonly Pair[]): KnownBlock[] {
  const open = notes.filter(mayDelete)
  const answered = notes.filter((note) => !mayDelete(note))
  const more = open.length - OPEN_SHOWN
  const leaderOf = ({ pairId }: FeedbackNote) => pairs.find(({ id }) => id === pairId)?.menteeId ?? ''
  return [
    ...(notes.length > 0 ? [divider()] : []),
    ...open.slice(0, OPEN_SHOWN).flatMap((note) => noteBlocks(note, leaderOf(note))),
    ...(more > 0 ? [context(`And ${more} earlier, which show when some of these are gone.`)] : []),
    ...answered.slice(0, ANSWERED_SHOWN).flatMap((note) => noteBlocks(note, leaderOf(note))),
  ]
}

function noteBlocks(note: FeedbackNote, menteeId: string): KnownBlock[] {
  const buttons = noteButtons(note)
  return [
    ...quote(shorten(note.words, WORDS_SHOWN)),
    context(`${noteStands(note, menteeId)} Noted on ${readersDay(note.createdAt)}.`),
    ...(buttons.length > 0 ? [actions(`note-${note.id}`, buttons)] : []),
  ]
}

function noteButtons({ state, id }: FeedbackNote): Button[] {
  if (state === 'suggested') return [deleteButton(id, 'Take it back')]
  if (state !== 'noted') return []
  return [
    button('Suggest it', NOTE_SUGGEST, id),
    button('Correct', NOTE_EDIT, id),
    deleteButton(id, 'Delete'),
  ]
}

const deleteButton = (noteId: string, words: string) =>
  button(words, NOTE_DELETE, noteId, {
    confirm: confirm(`${words}?`, 'These words are deleted and cannot be brought back.', words, 'Keep it'),
  })

/** The form in which the mentor suggests something to the leader. */
export function suggestModal(about: NoteMetadata, words: string, menteeId: string): ModalView {
  const leader = mention(menteeId)
  return noteModal(about, {
    title: 'Suggest as feedback',
    label: 'What did you hear about IT?',
    words,
    more: [
      section(
        `${leader} reads these words and decides alone: change them, tell IT, keep it between you, or leave it. You read whether it was taken up.`,
      ),
      context('One thing at a time is easier to answer.'),
    ],
  })
}
