import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { goalHistory } from '../../db/goals.ts'
import { storedZone } from '../../db/members.ts'
import {
  addGoal,
  dropGoal,
  editGoal,
  type GoalDraft,
  mayTendGoals,
  PROGRESS,
  setProgress,
} from '../../domain/goal.ts'
import type { Pair } from '../../domain/pair.ts'
import { localDate } from '../../domain/working-time.ts'
import { context, quote, section } from '../../slack/blocks.ts'
import type {
  ClickHandler,
  ClickInteraction,
  FormHandler,
  FormReply,
  Interaction,
} from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { day, escaped, mention } from '../../slack/mrkdwn.ts'
import { showInterest } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { goalList } from './list.ts'
import { editing, type GoalMetadata, goalModal, parseGoal } from './modal.ts'
import { namedGoal } from './named.ts'
import { type Tended, tendGoal } from './save.ts'
import { tendRefusalWords, UNKNOWN_GOAL } from './words.ts'

const EMPTY: GoalDraft = { text: '', how: null, dueOn: null }

/** Opens the form of a new goal. */
export function openNew(deps: Deps): ClickHandler {
  return async (click) => {
    const pairId = clickedPair(click.value)
    const pair = pairId && (await deps.findPair(pairId))
    if (!pair) return click.tell(UNKNOWN_GOAL)
    const may = mayTendGoals(pair, click.userId)
    if (!may.ok) return click.tell(tendRefusalWords(may.refusal))
    const fromList = isInList(click)
    const about = { pairId: pair.id, goalId: crypto.randomUUID(), revision: 0, fromList }
    await (fromList ? click.replace : click.open)(goalModal(about, EMPTY))
  }
}

/** Opens the form of a goal that stands. */
export function openEdit(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await namedGoal(deps.db, click)
    if (!found) return click.tell(UNKNOWN_GOAL)
    const { pair, goal, may } = found
    if (!may.ok) return click.tell(tendRefusalWords(may.refusal))
    const fromList = isInList(click)
    await (fromList ? click.replace : click.open)(goalModal(editing(pair.id, goal, fromList), goal))
  }
}

/** The form was sent. Whoever comes second reads what the first one wrote, and keeps the own words. */
export function saveTyped(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseGoal(submitted)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { about, draft } = parsed
    const done = await deps.db.transaction((tx) =>
      tendGoal(deps, tx, submitted, about.pairId, async (pair) => {
        const today = localDate(submitted.now, await storedZone(tx, pair.workspaceId, pair.menteeId))
        const { goalId: id, revision } = about
        return revision === 0
          ? addGoal(pair, draft, { id, today })
          : editGoal(pair, draft, { id, revision, today })
      }),
    )
    return replyTo(deps, submitted, done, about, draft)
  }
}

async function replyTo(
  deps: Deps,
  asked: Interaction,
  done: Tended,
  about: GoalMetadata,
  draft: GoalDraft,
): Promise<FormReply> {
  if (done.kind === 'refused') return { do: 'errors', errors: { [done.isDate ? 'due' : 'text']: done.words } }
  if (done.kind === 'changed-since') {
    const latest = (await goalHistory(deps.db, asked.workspaceId, done.goal.id)).at(-1)
    const above = changedSince(latest?.changedBy ?? null, done.goal)
    return { do: 'update', view: goalModal({ ...about, revision: done.goal.revision }, draft, above) }
  }
  const list = about.fromList ? await goalList(deps, asked) : null
  return list ? { do: 'update', view: list } : { do: 'close' }
}

function changedSince(changedBy: string | null, { text, how, dueOn }: GoalDraft): KnownBlock[] {
  const who = changedBy === null ? 'Somebody' : mention(changedBy)
  const lines = [
    text,
    ...(how === null ? [] : [`How you will know: ${how}`]),
    ...(dueOn === null ? [] : [`By ${day(dueOn)}`]),
  ]
  return [
    section(`*${who} has changed this goal while you were writing.* It says now:`),
    ...quote(lines.join('\n')),
    context('Your words are still below. Save puts them in its place; Cancel keeps what stands.'),
  ]
}

/** Gives a goal up, and goes back to the list. */
export function drop(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await namedGoal(deps.db, click)
    if (!found) return click.tell(UNKNOWN_GOAL)
    const { pair, goal } = found
    const done = await deps.db.transaction((tx) =>
      tendGoal(deps, tx, click, pair.id, async (locked) => dropGoal(locked, goal.id)),
    )
    if (done.kind === 'refused') return click.tell(done.words)
    const list = await goalList(deps, click)
    if (list) await click.replace(list)
  }
}

const STEPS = PROGRESS.map(String)
const picked = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.uuid(), z.enum(STEPS).transform(Number)]))

/** How far a goal is, in one tap, wherever its menu stands. */
export function progress(deps: Deps): ClickHandler {
  return async (click) => {
    const parsed = picked.safeParse(click.value)
    const step = PROGRESS.find((one) => one === parsed.data?.[2])
    if (!parsed.success || step === undefined) return click.tell(UNKNOWN_GOAL)
    const [pairId, goalId] = parsed.data
    const done = await deps.db.transaction(async (tx) => {
      const tended = await tendGoal(deps, tx, click, pairId, async (pair: Pair) =>
        setProgress(pair, goalId, step),
      )
      // The check-in asks it too: whoever answers this much wants to be asked.
      if (tended.kind !== 'refused' && click.from === 'message')
        await showInterest(deps, tx, click, click.now)
      return tended
    })
    if (done.kind === 'refused') return click.tell(done.words)
    const list = isInList(click) ? await goalList(deps, click) : null
    if (list) return click.replace(list)
    // Where the message is drawn without the goal now, its reader should know what became of it.
    if (done.kind === 'done' && done.goal?.state === 'reached' && click.from === 'message')
      await click.tell(
        `Reached: “${escaped(done.goal.text)}”. Well done, both of you. There is room for a new goal in \`/mentor goals\`.`,
      )
  }
}

const inList = z.object({ list: z.literal(true) })

/** Whether the click was made in the list of goals, which is then drawn anew. */
const isInList = ({ from, metadata }: ClickInteraction): boolean =>
  from === 'modal' && metadataOf(inList, metadata) !== null
