import type { ModalView } from '@slack/types'
import { type GoalVersion, goalHistory } from '../../db/goals.ts'
import { context, modal, section, sections } from '../../slack/blocks.ts'
import type { ClickHandler } from '../../slack/interaction.ts'
import { day, escapedUpTo, mention, readersTime } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { PROGRESS_WORDS } from '../goal-progress.ts'
import { namedGoal } from './named.ts'
import { tendRefusalWords, UNKNOWN_GOAL } from './words.ts'

/** Of a goal that changed more often, the latest changes are shown. */
const SHOWN = 30
/** Two of them must fit into one section, made harmless. */
const TYPED_MAX = 1300

/** Shows what a goal has been, and who changed it. */
export function showHistory(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await namedGoal(deps.db, click)
    if (found === null) return click.tell(UNKNOWN_GOAL)
    // The two may read it as long as it stands, also when their pair is over.
    if (!found.may.ok && found.may.refusal.kind === 'not-your-pair')
      return click.tell(tendRefusalWords(found.may.refusal))
    await click.open(historyModal(await goalHistory(deps.db, click.workspaceId, found.goal.id)))
  }
}

function historyModal(versions: readonly GoalVersion[]): ModalView {
  const changes = versions.map((version, index) => changeLines(versions[index - 1] ?? null, version))
  return modal({
    id: 'goals.history-view',
    title: 'History',
    close: 'Back',
    blocks:
      changes.length === 0
        ? [section('It is as you proposed it: nobody has changed this goal yet.')]
        : [
            ...changes
              .toReversed()
              .slice(0, SHOWN)
              .flatMap((change) => sections(change)),
            context('Only the two of you see this.'),
          ],
  })
}

function changeLines(before: GoalVersion | null, after: GoalVersion): string[] {
  const head = `${readersTime(after.changedAt)}, ${mention(after.changedBy)}`
  const what = before === null ? [`set this goal: ${typed(after.text)}`] : differences(before, after)
  return [head, ...what.map((line) => `• ${line}`)]
}

function differences(before: GoalVersion, after: GoalVersion): string[] {
  const changes: string[] = []
  if (after.state === 'dropped') changes.push('dropped it')
  if (before.progress !== after.progress)
    changes.push(`${PROGRESS_WORDS[before.progress]} → ${PROGRESS_WORDS[after.progress]}`)
  if (before.text !== after.text) changes.push(`${typed(before.text)} → ${typed(after.text)}`)
  if (before.how !== after.how) changes.push(`How you will know: ${typed(before.how)} → ${typed(after.how)}`)
  if (dateWords(before) !== dateWords(after))
    changes.push(`By when: ${dateWords(before)} → ${dateWords(after)}`)
  return changes
}

const typed = (words: string | null): string =>
  words === null ? 'nothing' : `“${escapedUpTo(words, TYPED_MAX)}”`

const dateWords = ({ dueOn }: GoalVersion): string => (dueOn === null ? 'no date' : day(dueOn))
