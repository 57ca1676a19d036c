import type { KnownBlock } from '@slack/types'
import { actions, button, section } from '../../slack/blocks.ts'
import { day, mention, readersTime } from '../../slack/mrkdwn.ts'
import { LEDGER_OPEN } from '../ledger/ids.ts'
import { REMATCH_LOOK, REMATCH_STOP } from '../rematch/ids.ts'
import { runId } from '../run-ids.ts'
import { cancelValue, SESSION_BOOK, SESSION_CANCEL, SESSION_MOVE } from '../session/ids.ts'
import { SETTINGS_OPEN } from '../settings/ids.ts'
import { STALLED_OPEN } from '../stall/ids.ts'
import { STRATEGY_OPEN } from '../strategy/ids.ts'
import { TIME_OPEN } from '../time/ids.ts'
import type { LedPair, StatusFacts } from './facts.ts'
import { counted, titled } from './groups.ts'

export function awayGroup({ awayUntil }: StatusFacts): KnownBlock[][] {
  if (awayUntil === null) return []
  const until = day(awayUntil)
  return [
    [
      section(
        `*You are away* and back on ${until}. Nothing dated comes until then; \`/mentor back\` ends it.`,
      ),
    ],
  ]
}

/** For coordinators: the programme in numbers, and what they run it with. */
export function coordinatorGroups({ programme, itChannelId }: StatusFacts): KnownBlock[][] {
  if (programme === null) return []
  const { active, paused, proposed } = programme
  const running = `${counted(active + paused, 'running pair')}${paused > 0 ? ` (${paused} paused)` : ''}`
  const channel =
    itChannelId === null ? ['No IT channel is set yet, so shared feedback waits: see Settings.'] : []
  const words = [`For coordinators: ${running}, ${counted(proposed, 'open proposal')}.`, ...channel]
  const row = actions('coordinator', [
    button('Propose a pair', runId('start'), 'home'),
    button('Stalled pairs', STALLED_OPEN, 'coordinator'),
    button('Hours of the mentors', TIME_OPEN, 'coordinator'),
    button('Who has read the strategy', STRATEGY_OPEN, 'coordinator'),
    button('Programme settings', SETTINGS_OPEN, 'coordinator'),
  ])
  return titled('The programme', [[section(words.join('\n')), row]])
}

/** For IT leads: where feedback arrives, and what the mentors tell of IT. */
export function itLeadGroups({ ledger, itChannelId, strategyCards }: StatusFacts): KnownBlock[][] {
  if (ledger === null) return []
  const arrives =
    itChannelId === null
      ? 'No channel is set for what leaders share with IT; a coordinator sets it.'
      : `What leaders share with IT arrives in <#${itChannelId}>.`
  const cards =
    strategyCards === 0
      ? 'No strategy card is written yet: mentors have nothing to tell of where IT is heading.'
      : `Mentors go by ${counted(strategyCards, 'strategy card')}.`
  return titled('You answer for IT', [
    [
      section(`${arrives}\n${ledgerWords(ledger)}\n${cards}`),
      actions('it-lead', [
        button('Feedback ledger', LEDGER_OPEN, 'it-lead'),
        button('Strategy cards', STRATEGY_OPEN, 'it-lead'),
      ]),
    ],
  ])
}

function ledgerWords({ open, overdue, hatchets }: NonNullable<StatusFacts['ledger']>): string {
  if (open + hatchets === 0) return 'Nothing in the ledger waits for an answer.'
  const late = overdue === 0 ? '' : `, ${overdue} of them overdue`
  const standing = hatchets === 0 ? '' : ` ${counted(hatchets, 'hatchet')} not buried yet.`
  return `In the ledger: ${counted(open, 'open item')}${late}.${standing}`
}

/** For assistants: the dates of the leaders they schedule for, and nothing else. */
export function delegateGroups(facts: StatusFacts): KnownBlock[][] {
  if (facts.leaders.length === 0) return []
  const groups = facts.led.map((one) => ledGroup(facts, one))
  const none = facts.leaders.filter((id) => facts.led.every(({ pair }) => pair.menteeId !== id))
  return [
    ...titled('You see to dates for others', groups),
    ...none.map((id) => [section(`${mention(id)} has no running pair, so there is nothing to schedule.`)]),
  ]
}

function ledGroup({ zone }: StatusFacts, { pair, next }: LedPair): KnownBlock[] {
  const who = `*${mention(pair.menteeId)} with ${mention(pair.mentorId)}*`
  if (pair.state === 'paused') return [section(`${who}\nThe pair rests; there is nothing to schedule.`)]
  if (!next)
    return [section(`${who}\nNo session is booked.`, button('Schedule a session', SESSION_BOOK, pair.id))]
  return [
    section(`${who}\nNext session: *${readersTime(next.startsAt, zone)}*, ${next.minutes} minutes`),
    actions(`led-${pair.id}`, [
      button('Move', SESSION_MOVE, next.id),
      button('Cancel', SESSION_CANCEL, cancelValue(next)),
    ]),
  ]
}

/** For whoever was in a pair and is not any more. */
export function rematchGroups({ rematch }: StatusFacts): KnownBlock[][] {
  if (rematch === null) return []
  const { pairId, isLooking } = rematch
  const closing = button('Closing summary', runId('closing'), 'home')
  return [
    isLooking
      ? [
          section('*You are looking for another partner*, and the coordinators know.'),
          actions('rematch', [button('No longer', REMATCH_STOP, pairId), closing]),
        ]
      : [
          section('*You are not in a pair at the moment.* Your last one is over. Another one?'),
          actions('rematch', [button('Find me another partner', REMATCH_LOOK, pairId), closing]),
        ],
  ]
}

/** For whoever is none of these: what this is, and how to join. */
export function newcomerGroups(facts: StatusFacts): KnownBlock[][] {
  if (facts.rematch !== null) return []
  const { pairs, toAnswer, unanswered, leaders, programme, isItLead, coordinators, readerId } = facts
  const concerned = pairs.length + toAnswer.length + unanswered.length + leaders.length
  if (concerned > 0 || programme !== null || isItLead) return []
  const others = coordinators.filter((id) => id !== readerId).slice(0, 3)
  const ask = others.length > 0 ? ` ${others.map(mention).join(' or ')} can find you somebody, too.` : ''
  return [
    [
      section(
        '*You are not in a pair yet.*\nSomebody from IT and somebody from the business meet about once a month, for six months. The leader sees what technology can do for them; the one from IT sees how the business works, and hears first-hand where IT helps and where it does not. What is said stays between the two, unless the leader shares it.',
      ),
      section(
        `*How to join*\nPropose a pair to somebody you know; they accept with one button.${ask}`,
        button('Propose a pair', runId('start'), 'home', { style: 'primary' }),
      ),
    ],
  ]
}
