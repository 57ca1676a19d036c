import type { Temporal } from 'temporal-polyfill'
import { isUpToDate, type OpenForm } from './feedback.ts'
import { isRunning, type Pair, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'

/** Kept by the mentor; suggested to the leader; taken up by the leader, who says how far it goes; or left by them. */
export const NOTE_STATES = ['noted', 'suggested', 'taken', 'left'] as const
type NoteState = (typeof NOTE_STATES)[number]

/** What a mentor heard about IT, in the mentor's words: theirs alone until they suggest it. */
export interface FeedbackNote {
  /** Also that of the feedback item which the leader makes of it. */
  id: string
  workspaceId: string
  pairId: string
  /** The session in whose reflection it stands; null for what was noted at another time. */
  sessionId: string | null
  words: string
  state: NoteState
  /** Grows with every correction; a form carries the one that it showed, 0 for a new one. */
  revision: number
  /** The form that saved last. */
  formId: string
  createdAt: Temporal.Instant
  updatedAt: Temporal.Instant
}

export type SpeakRefusal = { kind: 'not-yours'; as: Role } | { kind: 'not-running' }

/** May this person say something new about IT outside a session: the leader to IT, the mentor as a note? */
export function maySpeak(
  pair: Pick<Pair, 'mentorId' | 'menteeId' | 'state'> | null,
  who: { userId: string; as: Role },
): Result<null, SpeakRefusal> {
  if (!pair || roleOf(pair, who.userId) !== who.as) return refuse({ kind: 'not-yours', as: who.as })
  return isRunning(pair) ? ok(null) : refuse({ kind: 'not-running' })
}

/** What the mentor wants with these words: to keep them, or that the leader is asked. */
export interface NoteDraft {
  words: string
  to: 'keep' | 'suggest'
}

export type NoteRefusal =
  | { kind: 'unknown' }
  | { kind: 'suggested-before' }
  | { kind: 'corrected-elsewhere' }
  /** The leader has not answered another one yet. */
  | { kind: 'one-waits' }

/**
 * What saving means for the note that stands there, null where none does; `waits` is the one on whose answer the leader
 * sits. The same form delivered twice changes nothing the second time.
 */
export function decideNote(
  draft: NoteDraft,
  known: { stored: FeedbackNote | null; waits: FeedbackNote | null },
  by: OpenForm & { pairId: string },
): Result<'insert' | 'correct' | 'unchanged', NoteRefusal> {
  const { stored, waits } = known
  if (stored ? stored.pairId !== by.pairId : by.revision !== 0) return refuse({ kind: 'unknown' })
  const isSame = stored?.words === draft.words && (stored.state === 'noted') === (draft.to === 'keep')
  if (isSame) return ok('unchanged')
  if (stored && stored.state !== 'noted') return refuse({ kind: 'suggested-before' })
  if (stored && !isUpToDate(by, stored)) return refuse({ kind: 'corrected-elsewhere' })
  if (draft.to === 'suggest' && waits) return refuse({ kind: 'one-waits' })
  return ok(stored ? 'correct' : 'insert')
}

/** May the mentor delete it, or take it back? What the leader has answered stays as it was answered. */
export const mayDelete = ({ state }: Pick<FeedbackNote, 'state'>): boolean =>
  state === 'noted' || state === 'suggested'

export type AnswerRefusal = { kind: 'unknown' } | { kind: 'answered'; as: 'taken' | 'left' }

/**
 * What the leader's answer means for the note: its first answer counts, but what was taken up may be corrected. A note
 * that was not suggested is as unknown to them as one that is not there.
 */
export function decideAnswer(
  note: FeedbackNote | null,
  pair: Pick<Pair, 'menteeId'>,
  by: { userId: string; answer: 'taken' | 'left' },
): Result<'answer' | 'unchanged', AnswerRefusal> {
  if (!note || pair.menteeId !== by.userId || note.state === 'noted') return refuse({ kind: 'unknown' })
  if (note.state === 'suggested') return ok('answer')
  return note.state === by.answer ? ok('unchanged') : refuse({ kind: 'answered', as: note.state })
}

/** What the mentor should have in mind: what is kept or waits, and what was answered since the two last met. */
export const isToRemember = (note: FeedbackNote, metAt: Temporal.Instant | null): boolean =>
  mayDelete(note) || metAt === null || note.updatedAt.epochNanoseconds > metAt.epochNanoseconds
