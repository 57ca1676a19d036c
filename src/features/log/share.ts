import type { Tx } from '../../db/client.ts'
import { shareLog, unshareLog } from '../../db/learnings.ts'
import { partnerOf } from '../../domain/pair.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { ASK_MENTOR, REMIND_MENTOR } from '../feedback/ids.ts'
import { clickedPair } from '../pair-choice.ts'
import { LOG_SHARED } from './ids.ts'
import { pageOf } from './line-modal.ts'
import { type KeptPair, keptPair } from './load.ts'
import { hasTold } from './nudges.ts'
import { showPage } from './open.ts'

/** Lets the other one of the pair read one's lines, or takes it back; pressing twice is pressing once. */
export function setSharing(deps: Deps, to: 'shared' | 'own'): ClickHandler {
  return async (click) => {
    const problem = await deps.db.transaction(async (tx) => {
      const kept = await keptPair(tx, click, clickedPair(click.value))
      if (!kept.ok) return kept.refusal
      await (to === 'shared' ? share : unshare)(deps, tx, click, kept.value)
      return null
    })
    await (problem === null ? showPage(deps, click, pageOf(click) ?? 0) : click.tell(problem))
  }
}

async function share(deps: Deps, tx: Tx, click: ClickInteraction, { pair }: KeptPair): Promise<void> {
  const { workspaceId, userId, now } = click
  const pairId = pair.id
  if (!(await shareLog(tx, { workspaceId, pairId, userId }, now))) return
  await redraw(deps, tx, click, pairId)
  const readerId = partnerOf(pair, userId)
  // Something that nobody knows of is not shared, so one line says so; going to and fro is no news.
  if (pair.leftBy !== null || (await hasTold(tx, { workspaceId, pairId, readerId }))) return
  const occasion = `${LOG_SHARED}:${pairId}:${readerId}:${crypto.randomUUID()}`
  await deps.outbox.plan(
    tx,
    [{ workspaceId, kind: LOG_SHARED, occasion, userId: readerId, pairId, dueAt: now }],
    now,
  )
}

async function unshare(deps: Deps, tx: Tx, click: ClickInteraction, { pair }: KeptPair): Promise<void> {
  const { workspaceId, userId } = click
  if (!(await unshareLog(tx, { workspaceId, pairId: pair.id, userId }))) return
  const told = { kinds: [LOG_SHARED], pairId: pair.id, userId: partnerOf(pair, userId) }
  await deps.outbox.cancel(tx, workspaceId, told)
  await redraw(deps, tx, click, pair.id)
}

/** What says who reads: the news to the other one, and the mentor's messages after their sessions. */
async function redraw({ outbox }: Deps, tx: Tx, { workspaceId }: ClickInteraction, pairId: string) {
  await outbox.redraw(tx, workspaceId, { kinds: [LOG_SHARED, ASK_MENTOR, REMIND_MENTOR], pairId })
}
