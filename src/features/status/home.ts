import type { HomeView, KnownBlock, Overflow } from '@slack/types'
import { type Pair, roleOf } from '../../domain/pair.ts'
import { actions, button, context, divider, header, home, option, section } from '../../slack/blocks.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { AGREEMENT_OPEN } from '../agreement/ids.ts'
import { GOALS_OPEN } from '../goals/ids.ts'
import { LOG_OPEN } from '../log/ids.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { PLAN_OPEN } from '../plan/ids.ts'
import { MENU_RUN, runId } from '../run-ids.ts'
import { cancelValue, SESSION_BOOK, SESSION_CANCEL, SESSION_MOVE } from '../session/ids.ts'
import { SETTINGS_OPEN } from '../settings/ids.ts'
import { STRATEGY_OPEN } from '../strategy/ids.ts'
import { TIME_OPEN } from '../time/ids.ts'
import type { PairFacts, StatusFacts } from './facts.ts'
import { counted, fitting } from './groups.ts'
import { body } from './messages.ts'
import { waitingFor } from './waiting.ts'

/** Slack's limit, less what stands around the body. */
const HOME_BLOCKS = 100 - 6

/** One look tells where the reader stands and what is next; a button or a menu leads to everything else. */
export function homeView(facts: StatusFacts): HomeView {
  return home([
    header('Where you stand'),
    section(atAGlance(facts)),
    ...fitting(body(facts, pairRow(facts.readerId)), HOME_BLOCKS),
    divider(),
    footer(facts),
    context('I read no conversations; I know only what people type into my forms.'),
  ])
}

/** The first line: what is next, and whether anything waits. */
function atAGlance(facts: StatusFacts): string {
  const { readerId, zone } = facts
  const waiting = waitingFor(facts)
  const [soonest] = facts.pairs
    .flatMap(({ pair, next }) => (next ? [{ pair, next }] : []))
    .toSorted((one, other) =>
      Number(one.next.startsAt.epochNanoseconds - other.next.startsAt.epochNanoseconds),
    )
  const waits =
    waiting === 0
      ? 'Nothing waits for you.'
      : `${counted(waiting, 'thing')} below ${waiting === 1 ? 'waits' : 'wait'} for you.`
  if (!soonest) return facts.pairs.length > 0 ? `No session is booked. ${waits}` : waits
  const partner = roleOf(soonest.pair, readerId) === 'mentor' ? soonest.pair.menteeId : soonest.pair.mentorId
  return `*Next:* ${readersTime(soonest.next.startsAt, zone)}, your session with ${mention(partner)}. ${waits}`
}

/** What can be done with a pair, most wanted first. */
const pairRow =
  (readerId: string) =>
  ({ pair, next }: PairFacts): KnownBlock[] => {
    const book = pair.state === 'active' && !next ? [button('Schedule a session', SESSION_BOOK, pair.id)] : []
    const change = next
      ? [button('Move', SESSION_MOVE, next.id), button('Cancel', SESSION_CANCEL, cancelValue(next))]
      : []
    const row = actions(`pair-${pair.id}`, [
      ...book,
      ...change,
      button('Goals', GOALS_OPEN, pair.id),
      button('Plan', PLAN_OPEN, pair.id),
      button('Agreement', AGREEMENT_OPEN, pair.id),
      pairMenu(pair, readerId),
    ])
    return [row]
  }

const pairMenu = (pair: Pair, readerId: string): Overflow => ({
  type: 'overflow',
  action_id: MENU_RUN,
  options: [
    option('Log a session that took place', 'session log'),
    pair.state === 'paused' ? option('Go on earlier', 'resume') : option('Pause the pair', 'pause'),
    ...(roleOf(pair, readerId) === 'mentee' ? [option('Who sees to my dates', 'delegate')] : []),
    option('Closing summary', 'closing'),
    option('End the pair', 'end'),
  ],
})

function footer({ readerId, pairs, awayUntil, isItLead, programme }: StatusFacts): KnownBlock {
  const mentors = pairs.some(({ pair }) => roleOf(pair, readerId) === 'mentor')
  // IT leads and coordinators have this button above.
  const reads = pairs.length > 0 && !isItLead && programme === null
  return actions('footer', [
    ...(pairs.length > 0 ? [button('Learning log', LOG_OPEN, 'home')] : []),
    ...(mentors ? [button('My time', TIME_OPEN, 'home')] : []),
    ...(reads ? [button('What IT works on', STRATEGY_OPEN, 'home')] : []),
    button('What comes next', NUDGES_OPEN, 'home'),
    // A leader has one mentor; coordinators and newcomers have this button above.
    ...(mentors && programme === null ? [button('Propose a pair', runId('start'), 'home')] : []),
    awayUntil === null
      ? button('Time off', runId('away'), 'home')
      : button('I am back', runId('back'), 'home'),
    button('Settings', SETTINGS_OPEN, 'home'),
    button('All I can do', runId('help'), 'home'),
  ])
}
