import type { ModalView } from '@slack/types'
import type { ClickHandler, Interaction } from '../../slack/interaction.ts'
import { pageNumber } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import { loadTime } from './load.ts'
import { timeModal } from './view.ts'
import { NOT_FOR_YOU } from './words.ts'

/** `/mentor time`, and every button that leads there. */
export async function openTime(deps: Deps, asked: Interaction): Promise<void> {
  const view = await timeView(deps, asked)
  await (view ? asked.open(view) : asked.tell(NOT_FOR_YOU))
}

/** What this person sees; null for whoever neither mentors nor coordinates. */
export async function timeView(
  deps: Deps,
  asked: Pick<Interaction, 'userId' | 'now'>,
  page = 0,
): Promise<ModalView | null> {
  const facts = await loadTime(deps, asked)
  return facts.own || facts.mentors ? timeModal(facts, page) : null
}

/** Another page of mentors, in the place of the one before. */
export function turnPage(deps: Deps): ClickHandler {
  return async (click) => {
    const view = await timeView(deps, click, pageNumber(click.value))
    await (view ? click.replace(view) : click.tell(NOT_FOR_YOU))
  }
}
