import type { Temporal } from 'temporal-polyfill'
import { type Pair, type Role, roleOf } from './pair.ts'
import { ok, type Result, refuse } from './result.ts'
import { endsAt, isUnheard, type Session } from './session.ts'

/** What a feedback item is about (DOMAIN, section 5: ILTA survey, Info-Tech CIO Business Vision). */
export const CATEGORIES = [
  'responsiveness',
  'reliability',
  'communication',
  'business',
  'delivery',
  'security',
  'tools',
  'training',
  'cost',
  'data',
  'praise',
] as const
export type Category = (typeof CATEGORIES)[number]

export const FEEDBACK_KINDS = ['friction', 'idea', 'praise', 'fix'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

/** What became of what IT got; a fix request went to the service desk, a merged item goes the way of another one. */
export const FEEDBACK_STATUSES = [
  'new',
  'acknowledged',
  'planned',
  'done',
  'declined',
  'fix-request',
  'merged',
] as const
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number]

/** Who may learn of it: the two of the pair, IT without words and name, or IT with both. */
export const SHARINGS = ['pair', 'theme', 'named'] as const
export type Sharing = (typeof SHARINGS)[number]

export const RATINGS = [1, 2, 3, 4, 5] as const
export type Rating = (typeof RATINGS)[number]

export const MAX_REFLECTION_MINUTES = 600

/** What a mentee typed and chose. */
export interface FeedbackDraft {
  words: string
  category: Category
  kind: FeedbackKind
  sharing: Sharing
}

/** One thing a mentee says about IT. */
export interface FeedbackItem extends FeedbackDraft {
  id: string
  workspaceId: string
  sessionId: string
  menteeId: string
  status: FeedbackStatus
  /** Grows with every correction; a form carries the one that it showed, Share the one that was read. */
  revision: number
  /** The form that saved last. */
  formId: string
  sharedAt: Temporal.Instant | null
  /** The channel that was agreed with Share; null until there is one. */
  sharedTo: string | null
}

/** What a mentor wrote down. */
export interface ReflectionDraft {
  /** What was heard about IT, word for word. */
  heard: string | null
  learned: string | null
  followUps: string | null
  /** Spent together; in older notes with the preparation. */
  minutes: number
  /** Spent on preparing, beside these. */
  preparation: number
}

/** The mentor's own notes on a session. */
export interface Reflection extends ReflectionDraft {
  workspaceId: string
  sessionId: string
  mentorId: string
  /** Grows with every correction; a form carries the one that it showed. */
  revision: number
  /** The form that saved last. */
  formId: string
}

/** The window that wants to save: which it is, and the revision that it showed, 0 for none. */
export interface OpenForm {
  formId: string
  revision: number
}

/** It shows what is stored, or stored it itself: somebody may go back and save once more. */
const isUpToDate = (form: OpenForm, stored: OpenForm): boolean =>
  stored.revision === form.revision || stored.formId === form.formId

/** Not shared, so it can still be corrected. */
export const isOpen = (item: Pick<FeedbackItem, 'sharedAt'>): boolean => item.sharedAt === null

/** The mentee has answered the question about this session with one click. */
export const isSettled = (session: Pick<Session, 'rating' | 'nothingToTell'>): boolean =>
  session.rating !== null || session.nothingToTell

export type LookBackRefusal =
  | { kind: 'not-yours'; as: Role }
  | { kind: 'not-ended' }
  | { kind: 'not-held'; state: 'cancelled' | 'missed' }

/** May this person look back on the session in this role? That the pair has ended since changes nothing. */
export function mayLookBack(
  session: Session,
  pair: Pick<Pair, 'mentorId' | 'menteeId'>,
  who: { userId: string; as: Role },
  now: Temporal.Instant,
): Result<null, LookBackRefusal> {
  if (roleOf(pair, who.userId) !== who.as) return refuse({ kind: 'not-yours', as: who.as })
  if ((session.state === 'cancelled' || session.state === 'missed') && !isUnheard(session))
    return refuse({ kind: 'not-held', state: session.state })
  const hasEnded = endsAt(session).epochNanoseconds <= now.epochNanoseconds
  return hasEnded ? ok(null) : refuse({ kind: 'not-ended' })
}

export type SaveRefusal =
  | { kind: 'not-your-item' }
  | { kind: 'already-shared' }
  | { kind: 'another-open' }
  | { kind: 'corrected-elsewhere' }

/**
 * What saving means: `same` is the item that the form was opened for, `open` the session's one item that is not
 * shared. The same form delivered twice finds its own item unchanged.
 */
