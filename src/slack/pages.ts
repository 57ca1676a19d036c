import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { actions, button, context } from './blocks.ts'

/** The two buttons under a list that is longer than a page: their ids differ, because Slack wants that of one row. */
export interface Turns {
  back: string
  more: string
}

/** One page of a list, as far as it has that many; pages count from 0. */
export interface Page<T> {
  shown: readonly T[]
  page: number
  pages: number
}

export function pageOf<T>(all: readonly T[], wanted: number, perPage: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const page = Math.min(Math.max(0, wanted), pages - 1)
  return { shown: all.slice(page * perPage, (page + 1) * perPage), page, pages }
}

/** The page that a button names; the first one for anything forged. */
export const pageNumber = (value: string): number =>
  z.coerce.number().int().min(0).max(1000).catch(0).parse(value)

/** Where in the list the reader is, and what turns the page; nothing where there is only one. */
export function pager(
  { page, pages }: Pick<Page<unknown>, 'page' | 'pages'>,
  turns: Turns,
  words: { back: string; more: string } = { back: 'Back', more: 'More' },
): KnownBlock[] {
  if (pages === 1) return []
  return [
    actions('pages', [
      ...(page > 0 ? [button(words.back, turns.back, String(page - 1))] : []),
      ...(page < pages - 1 ? [button(words.more, turns.more, String(page + 1))] : []),
    ]),
    context(`Page ${page + 1} of ${pages}`),
  ]
}
