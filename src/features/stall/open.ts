import type { ModalView } from '@slack/types'
import { findMember } from '../../db/members.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { pageNumber } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import { stalledPairs } from './facts.ts'
import { stalledModal } from './list-modal.ts'
import { COORDINATORS_ONLY } from './words.ts'

type Who = Pick<Interaction, 'workspaceId' | 'userId' | 'now'>

/** `/mentor stalled`, and every button that leads there. */
export function openStalled(deps: Deps): CommandHandler & ClickHandler {
  return async (asked: Interaction) => {
    const list = await stalledList(deps, asked, 0)
    await (list ? asked.open(list) : asked.tell(COORDINATORS_ONLY))
  }
}

/** Another ten, in the place of those before. */
export function turnPage(deps: Deps): ClickHandler {
  return async (click) => {
    const list = await stalledList(deps, click, pageNumber(click.value))
    await (list ? click.replace(list) : click.tell(COORDINATORS_ONLY))
  }
}

/** The list as this person sees it; null for whoever does not coordinate. */
export async function stalledList({ db }: Deps, who: Who, at: number): Promise<ModalView | null> {
  const { workspaceId, userId: readerId, now } = who
  if (!(await findMember(db, workspaceId, readerId))?.isCoordinator) return null
  return stalledModal({
    stalled: await stalledPairs(db, workspaceId, readerId, now),
    readerId,
    page: at,
    now,
  })
}
