import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { changesOf, ledgerItems } from '../../db/ledger.ts'
import { itLeadsOf } from '../../db/members.ts'
import { entryOf } from '../../domain/ledger-entry.ts'
import { WAITS, type Waits, waitsFor } from '../../domain/ledger-waits.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { actions, button, type Message, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { LEDGER_OPEN } from './ids.ts'

/** How much of the ledger waits for somebody: numbers only, so that nothing has to be taken back from a message. */
export interface Waiting {
  isItLead: boolean
  counts: Record<Waits, number>
  /** Who made somebody that cannot open the ledger the owner. */
  askedBy: string[]
}

export async function waitingFor(
  tx: Tx,
  { workspaceId, userId }: Pick<Nudge, 'workspaceId' | 'userId'>,
  now: Temporal.Instant,
): Promise<Waiting> {
  if (userId === null) throw new Error('what waits, without a reader')
  const leads = await itLeadsOf(tx, workspaceId)
  const isItLead = leads.includes(userId)
  const items = await ledgerItems(tx, workspaceId)
  const waiting = items.flatMap((item) => {
    const entry = entryOf(item, now)
    const waits = entry && waitsFor(entry, userId, leads)
    return waits ? [{ id: item.id, waits }] : []
  })
  const count = (wanted: Waits) => waiting.filter(({ waits }) => waits === wanted).length
  const counts = {
    unsolved: count('unsolved'),
    overdue: count('overdue'),
    unread: count('unread'),
    owned: count('owned'),
  }
  const ids = waiting.map(({ id }) => id)
  return { isItLead, counts, askedBy: isItLead ? [] : await whoAsked(tx, workspaceId, ids) }
}

async function whoAsked(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  const changes = [...(await changesOf(tx, workspaceId, ids)).values()]
  return [...new Set(changes.flatMap((all) => all.find(({ act }) => act === 'assign')?.by ?? []))]
}

export const isAnything = ({ counts }: Waiting): boolean => WAITS.some((waits) => counts[waits] > 0)

/** What is worth another message next week. */
export const isPressing = ({ isItLead, counts }: Waiting): boolean =>
  isItLead && counts.unsolved + counts.overdue > 0

const NAMES: Record<Waits, string> = {
  unsolved: 'Not solved, says the leader',
  overdue: 'Overdue',
  unread: 'Not read yet',
  owned: 'Yours, in time',
}

export function waitsMessage(waiting: Waiting): Message {
  if (!isAnything(waiting)) return said('Nothing that leaders told IT waits for you any more.')
  return waiting.isItLead ? forLead(waiting) : forOwner(waiting)
}

function forLead({ counts }: Waiting): Message {
  const lines = WAITS.filter((waits) => counts[waits] > 0).map((waits) => `${NAMES[waits]}: ${counts[waits]}`)
  return {
    text: `Feedback about IT waits for you. ${lines.join(', ')}`,
    blocks: [
      section(`*Feedback about IT that waits for you*\n${lines.join('\n')}`),
      actions('waits', [
        button('Open the ledger', LEDGER_OPEN, 'waits', { style: 'primary' }),
        button('My reminders', NUDGES_OPEN, 'waits'),
      ]),
    ],
  }
}

/** Words and names were shared with IT leads and the IT channel, and with nobody else. */
function forOwner({ counts: { owned }, askedBy }: Waiting): Message {
  const title =
    owned === 1
      ? 'Something that a leader told IT is yours to see to'
      : `${owned} things that leaders told IT are yours to see to`
  const who = askedBy.length > 0 ? askedBy.map(mention).join(' and ') : 'An IT lead'
  const ask = `${who} named you as the owner. The ledger is open to IT leads only, so ask what it is about, and by when an answer is promised.`
  return {
    text: title,
    blocks: [
      section(`*${title}.*\n${ask}`),
      actions('waits', [button('My reminders', NUDGES_OPEN, 'waits')]),
    ],
  }
}

/** For the reader's own list of what comes. */
export const WAITS_WHY = 'feedback about IT that waits for you'