export function decideSave(
  draft: FeedbackDraft,
  known: { same: FeedbackItem | null; open: FeedbackItem | null },
  by: OpenForm & { userId: string; sessionId: string },
): Result<'insert' | 'correct' | 'unchanged', SaveRefusal> {
  const { same, open } = known
  if (!same) return open ? refuse({ kind: 'another-open' }) : ok('insert')
  if (same.menteeId !== by.userId || same.sessionId !== by.sessionId) return refuse({ kind: 'not-your-item' })
  if (!isOpen(same)) return refuse({ kind: 'already-shared' })
  const isSame =
    same.words === draft.words &&
    same.category === draft.category &&
    same.kind === draft.kind &&
    same.sharing === draft.sharing
  if (isSame) return ok('unchanged')
  return isUpToDate(by, same) ? ok('correct') : refuse({ kind: 'corrected-elsewhere' })
}

/** What saving the mentor's notes means; the same form delivered twice changes nothing the second time. */
export function decideReflection(
  draft: ReflectionDraft,
  stored: Reflection | null,
  by: OpenForm,
): Result<'save' | 'unchanged', { kind: 'corrected-elsewhere' }> {
  if (!stored) return ok('save')
  const isSame =
    stored.heard === draft.heard &&
    stored.learned === draft.learned &&
    stored.followUps === draft.followUps &&
    stored.minutes === draft.minutes &&
    stored.preparation === draft.preparation
  if (isSame) return ok('unchanged')
  return isUpToDate(by, stored) ? ok('save') : refuse({ kind: 'corrected-elsewhere' })
}

export type ShareRefusal =
  | { kind: 'not-your-item' }
  | { kind: 'kept-in-pair' }
  /** What was read is not what would be shared now. */
  | { kind: 'changed' }

/** What the mentee read before pressing Share: which words, and where they would go. */
export interface Shown {
  revision: number
  channelId: string | null
}

/** May exactly what was shown be shared? 'already-shared' asks for nothing more. */
export function decideShare(
  item: FeedbackItem | null,
  shown: Shown,
  facts: { userId: string; channelId: string | null },
): Result<'share' | 'already-shared', ShareRefusal> {
  if (!item || item.menteeId !== facts.userId) return refuse({ kind: 'not-your-item' })
  if (!isOpen(item)) return ok('already-shared')
  if (item.sharing === 'pair') return refuse({ kind: 'kept-in-pair' })
  const isAsShown = item.revision === shown.revision && facts.channelId === shown.channelId
  return isAsShown ? ok('share') : refuse({ kind: 'changed' })
}

/** All that IT learns of an item; what is not in here cannot reach IT. */
export type SeenByIt =
  | { sharing: 'theme'; category: Category; kind: FeedbackKind; month: Temporal.PlainYearMonth }
  | {
      sharing: 'named'
      category: Category
      kind: FeedbackKind
      menteeId: string
      words: string
      sessionOn: Temporal.PlainDate
    }

/** What IT sees of an item once it is shared; null for what stays between the two. */
export function seenByIt(
  item: Pick<FeedbackItem, 'sharing' | 'category' | 'kind' | 'menteeId' | 'words'>,
  sessionOn: Temporal.PlainDate,
): SeenByIt | null {
  const { category, kind, menteeId, words } = item
  switch (item.sharing) {
    case 'theme':
      return { sharing: 'theme', category, kind, month: sessionOn.toPlainYearMonth() }
    case 'named':
      return { sharing: 'named', category, kind, menteeId, words, sessionOn }
    default:
      return null
  }
}

/**
 * Whether the mentor of the pair may be told of an item: what stays between the two, and what IT got with words and
 * name. A theme goes to IT without a name, so the mentor must not learn whose it is.
 */
export function isKnownToMentor({ sharing, sharedAt }: Pick<FeedbackItem, 'sharing' | 'sharedAt'>): boolean {
  return sharing === 'pair' || (sharing === 'named' && sharedAt !== null)
}

/** What both of the pair know that IT has: with words and name. Of a theme only the mentee may know whose it is. */
export const isKnownToBothAndIt = ({
  sharing,
  sharedAt,
}: Pick<FeedbackItem, 'sharing' | 'sharedAt'>): boolean => sharing === 'named' && sharedAt !== null

/** IT has nothing more to do with it, unless its leader says otherwise. */
export const isClosed = ({ status }: Pick<FeedbackItem, 'status'>): boolean =>
  status === 'done' || status === 'declined' || status === 'fix-request'
