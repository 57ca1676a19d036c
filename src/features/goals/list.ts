import type { KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { storedZone } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { freePlace, type Goal, openGoals, reachedGoals } from '../../domain/goal.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import { localDate } from '../../domain/working-time.ts'
import { actions, button, context, modal, section } from '../../slack/blocks.ts'
import type { Interaction } from '../../slack/interaction.ts'
import { escaped, mention } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { goalProgressBlocks } from '../goal-progress.ts'
import { NO_PAIR } from '../pair-choice.ts'
import { GOAL_EDIT, GOAL_HISTORY, GOAL_NEW, GOALS_LIST, goalValue } from './ids.ts'

/** Slack takes 100 blocks. */
const ROOM = 95
/** Of those that were reached, the latest few. */
const REACHED_LISTED = 5

interface PairGoals {
  pair: Pair
  /** The pair's day: the leader's. */
  today: Temporal.PlainDate
}

/** `/mentor goals`, and every button that leads there. */
export async function openGoalList(deps: Deps, asked: Interaction): Promise<void> {
  const view = await goalList(deps, asked)
  await (view ? asked.open(view) : asked.tell(NO_PAIR))
}

/** The goals of all running pairs of somebody, the newest pair first; null where there is no pair. */
export async function goalList(
  { db }: Pick<Deps, 'db'>,
  { workspaceId, userId, now }: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
): Promise<ModalView | null> {
  const pairs = await pairsOf(db, workspaceId, userId)
  if (pairs.length === 0) return null
  const all: PairGoals[] = []
  for (const pair of pairs.toReversed())
    all.push({ pair, today: localDate(now, await storedZone(db, workspaceId, pair.menteeId)) })
  const blocks: KnownBlock[] = []
  for (const one of all) {
    const group = pairBlocks(one, userId)
    if (blocks.length + group.length > ROOM) {
      blocks.push(context('There is more than fits here; each pair has its own conversation.'))
      break
    }
    blocks.push(...group)
  }
  return modal({ id: GOALS_LIST, title: 'Goals', blocks, metadata: { list: true } })
}

function pairBlocks({ pair, today }: PairGoals, userId: string): KnownBlock[] {
  const open = openGoals(pair)
  const reached = reachedGoals(pair).slice(-REACHED_LISTED)
  return [
    section(`*With ${mention(partnerOf(pair, userId))}* about ${escaped(pair.topic)}`),
    ...open.flatMap((goal) => [...goalProgressBlocks(pair.id, goal, today), editRow(pair, goal)]),
    ...(open.length === 0
      ? [section('No goals yet. One is enough: what should be different when you part?')]
      : []),
    ...(freePlace(pair) === null ? [] : [actions(`new-${pair.id}`, [button('New goal', GOAL_NEW, pair.id)])]),
    ...reached.map((goal) =>
      section(`Reached: ${escaped(goal.text)}`, button('History', GOAL_HISTORY, goalValue(pair.id, goal.id))),
    ),
  ]
}

const editRow = (pair: Pair, goal: Goal) =>
  actions(`goal-${goal.id}`, [button('Edit', GOAL_EDIT, goalValue(pair.id, goal.id))])
