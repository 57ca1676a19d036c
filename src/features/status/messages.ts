import type { HomeView, KnownBlock } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import type { Owed } from '../../db/owed.ts'
import type { ProgrammeCounts } from '../../db/programme.ts'
import { openGoals } from '../../domain/goal.ts'
import { awaiting, type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import { actions, button, context, divider, header, home, type Message, section } from '../../slack/blocks.ts'
import { day, escaped, mention, readersTime } from '../../slack/mrkdwn.ts'
import { FEEDBACK_REFLECT, FEEDBACK_TELL } from '../feedback/ids.ts'
import { goalProgressBlocks } from '../goal-progress.ts'
import { GOAL_NEW } from '../goals/ids.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { REMATCH_LOOK, REMATCH_STOP } from '../rematch/ids.ts'
import { SESSION_BOOK } from '../session/ids.ts'
import { SETTINGS_OPEN } from '../settings/ids.ts'
import type { StatusFacts } from './facts.ts'

/** Slack's limits, less what stands around the body. */
const MESSAGE_BLOCKS = 50 - 1
const HOME_BLOCKS = 100 - 5

export function statusMessage(facts: StatusFacts): Message {
  return { text: summary(facts), blocks: fitting(body(facts), MESSAGE_BLOCKS) }
}

export function homeView(facts: StatusFacts): HomeView {
  return home([
    header('Where you stand'),
    ...fitting(body(facts), HOME_BLOCKS),
    divider(),
    actions('footer', [
      button('Settings', SETTINGS_OPEN, 'home'),
      button('What comes next', NUDGES_OPEN, 'home'),
    ]),
    context('`/mentor help` lists what I can do. I read no conversations.'),
  ])
}

/** What belongs together stands in one group, which is shown whole or not at all. */
function body(facts: StatusFacts): KnownBlock[][] {
  const groups = [
    ...titled('What waits for you', [
      ...facts.toAnswer.map(toAnswer(facts)),
      ...facts.owed.map(owedOne(facts)),
    ]),
    ...titled(facts.pairs.length === 1 ? 'Your pair' : 'Your pairs', facts.pairs.map(pairGroup(facts))),
    ...titled('What waits for others', waitingForOthers(facts)),
  ]
  const isEmpty = groups.length === 0
  return [
    ...programmeGroup(facts.programme),
    ...awayGroup(facts.awayUntil),
    ...(isEmpty ? [[section(emptyWords(facts))]] : groups),
    ...rematchGroup(facts.rematch),
  ]
}

function titled(title: string, groups: KnownBlock[][]): KnownBlock[][] {
  const [first, ...others] = groups
  return first ? [[section(`*${title}*`), ...first], ...others] : []
}

const pairGroup =
  ({ readerId, zone }: StatusFacts) =>
  ({ pair, next, partnerBackOn, today }: StatusFacts['pairs'][number]): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const who = roleOf(pair, readerId) === 'mentor' ? `You mentor ${partner}` : `${partner} mentors you`
    const lines = [`*${who}* about ${escaped(pair.topic)}`, ...runs(pair)]
    if (pair.leftBy !== null)
      lines.push(
        `Paused, because ${partner} is no longer in this workspace. \`/mentor end\` frees you for a new pair.`,
      )
    else if (pair.state === 'paused' && pair.pausedUntil)
      lines.push(`Paused until ${day(pair.pausedUntil)}; it goes on by itself. \`/mentor resume\` is faster.`)
    if (partnerBackOn) lines.push(`${partner} is back on ${day(partnerBackOn)}.`)
    if (next) lines.push(`Next session: *${readersTime(next.startsAt, zone)}*, ${next.minutes} minutes`)
    else if (pair.state === 'active') lines.push('No session is booked.')
    const mayBook = pair.state === 'active' && next === null
    return [
      section(lines.join('\n'), mayBook ? button('Schedule a session', SESSION_BOOK, pair.id) : undefined),
      ...goalBlocks(pair, today),
    ]
  }

function runs(pair: Pair): string[] {
  if (!pair.startsOn || !pair.endsOn) return []
  return [`Since ${day(pair.startsOn)}, until ${day(pair.endsOn)}`]
}

function goalBlocks(pair: Pair, today: Temporal.PlainDate): KnownBlock[] {
  const goals = openGoals(pair)
  if (goals.length > 0) return goals.flatMap((goal) => goalProgressBlocks(pair.id, goal, today))
  return [
    section(
      'No goals at the moment; your next session is a good place to agree on one.',
      button('Set a goal', GOAL_NEW, pair.id),
    ),
  ]
}

