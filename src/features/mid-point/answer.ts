import type { Tx } from '../../db/client.ts'
import { midPointAnswersOf, saveMidPointAnswer } from '../../db/mid-point.ts'
import { doubtedNudges, spokenNudges } from '../../db/nudges-meant.ts'
import { lockPair } from '../../db/pairs.ts'
import { areAnswersShown, mayAnswerWorth, shownFrom, type Worth } from '../../domain/mid-point.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { MID_POINT } from './ids.ts'
import { notedWords, UNKNOWN_REVIEW, worthRefusalWords } from './messages.ts'

/** One tap says what the sessions are worth; the partner sees it later, a coordinator never. */
export function answerWorth(deps: Deps, worth: Worth): ClickHandler {
  return async (click) => {
    const words = await deps.db.transaction((tx) => save(deps, tx, click, worth))
    if (words !== null) await click.tell(words)
  }
}

/** Gives back what to tell: why not, or when the other one sees it. */
async function save(deps: Deps, tx: Tx, click: ClickInteraction, worth: Worth): Promise<string | null> {
  const { workspaceId, userId, now } = click
  const pairId = clickedPair(click.value)
  // Two who answer at once take turns here.
  const pair = pairId && (await lockPair(tx, workspaceId, pairId))
  if (!pair) return UNKNOWN_REVIEW
  const filter = { kinds: [MID_POINT], pairId: pair.id }
  const [asked] = [
    ...(await spokenNudges(tx, workspaceId, filter)),
    ...(await doubtedNudges(tx, workspaceId, filter)),
  ]
  const answers = await midPointAnswersOf(tx, workspaceId, pair.id)
  const own = answers.find((answer) => answer.userId === userId)?.worth ?? null
  const isShown = asked !== undefined && areAnswersShown(answers, asked.dueAt, now)
  const may = mayAnswerWorth(pair, { own, isShown }, userId)
  if (!may.ok) {
    // A second delivery of the tap that completed it is no mistake of anybody.
    return may.refusal.kind === 'shown' && may.refusal.worth === worth ? null : worthRefusalWords(may.refusal)
  }
  if (!asked) return UNKNOWN_REVIEW
  if (own !== worth) {
    await saveMidPointAnswer(tx, pair, { userId, worth }, now)
    await deps.outbox.redraw(tx, workspaceId, filter)
  }
  const isNowShown = areAnswersShown(await midPointAnswersOf(tx, workspaceId, pair.id), asked.dueAt, now)
  return isNowShown ? null : notedWords(pair, userId, worth, shownFrom(asked.dueAt))
}
