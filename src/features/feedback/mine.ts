import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findItem, itemsOfMentee } from '../../db/feedback.ts'
import { outcomesOf } from '../../db/ledger.ts'
import { findPair } from '../../db/pairs.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { decideTakeBack } from '../../domain/consent.ts'
import { isOpen } from '../../domain/feedback.ts'
import { ok, refuse } from '../../domain/result.ts'
import { idAndNumber } from '../../slack/id-and-number.ts'
import type { ClickHandler, ClickInteraction, Interaction } from '../../slack/interaction.ts'
import { type Page, pageNumber, pageOf } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import { isOpenedByIt } from '../opened-by-it.ts'
import { FEEDBACK_MINE, MINE_CHOOSE, MINE_CORRECT, MINE_SHOW, MINE_TAKE_BACK, MINE_TURNS } from './ids.ts'
import { lookBack } from './look-back.ts'
import { chooseModal } from './mine-choose-modal.ts'
import { type Mine, mineItemModal, mineModal, pageShown } from './mine-views.ts'
import { choiceRefusalWords, NOT_WITH_IT, UNKNOWN_MINE, withYouWords } from './mine-words.ts'
import { lockItem } from './share.ts'
import { isSeenByIt, takeBack } from './take-back.ts'
import { tellModal } from './tell-modal.ts'
import { saveRefusalWords } from './words.ts'

/** "What you told IT": everybody's own, and nobody else's. */
export const mineClicks = (deps: Deps): Record<string, ClickHandler> => ({
  [FEEDBACK_MINE]: async (click) => click.open(await listModal(deps, click, click.value)),
  [MINE_TURNS.back]: turn(deps),
  [MINE_TURNS.more]: turn(deps),
  [MINE_SHOW]: show(deps),
  [MINE_CORRECT]: correct(deps),
  [MINE_CHOOSE]: choose(deps),
  [MINE_TAKE_BACK]: takeItBack(deps),
})

const PER_PAGE = 10

const turn =
  (deps: Deps): ClickHandler =>
  async (click) =>
    click.replace(await listModal(deps, click, pageNumber(click.value)))

function show(deps: Deps): ClickHandler {
  return async (click) => {
    const view = await itemView(deps.db, click, click.value)
    await (view ? click.open(view) : click.tell(UNKNOWN_MINE))
  }
}

/** The same form in which it was told, for exactly this one. */
function correct(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await deps.db.transaction(async (tx) => {
      const item = await ownItem(tx, click, click.value)
      if (!item) return refuse(UNKNOWN_MINE)
      if (!isOpen(item)) return refuse(saveRefusalWords({ kind: 'already-shared' }))
      if (item.sessionId !== null) {
        const about = await lookBack(tx, click, 'mentee', item.sessionId)
        return about.ok ? ok(tellModal(about.value.session, about.value.pair, item)) : about
      }
      const pair = await findPair(tx, click.workspaceId, item.pairId)
      return pair ? ok(tellModal(null, pair, item)) : refuse(UNKNOWN_MINE)
    })
    await (found.ok ? click.replace(found.value) : click.tell(found.refusal))
  }
}

function choose(deps: Deps): ClickHandler {
  return async (click) => {
    const item = await ownItem(deps.db, click, click.value)
    if (!item) return click.tell(UNKNOWN_MINE)
    const isSeen = !isOpen(item) && (await isOpenedByIt(deps.db, item))
    if (isSeen && item.sharing === 'named')
      return click.tell(choiceRefusalWords({ kind: 'seen-by-it', sharing: 'named' }))
    await click.replace(chooseModal(item, isSeen))
  }
}

/** One click, from the list or from the item's own window, which then says what came of it. */
function takeItBack(deps: Deps): ClickHandler {
  return async (click) => {
    const value = idAndNumber.safeParse(click.value)
    if (!value.success) return click.tell(UNKNOWN_MINE)
    const [id, revision] = value.data
    const { workspaceId, userId, now } = click
    const note = await deps.db.transaction(async (tx) => {
      const locked = await lockItem(tx, workspaceId, id)
      const isSeen = locked !== null && (await isSeenByIt(deps, tx, locked, click))
      const decision = decideTakeBack(locked?.item ?? null, { userId, revision }, isSeen)
      if (!decision.ok) return choiceRefusalWords(decision.refusal)
      if (!locked || decision.value === 'with-you-already') return NOT_WITH_IT
      await takeBack(deps, tx, locked, locked.item.sharing, now)
      return withYouWords(locked.item)
    })
    const page = pageShown(click.metadata)
    const view =
      page === null ? await itemView(deps.db, click, id, note) : await listModal(deps, click, page, note)
    await (view ? click.replace(view) : click.tell(note))
  }
}

const ownItem = async (tx: Tx, { workspaceId, userId }: Interaction, id: string) => {
  const item = z.uuid().safeParse(id).success ? await findItem(tx, workspaceId, id) : null
  return item?.menteeId === userId ? item : null
}

/** The window of one's own item, with what has just come of it; null for anybody else's. */
export async function itemView(
  tx: Tx,
  asked: Pick<Interaction, 'workspaceId' | 'userId'>,
  id: string,
  note: string | null = null,
) {
  const { workspaceId, userId } = asked
  const found = (await itemsOfMentee(tx, workspaceId, userId)).find(({ item }) => item.id === id)
  if (!found) return null
  const [mine] = await withOutcomes(tx, workspaceId, [found])
  return mine ? mineItemModal(mine, await getWorkspace(tx, workspaceId), note) : null
}

/** A page of the list, by its number or as the one with what was told after this session. */
async function listModal(
  { db }: Deps,
  { workspaceId, userId }: ClickInteraction,
  wanted: number | string,
  note: string | null = null,
) {
  const all = await itemsOfMentee(db, workspaceId, userId)
  const first = all.findIndex(({ item }) => item.sessionId === wanted)
  const number = typeof wanted === 'number' ? wanted : Math.max(0, Math.floor(first / PER_PAGE))
  const page = pageOf(all, number, PER_PAGE)
  const shown: Page<Mine> = { ...page, shown: await withOutcomes(db, workspaceId, page.shown) }
  return mineModal(shown, await getWorkspace(db, workspaceId), note)
}

async function withOutcomes(
  tx: Tx,
  workspaceId: string,
  told: readonly Pick<Mine, 'item' | 'toldAt'>[],
): Promise<Mine[]> {
  const outcomes = await outcomesOf(
    tx,
    workspaceId,
    told.map(({ item }) => item.id),
  )
  const all: Mine[] = []
  for (const one of told) {
    const isSeen = !isOpen(one.item) && (await isOpenedByIt(tx, one.item))
    all.push({ ...one, outcome: outcomes.get(one.item.id) ?? null, isSeenByIt: isSeen })
  }
  return all
}
