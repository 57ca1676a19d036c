import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { changesOf, findLedgerItem, newsOf, outcomesOf } from '../../db/ledger.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { type Nudge, SEND } from '../../domain/nudge.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Deps } from '../feature.ts'
import { LEDGER_FIX, LEDGER_NEWS, LEDGER_WAITS } from './ids.ts'
import { asksLeader, deskMessage, NEWS_WHY, type NewsFacts, newsMessage } from './messages.ts'
import { isSaidToday, WAITS_WHY, waitingFor, waitsMessage } from './waits.ts'

export const ledgerNudges = (deps: Deps): NudgeKind[] => [news(deps), waits(deps), fix(deps)]

function news(deps: Deps): NudgeKind {
  const { db, workspaceId } = deps
  return {
    name: LEDGER_NEWS,
    whenUnknown: 'again',
    async decide(nudge) {
      return (await newsIn(db, nudge)).length > 0 ? SEND : { do: 'drop', why: 'nothing-to-say' }
    },
    dated: {
      timing: () => 'good-hour',
      group: 'news',
      why: async () => NEWS_WHY,
      snooze: {
        isOpen: async (tx, nudge) => (await newsIn(tx, nudge)).some(({ outcome }) => asksLeader(outcome)),
      },
    },
    async message(nudge) {
      const desk = await getWorkspace(db, workspaceId)
      return newsMessage({ news: await newsIn(db, nudge), desk, nudgeId: nudge.id })
    },
  }
}

/** What the message is about, as it stands now. */
async function newsIn(tx: Tx, { workspaceId, userId, subject }: Nudge): Promise<NewsFacts['news']> {
  if (userId === null || subject === null) throw new Error('news without a leader or a day')
  const items = await newsOf(tx, workspaceId, { menteeId: userId, toldOn: Temporal.PlainDate.from(subject) })
  const outcomes = await outcomesOf(
    tx,
    workspaceId,
    items.map(({ id }) => id),
  )
  return items.flatMap((item) => {
    const outcome = outcomes.get(item.id)
    return outcome ? [{ item, outcome }] : []
  })
}

function waits({ db, clock }: Deps): NudgeKind {
  return {
    name: LEDGER_WAITS,
    whenUnknown: 'again',
    async decide(nudge, now) {
      const isSaid = await isSaidToday(db, nudge, now)
      return !isSaid && (await waitingFor(db, nudge, now)).isWorthSaying
        ? SEND
        : { do: 'drop', why: 'nothing-to-say' }
    },
    // Unlisted: that something is planned would tell on which day a topic was shared.
    dated: { timing: () => 'good-hour', group: 'digest', why: async () => WAITS_WHY, isUnlisted: true },
    message: async (nudge) => waitsMessage(await waitingFor(db, nudge, clock.now())),
  }
}

function fix({ db, workspaceId }: Deps): NudgeKind {
  const deskOf = () => getWorkspace(db, workspaceId)
  return {
    name: LEDGER_FIX,
    whenUnknown: 'again',
    async decide() {
      return (await deskOf()).deskChannelId === null ? { do: 'drop', why: 'no-channel' } : SEND
    },
    async to() {
      const { deskChannelId } = await deskOf()
      if (deskChannelId === null) throw new Error('no channel of the service desk')
      return deskChannelId
    },
    async message({ subject }) {
      const [id = '', revision] = (subject ?? '').split(':')
      const item = await findLedgerItem(db, workspaceId, id)
      const changes = item && (await changesOf(db, workspaceId, [item.id])).get(item.id)
      const passed = changes?.find((change) => change.revision === Number(revision))
      if (!item || !passed) throw new Error('fix request without its item')
      return deskMessage(passed.by, item, await deskOf())
    },
  }
}
