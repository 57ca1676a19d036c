import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { answerNote, findNote } from '../../db/feedback-notes.ts'
import { doubtedNudges } from '../../db/nudges-meant.ts'
import { lockPair } from '../../db/pairs.ts'
import { decideAnswer, type FeedbackNote, maySpeak } from '../../domain/feedback-note.ts'
import type { Pair } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Message } from '../../slack/blocks.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { redrawNote } from '../redraw-note.ts'
import { speakRefusalWords } from '../speak-words.ts'
import { SUGGESTED } from './ids.ts'
import { leftMessage } from './outside-messages.ts'
import { tellModal } from './tell-modal.ts'
import { answerRefusalWords, TAKEN_BEFORE, UNKNOWN_NOTE } from './words.ts'

interface Suggested {
  note: FeedbackNote
  pair: Pair
  /** Answered like this before: the same click delivered twice. */
  isAnswered: boolean
}

/** Opens the form with what the mentor heard; nothing is decided before it is saved. */
export function decide(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await deps.db.transaction((tx) => suggested(tx, click, 'taken'))
    if (!found.ok) return click.tell(found.refusal)
    const { note, pair, isAnswered } = found.value
    await (isAnswered ? click.tell(TAKEN_BEFORE) : click.open(tellModal(null, pair, null, note)))
  }
}

/** Not this one: the mentor reads that it was left, and nothing else happens. */
export function leave(deps: Deps): ClickHandler {
  return async (click) => {
    const answer = await deps.db.transaction((tx) => saveLeft(deps, tx, click))
    if (answer !== null) await click.tell(answer)
  }
}

/** Gives back what there is to say besides the message that is drawn anew. */
async function saveLeft(deps: Deps, tx: Tx, click: ClickInteraction): Promise<string | Message | null> {
  const { workspaceId, now } = click
  const found = await suggested(tx, click, 'left')
  if (!found.ok) return found.refusal
  const { note, pair, isAnswered } = found.value
  if (isAnswered) return null
  await answerNote(tx, note, 'left', now)
  const shown = { kinds: [SUGGESTED], subjects: [note.id] }
  await deps.outbox.redraw(tx, workspaceId, shown)
  await redrawNote(deps, tx, note, now)
  // Without Slack's receipt the message cannot be drawn anew.
  return (await doubtedNudges(tx, workspaceId, shown)).length > 0 ? leftMessage(pair) : null
}

/** What is suggested to this leader, its pair locked; or why they cannot answer it, in words. */
async function suggested(
  tx: Tx,
  { workspaceId, userId, value }: ClickInteraction,
  answer: 'taken' | 'left',
): Promise<Result<Suggested, string>> {
  const known = z.uuid().safeParse(value).success ? await findNote(tx, workspaceId, value) : null
  const pair = known && (await lockPair(tx, workspaceId, known.pairId))
  // Whoever changes a note holds its pair, so from here on this one stays as it is.
  const note = known && (await findNote(tx, workspaceId, value))
  if (!note || !pair) return refuse(UNKNOWN_NOTE)
  const decision = decideAnswer(note, pair, { userId, answer })
  if (!decision.ok) return refuse(answerRefusalWords(decision.refusal))
  const isAnswered = decision.value === 'unchanged'
  const may = maySpeak(pair, { userId, as: 'mentee' })
  return may.ok || isAnswered ? ok({ note, pair, isAnswered }) : refuse(speakRefusalWords(may.refusal))
}
