import { Temporal } from 'temporal-polyfill'
import { coordinatorsBeside } from '../../db/members.ts'
import { findTimeBudget } from '../../db/time-budgets.ts'
import { isAfter } from '../../domain/moments.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { isNearlyUsed, monthBegins, monthOf } from '../../domain/role-time.ts'
import { type NudgeKind, onlyDecides } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { TIME_ANSWERED, TIME_ASK, TIME_CHECK, TIME_WARNING } from './ids.ts'
import { mentoredPairs, monthAgainstBudget } from './load.ts'
import { answeredMessage, askMessage, noHours, warningMessage, warningWhy } from './messages.ts'

const NOTHING_TO_SAY: Decision = { do: 'drop', why: 'nothing-to-say' }
const COORDINATORS_NAMED = 2

/** What the bot says about the hours of mentors. */
export function timeNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: TIME_ASK,
      whenUnknown: 'again',
      async decide(nudge) {
        const { mentorId, revision } = askOf(nudge)
        const budget = await findTimeBudget(deps.db, deps.workspaceId, mentorId)
        const isAsked = budget?.managerId === nudge.userId && budget.askedRevision === revision
        return isAsked && budget.answer === 'waiting' ? SEND : { do: 'drop', why: 'changed-since' }
      },
      message: (nudge) => ask(deps, nudge),
    },
    {
      name: TIME_ANSWERED,
      whenUnknown: 'again',
      decide: async () => SEND,
      async message({ subject }) {
        const [managerId = '', answer = '', hours = ''] = (subject ?? '').split('/')
        return answeredMessage({ managerId, answer, hours: Number(hours) })
      },
    },
    {
      name: TIME_WARNING,
      whenUnknown: 'again',
      decide: (nudge, now) => decideWarning(deps, nudge, now),
      message: (nudge) => warning(deps, nudge),
      dated: {
        timing: () => 'good-hour',
        group: 'time',
        why: async (nudge) => warningWhy(nudge.subject ?? ''),
        snooze: {
          isOpen: async (_, nudge) => isStillNearlyUsed(deps, nudge, deps.clock.now()),
          lastDay: async (_, nudge) =>
            monthIn(nudge).add({ months: 1 }).toPlainDate({ day: 1 }).subtract({ days: 1 }),
        },
      },
    },
    onlyDecides(TIME_CHECK, (nudge, now) => check(deps, nudge, now)),
  ]
}

/** Looks at the month of a mentor; what is nearly used up is said once in a month, whoever looks. */
async function check(deps: Deps, { subject }: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { db, workspaceId, outbox } = deps
  const mentorId = subject ?? ''
  const zone = await zoneOf(deps.people, mentorId)
  const month = monthOf(now, zone)
  const occasion = `${TIME_WARNING}:${mentorId}:${month}`
  await db.transaction(async (tx) => {
    const facts = await monthAgainstBudget(deps, tx, mentorId, month, { zone, now })
    if (!facts) return
    await outbox.redraw(tx, workspaceId, { occasions: [occasion] })
    if (!isNearlyUsed(facts.time.minutes, facts.budget.hours)) return
    const expiresAt = monthBegins(month.add({ months: 1 }), zone)
    const about = { workspaceId, kind: TIME_WARNING, occasion, userId: mentorId, subject: month.toString() }
    await outbox.plan(tx, [{ ...about, dueAt: now, expiresAt }], now)
  })
  return NOTHING_TO_SAY
}

/** A correction may have brought the month down again: it is looked at day by day, until the month is over. */
async function decideWarning(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  if (await isStillNearlyUsed(deps, nudge, now)) return SEND
  const at = now.add({ hours: 24 })
  const isLate = nudge.expiresAt !== null && isAfter(at, nudge.expiresAt)
  return isLate ? NOTHING_TO_SAY : { do: 'later', at }
}

async function isStillNearlyUsed(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<boolean> {
  const mentorId = nudge.userId ?? ''
  const zone = await zoneOf(deps.people, mentorId)
  const month = monthIn(nudge)
  if (!monthOf(now, zone).equals(month)) return false
  const facts = await monthAgainstBudget(deps, deps.db, mentorId, month, { zone, now })
  return facts !== null && isNearlyUsed(facts.time.minutes, facts.budget.hours)
}

async function warning(deps: Deps, nudge: Nudge): Promise<Message> {
  const { db, workspaceId } = deps
  const [now, mentorId, month] = [deps.clock.now(), nudge.userId ?? '', monthIn(nudge)]
  const zone = await zoneOf(deps.people, mentorId)
  const facts = await monthAgainstBudget(deps, db, mentorId, month, { zone, now })
  if (!facts) return noHours()
  const coordinators = await coordinatorsBeside(db, workspaceId, [mentorId])
  return warningMessage({
    ...facts,
    isCurrent: monthOf(now, zone).equals(month),
    coordinators: coordinators.slice(0, COORDINATORS_NAMED),
    nudgeId: nudge.id,
  })
}

async function ask(deps: Deps, nudge: Nudge): Promise<Message> {
  const { db, workspaceId } = deps
  const { mentorId, revision } = askOf(nudge)
  const pairs = await mentoredPairs(db, workspaceId, mentorId)
  const starts = pairs.flatMap(({ startsOn }) => startsOn ?? []).sort(Temporal.PlainDate.compare)
  return askMessage({
    mentorId,
    revision,
    readerId: nudge.userId ?? '',
    budget: await findTimeBudget(db, workspaceId, mentorId),
    since: starts[0] ?? null,
  })
}

function askOf({ subject }: Nudge): { mentorId: string; revision: number } {
  const [mentorId = '', revision = ''] = (subject ?? '').split('/')
  return { mentorId, revision: Number(revision) }
}

const monthIn = ({ subject }: Nudge): Temporal.PlainYearMonth => Temporal.PlainYearMonth.from(subject ?? '')
