import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findNote, waitingNote } from '../../db/feedback-notes.ts'
import { lockPair } from '../../db/pairs.ts'
import { findReflection } from '../../db/reflections.ts'
import { findSession } from '../../db/sessions.ts'
import { type FeedbackNote, maySpeak } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { ClickHandler, Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { type NoteMetadata, noteModal, suggestModal } from '../note-window.ts'
import { speakRefusalWords } from '../speak-words.ts'
import { NOT_NOTED, NOTHING_HEARD, noteRefusalWords, UNKNOWN_NOTE } from './words.ts'

type Asked = Pick<Interaction, 'workspaceId' | 'userId'>

/** The running pair that this person mentors, locked; or why not, in words. */
export async function mentoredPair(
  tx: Tx,
  { workspaceId, userId }: Asked,
  pairId: string | null,
): Promise<Result<Pair, string>> {
  const pair = pairId === null ? null : await lockPair(tx, workspaceId, pairId)
  const may = maySpeak(pair, { userId, as: 'mentor' })
  if (!may.ok) return refuse(speakRefusalWords(may.refusal))
  return pair ? ok(pair) : refuse(UNKNOWN_NOTE)
}

/** A note of this mentor and its pair, which is locked; somebody else's is as unknown as none. */
export async function ownNote(
  tx: Tx,
  asked: Asked,
  noteId: string,
): Promise<Result<{ note: FeedbackNote; pair: Pair }, string>> {
  const { workspaceId } = asked
  const known = z.uuid().safeParse(noteId).success ? await findNote(tx, workspaceId, noteId) : null
  const pair = known && (await mentoredPair(tx, asked, known.pairId))
  if (!pair?.ok) return refuse(UNKNOWN_NOTE)
  // Whoever changes a note holds its pair, so from here on this one stays as it is.
  const note = await findNote(tx, workspaceId, noteId)
  return note ? ok({ note, pair: pair.value }) : refuse(UNKNOWN_NOTE)
}

const formOf = ({ id, revision, pairId, sessionId }: FeedbackNote, to: NoteMetadata['to']): NoteMetadata => ({
  ...{ noteId: id, revision, to, pairId, sessionId },
  inList: true,
})

/** Opens a note to correct it, in the place of the list. */
export function openEdit({ db }: Deps): ClickHandler {
  return async (click) => {
    const found = await db.transaction((tx) => ownNote(tx, click, click.value))
    if (!found.ok) return click.tell(found.refusal)
    const { note } = found.value
    if (note.state !== 'noted') return click.tell(NOT_NOTED)
    const about = formOf(note, 'keep')
    const shown = { title: 'Your note', label: 'What did you hear about IT?', words: note.words, more: [] }
    await click.replace(noteModal(about, shown))
  }
}

/** Opens a note to suggest it, in the place of the list. */
export function openSuggest({ db }: Deps): ClickHandler {
  return async (click) => {
    const found = await db.transaction(async (tx) => {
      const own = await ownNote(tx, click, click.value)
      if (!own.ok) return own
      return (await isWaiting(tx, own.value.pair)) ? refuse(ONE_WAITS) : own
    })
    if (!found.ok) return click.tell(found.refusal)
    const { note, pair } = found.value
    if (note.state !== 'noted') return click.tell(NOT_NOTED)
    await click.replace(suggestModal(formOf(note, 'suggest'), note.words, pair.menteeId))
  }
}

const ONE_WAITS = noteRefusalWords({ kind: 'one-waits' })

const isWaiting = async (tx: Tx, { workspaceId, id }: Pair): Promise<boolean> =>
  (await waitingNote(tx, workspaceId, id)) !== null

/** Opens what the mentor wrote down as heard in a session, to suggest it. */
export function openHeard({ db }: Deps): ClickHandler {
  return async (click) => {
    const found = await db.transaction((tx) => heardIn(tx, click, click.value))
    if (!found.ok) return click.tell(found.refusal)
    const { pair, sessionId, heard } = found.value
    const noteId = crypto.randomUUID()
    const about = { noteId, revision: 0, to: 'suggest', pairId: pair.id, sessionId, inList: false } as const
    await click.open(suggestModal(about, heard, pair.menteeId))
  }
}

async function heardIn(
  tx: Tx,
  asked: Asked,
  sessionId: string,
): Promise<Result<{ pair: Pair; sessionId: string; heard: string }, string>> {
  const { workspaceId } = asked
  const session = z.uuid().safeParse(sessionId).success ? await findSession(tx, workspaceId, sessionId) : null
  const pair = await mentoredPair(tx, asked, session?.pairId ?? null)
  if (!pair.ok) return pair
  const heard = (await findReflection(tx, workspaceId, sessionId))?.heard ?? null
  if (heard === null) return refuse(NOTHING_HEARD)
  if (await isWaiting(tx, pair.value)) return refuse(ONE_WAITS)
  return ok({ pair: pair.value, sessionId, heard })
}
