import type { Tx } from '../../db/client.ts'
import { correctLine, deleteLine, findLine, insertLine, taughtIn } from '../../db/learnings.ts'
import { decideLine, type LogLine } from '../../domain/learning.ts'
import type { ClickHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { ASK_MENTEE, REMIND_MENTEE } from '../feedback/ids.ts'
import { chosenPair } from '../pair-choice.ts'
import { type LineMetadata, pageOf, parseLine } from './line-modal.ts'
import { logModal } from './list-modal.ts'
import { keptPair, loadLog } from './load.ts'
import { namedLine, ownLine, showPage, taughtSession } from './open.ts'
import { lineRefusalWords, UNKNOWN_LINE } from './words.ts'

/** A line was written; the log is shown again where it was opened from there. */
export function saveTyped(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseLine(submitted)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { about, words } = parsed
    const problem = await deps.db.transaction((tx) => save(deps, tx, submitted, about, words))
    if (problem !== null) return { do: 'errors', errors: { words: problem } }
    if (about.page === null) return { do: 'close' }
    const isNew = about.revision === 0
    const facts = await loadLog(deps, submitted, isNew ? 0 : about.page)
    return facts ? { do: 'update', view: logModal(facts) } : { do: 'close' }
  }
}

/** Saves what was typed; gives back in words why it cannot be. */
async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  about: LineMetadata,
  words: string,
): Promise<string | null> {
  const { workspaceId, userId, now } = submitted
  const seen = await findStored(tx, submitted, about)
  if (seen && seen.userId !== userId) return UNKNOWN_LINE
  const kept = await keptPair(tx, submitted, seen ? seen.pairId : chosenPair(submitted))
  if (!kept.ok) return kept.refusal
  // Whoever writes in the log of a pair has its lock, so from here on this one stays as it is.
  const stored = await findStored(tx, submitted, about)
  const decision = decideLine(words, stored, { userId, revision: about.revision })
  if (!decision.ok) return lineRefusalWords(decision.refusal)
  if (decision.value === 'unchanged') return null
  if (stored) await correctLine(tx, workspaceId, stored, words, now)
  else {
    const problem = await insert(tx, submitted, about, words, kept.value.pair.id)
    if (problem !== null) return problem
    await redrawQuestion(deps, tx, workspaceId, about.sessionId)
  }
  return null
}

/** The line that the form is about; for a session the one that another window may have noted meanwhile. */
async function findStored(
  tx: Tx,
  { workspaceId, userId }: FormInteraction,
  about: LineMetadata,
): Promise<LogLine | null> {
  const { sessionId } = about
  const line = await findLine(tx, workspaceId, about)
  return line ?? (sessionId === null ? null : taughtIn(tx, workspaceId, sessionId, userId))
}

async function insert(
  tx: Tx,
  submitted: FormInteraction,
  { id, sessionId }: LineMetadata,
  words: string,
  pairId: string,
): Promise<string | null> {
  const { workspaceId, userId, now } = submitted
  if (sessionId !== null) {
    const held = await taughtSession(tx, submitted, sessionId)
    if (!held.ok) return held.refusal
    if (held.value.session.pairId !== pairId) return UNKNOWN_LINE
  }
  const line = { workspaceId, id, pairId, userId, sessionId, words }
  return (await insertLine(tx, line, now)) ? null : UNKNOWN_LINE
}

/** Takes a line of one's own out of the log. */
export function drop(deps: Deps): ClickHandler {
  return async (click) => {
    const problem = await deps.db.transaction(async (tx) => {
      const found = await ownLine(tx, click, namedLine(click.value))
      if (!found.ok) return found.refusal
      const { line } = found.value
      await deleteLine(tx, click.workspaceId, line, click.now)
      await redrawQuestion(deps, tx, click.workspaceId, line.sessionId)
      return null
    })
    await (problem === null ? showPage(deps, click, pageOf(click) ?? 0) : click.tell(problem))
  }
}

/** The leader's message about the session says whether something is noted. */
async function redrawQuestion(
  { outbox }: Deps,
  tx: Tx,
  workspaceId: string,
  sessionId: string | null,
): Promise<void> {
  if (sessionId !== null)
    await outbox.redraw(tx, workspaceId, { kinds: [ASK_MENTEE, REMIND_MENTEE], sessionId })
}
