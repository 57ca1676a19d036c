import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { findMember, type Member } from '../../db/members.ts'
import { UNANSWERED_IN_A_ROW } from '../../domain/check-in-silence.ts'
import type { IsoWeek } from '../../domain/iso-week.ts'
import { type Decision, type NewNudge, type Nudge, SEND } from '../../domain/nudge.ts'
import type { NudgeKind } from '../../jobs/nudge-kind.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { unansweredWeeks } from '../check-in-silence.ts'
import type { Deps } from '../feature.ts'
import { coordinatorsFor } from './helpers.ts'
import { SILENCE_NOTE } from './ids.ts'
import { silenceNote } from './messages.ts'

/** What a week's check-in that nobody waits for ends with. */
export const SILENT: Decision = { do: 'drop', why: 'silent' }

/**
 * Tells coordinators that somebody is not asked any more, once for each time that it comes to that. Nothing has to be
 * taken back when the person shows up again: the next week decides anew.
 */
export async function tellSilence(
  deps: Deps,
  tx: Tx,
  member: Member,
  before: IsoWeek,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, userId } = member
  const [latest] = await unansweredWeeks(tx, member, before)
  if (!latest) return
  const notes = (await coordinatorsFor(tx, workspaceId, userId)).map(
    (coordinator): NewNudge => ({
      workspaceId,
      kind: SILENCE_NOTE,
      occasion: occasionOf(userId, latest.week, coordinator),
      userId: coordinator,
      subject: userId,
      dueAt: now,
    }),
  )
  await deps.outbox.plan(tx, notes, now)
}

const occasionOf = (userId: string, week: IsoWeek, coordinator: string): string =>
  `${SILENCE_NOTE}:${userId}:${week}:${coordinator}`

/** Which person, and no more: no count, no score. */
export function silenceNudge({ db }: Deps): NudgeKind {
  return {
    name: SILENCE_NOTE,
    whenUnknown: 'again',
    dated: {
      timing: () => 'good-hour',
      group: 'news',
      why: async (nudge) => `${mention(nudge.subject ?? '')} and my check-ins`,
    },
    async decide(nudge) {
      const { workspaceId, userId, subject } = nudge
      if (!(await coordinatorsFor(db, workspaceId, subject ?? '')).includes(userId ?? ''))
        return { do: 'drop', why: 'no-coordinator' }
      return (await isStill(db, nudge)) ? SEND : { do: 'drop', why: 'changed-since' }
    },
    async message(nudge) {
      const isOver = !(await isStill(db, nudge))
      return silenceNote({ userId: nudge.subject ?? '', isOver })
    },
  }
}

/** Whether the silence of which the note tells goes on. */
async function isStill(tx: Tx, { workspaceId, subject, userId, occasion }: Nudge): Promise<boolean> {
  const member = subject && (await findMember(tx, workspaceId, subject))
  const weeks = member ? await unansweredWeeks(tx, member) : []
  const [latest] = weeks
  const isSilent = latest !== undefined && weeks.length >= UNANSWERED_IN_A_ROW
  return isSilent && occasion === occasionOf(subject ?? '', latest.week, userId ?? '')
}
