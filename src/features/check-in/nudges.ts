import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '../../db/client.ts'
import { ensureMember, findMember, type Member } from '../../db/members.ts'
import { findNudge } from '../../db/nudges.ts'
import { findPair, pairsOf } from '../../db/pairs.ts'
import { decideCheckIn, preferenceOf } from '../../domain/check-in.ts'
import { UNANSWERED_IN_A_ROW } from '../../domain/check-in-silence.ts'
import { mondayOf } from '../../domain/iso-week.ts'
import { type Decision, type Nudge, SEND } from '../../domain/nudge.ts'
import { partnerOf } from '../../domain/pair.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import type { Message } from '../../slack/blocks.ts'
import { followZone, planCheckIn } from '../check-in-plan.ts'
import { unansweredWeeks } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { reachIn } from '../reach.ts'
import { saveAnswer } from './answer.ts'
import { CHECK_IN, HELP_NOTE } from './ids.ts'
import { helpNote, weekMessage } from './messages.ts'
import { SILENT, silenceNudge, tellSilence } from './silence.ts'
import { answerTo, checkInOf, isNewerSent, loadWeek, sentWeeks } from './week.ts'

/** What the bot says every week, and to whom it says that somebody needs help. */
export function checkInNudges(deps: Deps): NudgeKind[] {
  return [
    {
      name: CHECK_IN,
      whenUnknown: 'leave',
      decide: (nudge, now) => decide(deps, nudge, now),
      message: async (nudge) => weekMessage(await loadWeek(deps.db, nudge, deps.clock.now())),
      dated: {
        // Its own rule above knows the person's hours, and how late is too late.
        timing: () => 'at-its-moment',
        group: 'check-in',
        why: async () => 'your weekly check-in',
        async forecast(nudge, at) {
          const member = await findMember(deps.db, nudge.workspaceId, checkInOf(nudge).userId)
          return member ? decideFor(deps.db, nudge, member, at) : SEND
        },
        snooze: {
          isOpen,
          lastDay: async (_, nudge) => mondayOf(checkInOf(nudge).week).add({ days: 6 }),
          async skip(tx, nudge, asked) {
            await saveAnswer(deps, tx, nudge, asked, { answer: 'skip', help: null })
          },
        },
      },
      async sent(tx, nudge) {
        const { userId, week } = checkInOf(nudge)
        const before = (await sentWeeks(tx, nudge.workspaceId, userId)).find((other) => other.week < week)
        if (before) await deps.outbox.redraw(tx, nudge.workspaceId, { occasions: [before.occasion] })
      },
    },
    {
      name: HELP_NOTE,
      whenUnknown: 'again',
      async decide(nudge) {
        const coordinator = await findMember(deps.db, nudge.workspaceId, nudge.userId ?? '')
        return coordinator?.isCoordinator ? SEND : { do: 'drop', why: 'no-coordinator' }
      },
      message: (nudge) => drawHelpNote(deps, nudge),
    },
    silenceNudge(deps),
  ]
}

async function decide(deps: Deps, nudge: Nudge, now: Temporal.Instant): Promise<Decision> {
  const { db, people } = deps
  const { workspaceId } = nudge
  const { userId, week } = checkInOf(nudge)
  // Before anything can fail: whatever becomes of this week, the next one has its row.
  const stored = await db.transaction(async (tx) => {
    const member = await findMember(tx, workspaceId, userId)
    if (member) await planCheckIn(deps, tx, member, now, week)
    return member
  })
  const person = await people.find(userId)
  if (!stored || person?.kind !== 'person') return { do: 'drop', why: 'not-here' }
  const { zone } = person
  const member = zone === stored.zone ? stored : await db.transaction((tx) => moveTo(tx, stored, zone, now))
  const decided = await decideFor(db, nudge, member, now)
  if (decided === SILENT) await db.transaction((tx) => tellSilence(deps, tx, member, week, now))
  return decided
}

async function decideFor(db: Db, nudge: Nudge, member: Member, now: Temporal.Instant): Promise<Decision> {
  const { workspaceId, userId } = member
  const { week } = checkInOf(nudge)
  const decided = decideCheckIn({
    week,
    preference: preferenceOf(member),
    reach: await reachIn(member.zone, member),
    putOffTo: nudge.snoozes > 0 ? nudge.dueAt : null,
    now,
    answered: (await answerTo(db, nudge)) !== null,
    activePairs: (await pairsOf(db, workspaceId, userId, ['active'])).length,
  })
  // Only what would go out: a week that is left out for another reason tells nothing of whether anybody answers.
  if (decided.do !== 'send' || member.muted.includes('check-in')) return decided
  const unanswered = await unansweredWeeks(db, member, week)
  return unanswered.length >= UNANSWERED_IN_A_ROW ? SILENT : decided
}

/** Stores the zone that the profile shows, and moves what is planned to its clocks. */
export async function moveTo(tx: Tx, member: Member, zone: string, now: Temporal.Instant): Promise<Member> {
  const moved = await ensureMember(tx, { ...member, zone }, now)
  await followZone(tx, moved)
  return moved
}

async function isOpen(tx: Tx, nudge: Nudge): Promise<boolean> {
  return (await answerTo(tx, nudge)) === null && !(await isNewerSent(tx, nudge))
}

async function drawHelpNote({ db }: Deps, nudge: Nudge): Promise<Message> {
  const { workspaceId, pairId } = nudge
  const checkIn = await findNudge(db, workspaceId, nudge.subject ?? '')
  if (!checkIn) throw new Error('help note without its check-in')
  const { userId } = checkInOf(checkIn)
  const pair = pairId === null ? null : await findPair(db, workspaceId, pairId)
  const pairs = pair ? [pair] : await pairsOf(db, workspaceId, userId)
  return helpNote({
    userId,
    partners: pairs.map((one) => partnerOf(one, userId)),
    help: (await answerTo(db, checkIn))?.help ?? null,
  })
}
