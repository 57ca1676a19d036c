import type { KnownBlock, ModalView } from '@slack/types'
import type { LogLine } from '../../domain/learning.ts'
import { type Pair, partnerOf, type Role, roleOf } from '../../domain/pair.ts'
import { closedNotesGoOn, NOTES_KEPT_DAYS } from '../../domain/retention.ts'
import {
  actions,
  button,
  confirm,
  context,
  divider,
  modal,
  quote,
  section,
  shorten,
} from '../../slack/blocks.ts'
import { day, mention, readersDay } from '../../slack/mrkdwn.ts'
import { pager } from '../../slack/pages.ts'
import { LOG_ADD, LOG_EDIT, LOG_LIST, LOG_SHARE, LOG_TURNS, LOG_UNSHARE, lineValue } from './ids.ts'
import type { LogFacts, LoggedPair } from './load.ts'

/** What fits beside the longest lines; in ninety days nobody has more. */
const PAIRS_SHOWN = 20
const TITLE_MAX = 100

/** The learning log of one person. */
export function logModal(facts: LogFacts): ModalView {
  const { lines, page } = facts
  return modal({
    id: LOG_LIST,
    title: 'Learning log',
    metadata: { page },
    blocks: [
      actions('add', [button('Add a line', LOG_ADD, 'log')]),
      ...(lines.length > 0 ? lines.flatMap((line) => lineBlocks(line, facts)) : [section(EMPTY)]),
      ...pager(facts, LOG_TURNS, { back: 'Newer', more: 'Older' }),
      divider(),
      ...facts.pairs.slice(0, PAIRS_SHOWN).map(pairRow),
      context(
        `Nobody else reads a line: no coordinator, no IT lead, no assistant. What is shared stays readable when a pair is over. All lines of a pair are deleted ${NOTES_KEPT_DAYS} days after its last day.`,
      ),
    ],
  })
}

const EMPTY =
  'Nothing here yet. What you learn or teach in a session comes here when you note it afterwards, and you can add a line at any time.'

function lineBlocks(line: LogLine, { readerId, pairs }: LogFacts): KnownBlock[] {
  const pair = pairs.find((one) => one.pair.id === line.pairId)?.pair
  if (!pair) return []
  const isOwn = line.userId === readerId
  const who = isOwn ? 'You' : mention(line.userId)
  const whom = isOwn ? mention(partnerOf(pair, readerId)) : 'you'
  const head = `*${who} ${verb(line, pair)}* · with ${whom} · ${readersDay(line.at)}`
  return [section(head, isOwn ? button('Edit', LOG_EDIT, lineValue(line)) : undefined), ...quote(line.words)]
}

function verb({ sessionId, userId }: LogLine, pair: Pair): string {
  if (sessionId === null) return 'noted'
  return roleOf(pair, userId) === 'mentor' ? 'learned' : 'taught'
}

function pairRow({ pair, role, partnerName, closing, isShared, isOthersShared }: LoggedPair): KnownBlock {
  const partner = mention(partnerOf(pair, role === 'mentor' ? pair.mentorId : pair.menteeId))
  const words = [
    `*With ${partner}*: ${isShared ? `${partner} can read your lines.` : 'only you can read your lines.'}`,
    ...(isOthersShared ? [`You can read those of ${partner}.`] : []),
    ...(closing ? [`This pair is over; its lines are deleted on ${day(closedNotesGoOn(closing))}.`] : []),
  ].join(' ')
  return section(
    words,
    isShared
      ? button('Stop sharing', LOG_UNSHARE, pair.id, { label: `Stop sharing with ${partnerName}` })
      : button(`Share my log with ${partnerName}`, LOG_SHARE, pair.id, {
          confirm: confirm(
            shorten(`Share with ${partnerName}?`, TITLE_MAX),
            WHAT_IS_SHARED[role],
            'Share',
            'Keep it mine',
          ),
        }),
  )
}

const WHAT_IS_SHARED: Record<Role, string> = {
  mentor:
    'They can read all that you noted in this pair and will note, with “What you learned” from your session notes, until you stop sharing. The rest of your notes stays yours. Nobody else can read it.',
  mentee:
    'They can read all that you noted in this pair and will note, until you stop sharing. Nobody else can read it.',
}
