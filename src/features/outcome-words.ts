import type { KnownBlock } from '@slack/types'
import type { Workspace } from '../db/workspaces.ts'
import type { Outcome } from '../domain/ledger.ts'
import { callLink } from '../domain/place.ts'
import { assertNever } from '../domain/result.ts'
import { context, quote, shorten } from '../slack/blocks.ts'
import { channelLink, day, link } from '../slack/mrkdwn.ts'

/** Where fix requests go. */
export type Desk = Pick<Workspace, 'deskChannelId' | 'deskUrl'>

/** What became of an item that IT got, in a sentence or two. */
function outcomeWords(outcome: Outcome, desk: Desk): string {
  const words = statusWords(outcome, desk)
  return outcome.isMerged ? `${words} IT treats it together with a like item.` : words
}

function statusWords({ status, plannedOn, reopened }: Outcome, desk: Desk): string {
  switch (status) {
    case 'new':
      return 'With IT, not answered yet.'
    case 'acknowledged':
      return reopened > 0 ? 'Open again: IT knows that it is not solved.' : 'IT has read it.'
    case 'planned':
      return plannedOn === null ? 'IT has planned it.' : `IT has planned it for ${day(plannedOn)}.`
    case 'done':
      return 'IT says it is done.'
    case 'declined':
      return 'IT has declined it.'
    case 'fix-request':
      return `IT has passed it to the service desk${deskWords(desk)}.`
    default:
      return assertNever(status)
  }
}

/** The way there, where a coordinator has named one. */
export function deskWords({ deskChannelId, deskUrl }: Desk): string {
  const address = deskUrl === null ? null : callLink(deskUrl)
  const ways = [
    ...(address ? [link(address.href, address.host)] : []),
    ...(deskChannelId === null ? [] : [channelLink(deskChannelId)]),
  ]
  return ways.length === 0 ? '' : ` (${ways.join(', ')})`
}

/** The same with what IT says about it, word for word. */
export function outcomeBlocks(outcome: Outcome, desk: Desk, limit: number): KnownBlock[] {
  const words = context(outcomeWords(outcome, desk))
  return outcome.note === null
    ? [words]
    : [words, context('IT’s answer:'), ...quote(shorten(outcome.note, limit))]
}
