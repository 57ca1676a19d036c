import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findItem } from '../../db/feedback.ts'
import { answerNote, findNote } from '../../db/feedback-notes.ts'
import { spokenNudges } from '../../db/nudges-meant.ts'
import { findPair, lockPair, pairsOf } from '../../db/pairs.ts'
import { type FeedbackItem, isOpen } from '../../domain/feedback.ts'
import { decideAnswer, maySpeak } from '../../domain/feedback-note.ts'
import { type Pair, type Role, roleOf } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Session } from '../../domain/session.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { openNotes } from '../note-window.ts'
import { redrawNote } from '../redraw-note.ts'
import { speakRefusalWords } from '../speak-words.ts'
import { SUGGESTED, TOLD_LEADER } from './ids.ts'
import { whichMessage } from './outside-messages.ts'
import { redrawTold } from './planning.ts'
import { tellModal } from './tell-modal.ts'
import { answerRefusalWords, NO_VOICE, SHARED_BEFORE, UNKNOWN_ITEM } from './words.ts'

/** Where a leader tells IT something: after a session of their pair, or outside of one. */
export interface Place {
  pair: Pair
  session: Session | null
}

/** `/mentor feedback`: the form for a leader, the notes for a mentor, and a choice for whoever is both. */
export function speak(deps: Deps): CommandHandler {
  return async (command) => {
    const pairs = await pairsOf(deps.db, command.workspaceId, command.userId)
    const roles = new Set(pairs.map((pair) => roleOf(pair, command.userId)))
    if (roles.size === 2) return command.tell(whichMessage())
    if (roles.has('mentor')) return openNotes(deps, command)
    await openForm(deps, command)
  }
}

/** A button that leads to the form. */
export const say =
  (deps: Deps): ClickHandler =>
  (click) =>
    openForm(deps, click)

async function openForm({ db }: Deps, asked: Interaction): Promise<void> {
  const pairs = await pairsOf(db, asked.workspaceId, asked.userId)
  // The database lets nobody be the leader of two running pairs.
  const pair = pairs.find(({ menteeId }) => menteeId === asked.userId)
  await (pair ? asked.open(tellModal(null, pair, null)) : asked.tell(NO_VOICE))
}

/** Opens what was said outside a session and is not shared. */
export function read({ db }: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, value } = click
    const item = z.uuid().safeParse(value).success ? await findItem(db, workspaceId, value) : null
    const pair = item && (await findPair(db, workspaceId, item.pairId))
    if (!item || !pair || item.menteeId !== userId || item.sessionId !== null) return click.tell(UNKNOWN_ITEM)
    if (!isOpen(item)) return click.tell(SHARED_BEFORE)
    await click.open(tellModal(null, pair, item))
  }
}

const MENTEE: Role = 'mentee'

/** The pair to which something is said outside a session, locked; or why it may not be, in words. */
export async function placeOutside(
  tx: Tx,
  { workspaceId, userId }: Pick<Interaction, 'workspaceId' | 'userId'>,
  form: { pairId?: string | undefined; itemId: string },
): Promise<Result<Place, string>> {
  const pair = form.pairId ? await lockPair(tx, workspaceId, form.pairId) : null
  const may = maySpeak(pair, { userId, as: MENTEE })
  // What was saved can be corrected also when the pair is over, as after a session.
  const isSaved = pair !== null && (await findItem(tx, workspaceId, form.itemId))?.pairId === pair.id
  if (!may.ok && !(isSaved && may.refusal.kind === 'not-running'))
    return refuse(speakRefusalWords(may.refusal))
  if (!pair) return refuse(UNKNOWN_ITEM)
  const note = await findNote(tx, workspaceId, form.itemId)
  if (note && note.pairId !== pair.id) return refuse(UNKNOWN_ITEM)
  // Without one the mentor has taken it back meanwhile; the leader's words are the leader's.
  const answer = note && decideAnswer(note, pair, { userId, answer: 'taken' })
  return answer && !answer.ok ? refuse(answerRefusalWords(answer.refusal)) : ok({ pair, session: null })
}

/** Its leader sees how it stands: where they were asked about it, or in a message of its own. */
export async function showOutside(
  deps: Deps,
  tx: Tx,
  item: FeedbackItem,
  now: Interaction['now'],
): Promise<void> {
  const { workspaceId, id, menteeId: userId, pairId } = item
  const note = await findNote(tx, workspaceId, id)
  if (note?.state === 'suggested') {
    await answerNote(tx, note, 'taken', now)
    await redrawNote(deps, tx, note, now)
  }
  await redrawTold(deps, tx, item)
  const asked = note ? await spokenNudges(tx, workspaceId, { kinds: [SUGGESTED], subjects: [id] }) : []
  if (asked.length > 0) return
  const about = { workspaceId, kind: TOLD_LEADER, occasion: `${TOLD_LEADER}:${id}` }
  await deps.outbox.plan(tx, [{ ...about, userId, pairId, subject: id, dueAt: now }], now)
}