const toAnswer =
  ({ readerId }: StatusFacts) =>
  (pair: Pair): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const what =
      roleOf(pair, readerId) === 'mentor' ? `that you mentor ${partner}` : `${partner} as your mentor`
    return [
      section(
        `${mention(pair.proposedBy)} proposed ${what} on ${proposedOn(pair)}. My message of that day has the buttons to accept or decline.`,
      ),
    ]
  }

/** Of sixty proposals a coordinator reads the oldest ones, and how many more there are. */
const LISTED_PROPOSALS = 5

function waitingForOthers(facts: StatusFacts): KnownBlock[][] {
  const listed = facts.unanswered.slice(0, LISTED_PROPOSALS).map(unanswered(facts))
  const more = facts.unanswered.length - listed.length
  return more > 0 ? [...listed, [context(`And ${counted(more, 'more proposal')}.`)]] : listed
}

const unanswered =
  ({ readerId }: StatusFacts) =>
  (pair: Pair): KnownBlock[] => {
    const missing = awaiting(pair).map(mention).join(' and ')
    const partner = roleOf(pair, readerId) === null ? null : partnerOf(pair, readerId)
    const whose =
      partner === null
        ? `the pair of ${mention(pair.mentorId)} and ${mention(pair.menteeId)}`
        : `your pair with ${mention(partner)}`
    return [section(`The proposal of ${proposedOn(pair)} for ${whose} waits for ${missing}.`)]
  }

const proposedOn = (pair: Pair) => day(pair.createdAt.toZonedDateTimeISO('UTC').toPlainDate())

const owedOne =
  ({ readerId, zone }: StatusFacts) =>
  ({ owed, pair }: { owed: Owed; pair: Pair }): KnownBlock[] => {
    const partner = mention(partnerOf(pair, readerId))
    const over = `Your session with ${partner} ended on ${readersTime(owed.endedAt, zone)}.`
    // A rating is one click, and only in the message that asked for it does one see what became of it.
    return owed.role === 'mentor'
      ? [
          section(
            `${over} A minute for your notes?`,
            button('Write your reflection', FEEDBACK_REFLECT, owed.sessionId),
          ),
        ]
      : [
          section(
            `${over} My message of that time asks for one click.`,
            button('Tell IT something', FEEDBACK_TELL, owed.sessionId),
          ),
        ]
  }

function programmeGroup(programme: ProgrammeCounts | null): KnownBlock[][] {
  if (programme === null) return []
  const { active, paused, proposed } = programme
  const running = `${counted(active + paused, 'running pair')}${paused > 0 ? ` (${paused} paused)` : ''}`
  return [[context(`For coordinators: ${running}, ${counted(proposed, 'open proposal')}.`)]]
}

function awayGroup(awayUntil: Temporal.PlainDate | null): KnownBlock[][] {
  if (awayUntil === null) return []
  return [
    [
      section(
        `*You are away* and back on ${day(awayUntil)}. Nothing dated comes until then; \`/mentor back\` ends it.`,
      ),
    ],
  ]
}

function rematchGroup(rematch: StatusFacts['rematch']): KnownBlock[][] {
  if (rematch === null) return []
  const { pairId, isLooking } = rematch
  return [
    [
      isLooking
        ? section(
            'You are looking for another partner, and the coordinators know.',
            button('No longer', REMATCH_STOP, pairId),
          )
        : section(
            'Your last pair is over. Another one?',
            button('Find me another partner', REMATCH_LOOK, pairId),
          ),
    ],
  ]
}

function emptyWords({ coordinators, readerId }: StatusFacts): string {
  const others = coordinators.filter((id) => id !== readerId)
  const ask =
    others.length > 0 ? `, or ask ${others.slice(0, 3).map(mention).join(' or ')} to find you somebody` : ''
  return `*You are not in a pair yet.*\nA pair is one person from IT and one from the business who meet about once a month. Propose one with \`/mentor start @someone\`${ask}.`
}

function summary({ pairs, toAnswer, owed }: StatusFacts): string {
  const waiting = toAnswer.length + owed.length
  return `Where you stand: ${counted(pairs.length, 'pair')}${waiting > 0 ? `, ${counted(waiting, 'thing')} waiting for you` : ''}.`
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** As many whole groups as there is room for. */
function fitting(groups: readonly KnownBlock[][], limit: number): KnownBlock[] {
  const shown: KnownBlock[] = []
  for (const group of groups) {
    if (shown.length + group.length > limit)
      return [...shown, context('There is more than fits here; each pair has its own conversation.')]
    shown.push(...group)
  }
  return shown
}
