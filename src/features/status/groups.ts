import type { KnownBlock } from '@slack/types'
import { context, section } from '../../slack/blocks.ts'

/** Groups under one title, which goes with the first of them. */
export function titled(title: string, groups: KnownBlock[][]): KnownBlock[][] {
  const [first, ...others] = groups
  return first ? [[section(`*${title}*`), ...first], ...others] : []
}

/** `3 pairs` */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** As many whole groups as there is room for. */
export function fitting(groups: readonly KnownBlock[][], limit: number): KnownBlock[] {
  const shown: KnownBlock[] = []
  for (const group of groups) {
    if (shown.length + group.length > limit)
      return [...shown, context('There is more than fits here; each pair has its own conversation.')]
    shown.push(...group)
  }
  return shown
}
