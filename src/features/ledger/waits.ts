import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { changesOf, ledgerItems } from '../../db/ledger.ts'
import { itLeadsOf } from '../../db/members.ts'
import { othersOfKind } from '../../db/nudges-of-person.ts'
import { isoWeekOf } from '../../domain/iso-week.ts'
import type { LedgerItem } from '../../domain/ledger.ts'
import { entryOf } from '../../domain/ledger-entry.ts'
import { isHeard, WAITS, type Waits, waitsFor, waitsSince } from '../../domain/ledger-waits.ts'
import { isBefore } from '../../domain/moments.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { localDate } from '../../domain/working-time.ts'
import { actions, button, type Message, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { storedReach } from '../reach.ts'
import { LEDGER_OPEN, LEDGER_WAITS } from './ids.ts'

/** How much of the ledger waits for somebody: numbers only, so that nothing has to be taken back from a message. */
export interface Waiting {
  isItLead: boolean
  counts: Record<Waits, number>
  /** Something came up since the last message, or there was none yet this week. */
  isWorthSaying: boolean
  /** Who has given something to somebody that cannot open the ledger. */
  givenBy: string[]
}

type About = Pick<Nudge, 'id' | 'workspaceId' | 'userId'>

export async function waitingFor(tx: Tx, nudge: About, now: Temporal.Instant): Promise<Waiting> {
  const { workspaceId, userId } = nudge
  if (userId === null) throw new Error('what waits, without a reader')
  const leads = await itLeadsOf(tx, workspaceId)
  const { zone } = await storedReach(tx, workspaceId, userId)
  const items = await ledgerItems(tx, workspaceId)
  const today = localDate(now, zone)
  const told = await othersOfKind(tx, { ...nudge, kind: LEDGER_WAITS })
  const last = told.find(({ sentAt }) => sentAt !== null)?.sentAt ?? null
  const given = await givenTo(tx, nudge, items, last)
  const waiting = items.flatMap((item) => {
    const entry = entryOf(item, now)
    const known = { isGiven: given.has(item.id), isHeard: isHeard(item, today) }
    const waits = entry && waitsFor(entry, { userId, ...known }, leads)
    if (!waits) return []
    return { waits, isNew: waits === 'given' || isAfterLast(waitsSince(waits, item, entry.due), last) }
  })
  const count = (wanted: Waits) => waiting.filter(({ waits }) => waits === wanted).length
  const isFirstOfWeek = last === null || isoWeekOf(localDate(last, zone)) !== isoWeekOf(today)
  return {
    isItLead: leads.includes(userId),
    counts: {
      unsolved: count('unsolved'),
      overdue: count('overdue'),
      unread: count('unread'),
      given: count('given'),
    },
    isWorthSaying: waiting.length > 0 && (isFirstOfWeek || waiting.some(({ isNew }) => isNew)),
    givenBy: [...new Set(given.values())],
  }
}

const isAfterLast = (at: Temporal.Instant, last: Temporal.Instant | null): boolean =>
  last === null || isBefore(last, at)

/** What others have made this reader's since they were told last, and by whom. */
async function givenTo(
  tx: Tx,
  { workspaceId, userId }: About,
  items: readonly LedgerItem[],
  last: Temporal.Instant | null,
): Promise<Map<string, string>> {
  const owned = items.filter(({ ownerId }) => ownerId === userId).map(({ id }) => id)
  const given = new Map<string, string>()
  for (const [itemId, changes] of await changesOf(tx, workspaceId, owned)) {
    const assigned = changes.find(({ act }) => act === 'assign')
    if (assigned && assigned.by !== userId && isAfterLast(assigned.at, last)) given.set(itemId, assigned.by)
  }
  return given
}

/** Whether its reader has had one today or gets another one now: after days off several may fall together. */
export async function isSaidToday(tx: Tx, nudge: Nudge, now: Temporal.Instant): Promise<boolean> {
  const { zone } = await storedReach(tx, nudge.workspaceId, nudge.userId ?? '')
  const today = localDate(now, zone)
  return (await othersOfKind(tx, nudge)).some(({ id, sentAt }) =>
    sentAt === null ? id < nudge.id : localDate(sentAt, zone).equals(today),
  )
}

const isAnything = ({ counts }: Waiting): boolean => WAITS.some((waits) => counts[waits] > 0)

const NAMES: Record<Waits, string> = {
  unsolved: 'Not solved, says the leader',
  overdue: 'Overdue',
  unread: 'Not read yet',
  given: 'Given to you',
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
function forOwner({ counts: { given }, givenBy }: Waiting): Message {
  const title =
    given === 1
      ? 'Something that a leader told IT is yours to see to'
      : `${given} things that leaders told IT are yours to see to`
  const who = givenBy.length > 0 ? givenBy.map(mention).join(' and ') : 'An IT lead'
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
