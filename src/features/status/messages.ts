import type { KnownBlock } from '@slack/types'
import { actions, button, type Message } from '../../slack/blocks.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import type { PairFacts, StatusFacts } from './facts.ts'
import { counted, fitting, titled } from './groups.ts'
import { pairGroup, waitingForOthers } from './pairs.ts'
import {
  awayGroup,
  coordinatorGroups,
  delegateGroups,
  itLeadGroups,
  newcomerGroups,
  rematchGroups,
} from './roles.ts'
import { owedGroups, waitingFor } from './waiting.ts'

/** Slack's limit, less what stands around the body. */
const MESSAGE_BLOCKS = 50 - 1

/** `/mentor status`. */
export function statusMessage(facts: StatusFacts): Message {
  return { text: summary(facts), blocks: fitting(body(facts, bookRow), MESSAGE_BLOCKS) }
}

/** Where the reader stands, in groups that are shown whole or not at all; `row` is what can be done with a pair. */
export function body(facts: StatusFacts, row: (one: PairFacts) => KnownBlock[]): KnownBlock[][] {
  return [
    ...awayGroup(facts),
    ...titled('What waits for you', owedGroups(facts)),
    ...titled(
      facts.pairs.length === 1 ? 'Your pair' : 'Your pairs',
      facts.pairs.map((one) => [...pairGroup(facts)(one), ...row(one)]),
    ),
    ...titled('What waits for others', waitingForOthers(facts)),
    ...delegateGroups(facts),
    ...coordinatorGroups(facts),
    ...itLeadGroups(facts),
    ...rematchGroups(facts),
    ...newcomerGroups(facts),
  ]
}

function bookRow({ pair, next }: PairFacts): KnownBlock[] {
  if (pair.state !== 'active' || next) return []
  return [actions(`book-${pair.id}`, [button('Schedule a session', SESSION_BOOK, pair.id)])]
}

function summary(facts: StatusFacts): string {
  const waiting = waitingFor(facts)
  return `Where you stand: ${counted(facts.pairs.length, 'pair')}${waiting > 0 ? `, ${counted(waiting, 'thing')} waiting for you` : ''}.`
}
