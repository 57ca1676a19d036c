import type { KnownBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { localDate } from '../../domain/working-time.ts'
import { actions, context, modal, section } from '../../slack/blocks.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { pageOf, pager } from '../../slack/pages.ts'
import type { StalledPair } from './facts.ts'
import { STALLED_TURNS } from './ids.ts'
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
  const page = pageOf(stalled, asked, PER_PAGE)
  return modal({
    id: 'stall.list',
    title: 'Stalled pairs',
    metadata: { page: page.page } satisfies z.infer<typeof metadata>,
    blocks: [
      ...(stalled.length === 0
        ? [section('Every pair is meeting, or rests on purpose. Nothing to do.')]
        : page.shown.flatMap((one) => row(one, readerId, now))),
      ...pager(page, STALLED_TURNS),
      context(
        'Here stands a pair with two dates in a row that fell through, or 45 days without a session and none booked soon.',
      ),
    ],
  })
}

/** The page that a list in a client shows. */
export const pageShown = (privateMetadata: string): number => metadataOf(metadata, privateMetadata)?.page ?? 0

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
