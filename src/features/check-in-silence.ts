import type { Temporal } from 'temporal-polyfill'
import { askedWeeks } from '../db/check-ins.ts'
import type { Tx } from '../db/client.ts'
import { type Member, wantCheckIns } from '../db/members.ts'
import { pairsOf } from '../db/pairs.ts'
import {
  type AskedWeek,
  checkInsWantedSince,
  UNANSWERED_IN_A_ROW,
  unansweredInARow,
} from '../domain/check-in-silence.ts'
import type { IsoWeek } from '../domain/iso-week.ts'
import { CHECK_IN, SILENCE_NOTE } from './check-in/ids.ts'
import type { Deps } from './feature.ts'

/** The weeks in a row, of those before a week where one is given, that somebody let go by; the latest first. */
export async function unansweredWeeks(
  tx: Tx,
  member: Pick<Member, 'workspaceId' | 'userId' | 'checkInsWantedAt'>,
  before?: IsoWeek,
): Promise<AskedWeek[]> {
  const { workspaceId, userId } = member
  const limit = UNANSWERED_IN_A_ROW
  const weeks = await askedWeeks(tx, {
    workspaceId,
    userId,
    kind: CHECK_IN,
    limit,
    ...(before && { before }),
  })
  return unansweredInARow(weeks, checkInsWantedSince(member, await pairsOf(tx, workspaceId, userId)))
}

/** Whether somebody gets no check-ins for now, because so many went by without an answer. */
export async function isSilent(tx: Tx, member: Parameters<typeof unansweredWeeks>[1]): Promise<boolean> {
  return (await unansweredWeeks(tx, member)).length >= UNANSWERED_IN_A_ROW
}

/** The person has shown that they want to be asked: from now on the weeks are counted anew. */
export async function showInterest(
  deps: Pick<Deps, 'outbox'>,
  tx: Tx,
  { workspaceId, userId }: Pick<Member, 'workspaceId' | 'userId'>,
  now: Temporal.Instant,
): Promise<void> {
  await wantCheckIns(tx, workspaceId, userId, now)
  const [latest] = await askedWeeks(tx, { workspaceId, userId, kind: CHECK_IN, limit: 1 })
  if (latest)
    await deps.outbox.redraw(tx, workspaceId, { kinds: [CHECK_IN], userId, subjects: [latest.week] })
  await redrawSilence(deps, tx, { workspaceId, userId })
}

/** What told coordinators that somebody is not asked any more follows. */
export async function redrawSilence(
  { outbox }: Pick<Deps, 'outbox'>,
  tx: Tx,
  { workspaceId, userId }: Pick<Member, 'workspaceId' | 'userId'>,
): Promise<void> {
  await outbox.redraw(tx, workspaceId, { kinds: [SILENCE_NOTE], subjects: [userId] })
}
