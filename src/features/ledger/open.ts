import { z } from 'zod'
import { findLedgerItem, markOpened } from '../../db/ledger.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { pageNumber } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import type { FILTERS } from './ids.ts'
import { itemModal } from './item-modal.ts'
import { filterShown, filterWith, ledgerModal } from './list-modal.ts'
import { isItLead, loadList, loadPage } from './load.ts'
import { IT_LEADS_ONLY, UNKNOWN_ENTRY } from './words.ts'

/** `/mentor ledger`, and every button that leads there. */
export function openLedger(deps: Deps): CommandHandler & ClickHandler {
  return async (asked: Interaction) => {
    if (!(await isItLead(deps.db, asked))) return asked.tell(IT_LEADS_ONLY)
    await asked.open(ledgerModal(await loadList(deps, { filter: {}, page: 0 }, asked.now)))
  }
}

/** Another ten, in the place of those before. */
export function turnPage(deps: Deps): ClickHandler {
  return async (click) => {
    if (!(await isItLead(deps.db, click))) return click.tell(IT_LEADS_ONLY)
    const filter = filterShown(click.metadata)
    await click.replace(
      ledgerModal(await loadList(deps, { filter, page: pageNumber(click.value) }, click.now)),
    )
  }
}

/** One of the menus over the list: from its first page on. */
export function pickFilter(deps: Deps, name: (typeof FILTERS)[number]): ClickHandler {
  return async (click) => {
    if (!(await isItLead(deps.db, click))) return click.tell(IT_LEADS_ONLY)
    const filter = filterWith(filterShown(click.metadata), name, click.value)
    await click.replace(ledgerModal(await loadList(deps, { filter, page: 0 }, click.now)))
  }
}

/** One item, on top of the list; from now on IT has seen it. */
export function showItem(deps: Deps): ClickHandler {
  return async (click) => {
    if (!(await isItLead(deps.db, click))) return click.tell(IT_LEADS_ONLY)
    const id = z.uuid().safeParse(click.value)
    const page = await deps.db.transaction(async (tx) => {
      const item = id.success ? await findLedgerItem(tx, click.workspaceId, id.data) : null
      if (!item) return null
      await markOpened(tx, item, click.now)
      // Taken back at this very moment, perhaps: then nobody gets to see it.
      const opened = await findLedgerItem(tx, click.workspaceId, item.ledgerId)
      return opened && loadPage(tx, opened, click.now)
    })
    await (page ? click.open(itemModal(page)) : click.tell(UNKNOWN_ENTRY))
  }
}
