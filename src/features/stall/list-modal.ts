import type { KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { localDate } from '../../domain/working-time.ts'
import { actions, button, context, modal, section } from '../../slack/blocks.ts'
import { metadataOf } from '../../slack/metadata.ts'
import type { StalledPair } from './facts.ts'
import { STALLED_BACK, STALLED_MORE } from './ids.ts'
import { answerButtons, answeredWords, theTwo, whatHappened } from './messages.ts'

const PER_PAGE = 10

interface StalledList {
  /** Worst first. */
  stalled: readonly StalledPair[]
  readerId: string
  page: number
  now: Temporal.Instant
}

const metadata = z.object({ page: z.number().int().min(0).max(1000) })

/** `/mentor stalled`: ten pairs at a time. */
export function stalledModal({ stalled, readerId, page: asked, now }: StalledList): ModalView {
  const pages = Math.max(1, Math.ceil(stalled.length / PER_PAGE))
  const page = Math.min(Math.max(0, asked), pages - 1)
  const shown = stalled.slice(page * PER_PAGE, (page + 1) * PER_PAGE)
  return modal({
    id: 'stall.list',
    title: 'Stalled pairs',
    metadata: { page } satisfies z.infer<typeof metadata>,
    blocks: [
      ...(stalled.length === 0
        ? [section('Every pair is meeting, or rests on purpose. Nothing to do.')]
        : shown.flatMap((one) => row(one, readerId, now))),
      ...pageBlocks(page, pages),
      context(
        'Here stands a pair with two dates in a row that fell through, or 45 days without a session and none booked soon.',
      ),
    ],
  })
}

/** The page that a list in a client shows. */
export const pageOf = (privateMetadata: string): number => metadataOf(metadata, privateMetadata)?.page ?? 0

function row(stalled: StalledPair, readerId: string, now: Temporal.Instant): KnownBlock[] {
  const { pair, stall, zone, answered } = stalled
  const days = localDate(stall.since, zone).until(localDate(now, zone)).days
  const buttons = answerButtons(stalled, readerId)
  const lines = [
    `*${theTwo(pair)}*${days > 1 ? ` · ${days} days` : ''}`,
    ...whatHappened(stalled),
    ...(answered ? [`_${answeredWords(answered, readerId)}_`] : []),
  ]
  return [section(lines.join('\n')), ...(buttons.length > 0 ? [actions(`stall-${pair.id}`, buttons)] : [])]
}

function pageBlocks(page: number, pages: number): KnownBlock[] {
  if (pages === 1) return []
  const buttons = [
    ...(page > 0 ? [button('Back', STALLED_BACK, String(page - 1))] : []),
    ...(page < pages - 1 ? [button('More', STALLED_MORE, String(page + 1))] : []),
  ]
  return [context(`Page ${page + 1} of ${pages}`), actions('pages', buttons)]
}
