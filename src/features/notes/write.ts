import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { deleteNote, findNote, saveNote, waitingNote } from '../../db/feedback-notes.ts'
import { findSession } from '../../db/sessions.ts'
import { decideNote, type FeedbackNote, mayDelete } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import type { ClickHandler, ClickInteraction, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import type { Deps } from '../feature.ts'
import { SUGGESTED } from '../feedback/ids.ts'
import { NO_MENTOR, NOTE_MAX, type NoteMetadata, noteMetadata, notesView, wordsName } from '../note-window.ts'
import { chosenPair } from '../pair-choice.ts'
import { redrawNote } from '../redraw-note.ts'
import { mentoredPair, ownNote } from './open.ts'
import { ANSWERED, noteRefusalWords, OUTDATED_NOTE, UNKNOWN_NOTE, WORDS_MISSING } from './words.ts'

const typedWords = z
  .string({ error: WORDS_MISSING })
  .trim()
  .min(1, WORDS_MISSING)
  .max(NOTE_MAX, `Please keep it under ${NOTE_MAX} characters.`)

/** A note was written or corrected, or is suggested to the leader; the list is shown again where it came from there. */
export function saveTyped(deps: Deps): FormHandler {
  return async (submitted) => {
    const about = metadataOf(noteMetadata, submitted.metadata)
    if (!about) return { do: 'errors', errors: inEveryField(submitted, OUTDATED_NOTE) }
    const name = wordsName(about)
    const words = typedWords.safeParse(submitted.values[name] ?? undefined)
    if (!words.success)
      return { do: 'errors', errors: { [name]: words.error.issues[0]?.message ?? WORDS_MISSING } }
    const problem = await deps.db.transaction((tx) => save(deps, tx, submitted, about, words.data))
    if (problem !== null) return { do: 'errors', errors: { [name]: problem } }
    const view = about.inList ? await notesView(deps, submitted) : null
    return view ? { do: 'update', view } : { do: 'close' }
  }
}

/** Without its metadata nobody knows what the form's field is called. */
const inEveryField = ({ values }: FormInteraction, words: string): Record<string, string> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, words]))

/** Saves what was typed; gives back in words why it cannot be. */
async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  about: NoteMetadata,
  words: string,
): Promise<string | null> {
  const { workspaceId, now, requestKey: formId } = submitted
  const { noteId: id, revision, to } = about
  const known = await findNote(tx, workspaceId, id)
  const found = await mentoredPair(tx, submitted, known?.pairId ?? chosenPair(submitted))
  if (!found.ok) return found.refusal
  const pair = found.value
  // Whoever changes a note holds its pair, so from here on this one stays as it is.
  const stored = await findNote(tx, workspaceId, id)
  const waits = await waitingNote(tx, workspaceId, pair.id)
  const by = { formId, revision, pairId: pair.id }
  const decision = decideNote({ words, to }, { stored, waits }, by)
  if (!decision.ok) return noteRefusalWords(decision.refusal)
  if (decision.value === 'unchanged') return null
  if (!stored && !(await isOfPair(tx, pair, about.sessionId))) return UNKNOWN_NOTE
  const note: FeedbackNote = {
    ...{ id, workspaceId, pairId: pair.id, words, formId, updatedAt: now },
    state: to === 'keep' ? 'noted' : 'suggested',
    sessionId: stored ? stored.sessionId : about.sessionId,
    revision: (stored?.revision ?? 0) + 1,
    createdAt: stored?.createdAt ?? now,
  }
  await saveNote(tx, note)
  if (note.state === 'suggested') await ask(deps, tx, note, pair)
  await redrawNote(deps, tx, note, now)
  return null
}

async function isOfPair(tx: Tx, { workspaceId, id }: Pair, sessionId: string | null): Promise<boolean> {
  return sessionId === null || (await findSession(tx, workspaceId, sessionId))?.pairId === id
}

/** The leader is asked once, at a good hour of theirs. */
async function ask({ outbox }: Deps, tx: Tx, note: FeedbackNote, pair: Pair): Promise<void> {
  const { workspaceId, id, pairId, updatedAt: dueAt } = note
  const about = { workspaceId, kind: SUGGESTED, occasion: `${SUGGESTED}:${id}` }
  await outbox.plan(tx, [{ ...about, userId: pair.menteeId, pairId, subject: id, dueAt }], dueAt)
}

/** Deletes a note, or takes back what the leader has not answered. */
export function drop(deps: Deps): ClickHandler {
  return async (click) => {
    const problem = await deps.db.transaction((tx) => remove(deps, tx, click))
    if (problem !== null) return click.tell(problem)
    const view = await notesView(deps, click)
    await (view ? click.replace(view) : click.tell(NO_MENTOR))
  }
}

async function remove(deps: Deps, tx: Tx, click: ClickInteraction): Promise<string | null> {
  const { workspaceId, value, now } = click
  const found = await ownNote(tx, click, value)
  if (!found.ok) return found.refusal
  const { note } = found.value
  if (!mayDelete(note)) return ANSWERED
  await deleteNote(tx, note)
  const asked = { kinds: [SUGGESTED], subjects: [note.id] }
  await deps.outbox.cancel(tx, workspaceId, asked)
  await deps.outbox.redraw(tx, workspaceId, asked)
  await redrawNote(deps, tx, note, now)
  return null
}
