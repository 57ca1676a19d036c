import { z } from 'zod'
import { findStrategyCard } from '../../db/strategy.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { pageNumber } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import { cardModal, editModal } from './card-modal.ts'
import { listModal } from './list-modal.ts'
import { loadList, rightsOf } from './load.ts'
import { NOT_AN_IT_LEAD, NOT_FOR_YOU, RETIRED, UNKNOWN_CARD } from './words.ts'

/** `/mentor strategy`, and every button that leads there. */
export function openList(deps: Deps): CommandHandler & ClickHandler {
  return async (asked: Interaction) => {
    const rights = await rightsOf(deps.db, asked)
    if (!rights.mayRead) return asked.tell(NOT_FOR_YOU)
    await asked.open(listModal(await loadList(deps.db, asked, rights, { page: 0 })))
  }
}

/** Another ten, in the place of those before. */
export function turnPage(deps: Deps): ClickHandler {
  return async (click) => {
    const rights = await rightsOf(deps.db, click)
    if (!rights.mayRead) return click.tell(NOT_FOR_YOU)
    const list = await loadList(deps.db, click, rights, { page: pageNumber(click.value) })
    await click.replace(listModal(list))
  }
}

/** One card, on top of the list. */
export function showCard(deps: Deps): ClickHandler {
  return async (click) => {
    const rights = await rightsOf(deps.db, click)
    if (!rights.mayRead) return click.tell(NOT_FOR_YOU)
    const card = await named(deps, click)
    await (card ? click.open(cardModal(card, rights)) : click.tell(UNKNOWN_CARD))
  }
}

/** The form of one card, in its place. */
export function editCard(deps: Deps): ClickHandler {
  return async (click) => {
    const rights = await rightsOf(deps.db, click)
    if (!rights.mayWrite) return click.tell(NOT_AN_IT_LEAD)
    const card = await named(deps, click)
    if (!card) return click.tell(UNKNOWN_CARD)
    if (card.isRetired) return click.tell(RETIRED)
    await click.replace(editModal({ cardId: card.id, version: card.version }, card))
  }
}

/** An empty form; the card's id is made now, so that the form delivered twice makes one card. */
export function writeCard(deps: Deps): ClickHandler {
  return async (click) => {
    const rights = await rightsOf(deps.db, click)
    if (!rights.mayWrite) return click.tell(NOT_AN_IT_LEAD)
    await click.open(editModal({ cardId: crypto.randomUUID(), version: 0 }, null))
  }
}

async function named({ db, workspaceId }: Deps, click: { value: string }) {
  const id = z.uuid().safeParse(click.value)
  return id.success ? findStrategyCard(db, workspaceId, id.data) : null
}
