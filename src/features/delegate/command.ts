import type { Tx } from '../../db/client.ts'
import { delegateOf, leadersOf, nameDelegate } from '../../db/delegates.ts'
import { ensureMembers, lockMembers } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import { upcomingSessions } from '../../db/sessions.ts'
import { openOffer } from '../../db/slot-offers.ts'
import { mayName } from '../../domain/delegate.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { type Person, zoneOf } from '../../slack/people.ts'
import { endDelegation, redrawForDelegate } from '../end-delegation.ts'
import type { Deps } from '../feature.ts'
import { sessionForDelegate, timesNudge } from '../scheduling-nudges.ts'
import { TIMES_NOW } from '../session/ids.ts'
import { DELEGATE_NAMED, DELEGATE_TOLD } from './ids.ts'
import { declinedWords, namedWords, refusalWords, revokedWords, standingWords, USAGE } from './words.ts'

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/
const ENDS = new Set(['off', 'end', 'stop', 'none', 'remove', 'no'])

/** `/mentor delegate @someone`, `/mentor delegate off`, and how it stands. */
export function delegateCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const typed = command.args.trim()
    const named = MENTION.exec(typed)?.[1]
    if (ENDS.has(typed.toLowerCase())) return command.tell(await end(deps, command))
    if (!named) return command.tell(typed === '' ? await standing(deps, command) : USAGE)
    const [person, zone] = await Promise.all([deps.people.find(named), zoneOf(deps.people, command.userId)])
    await command.tell(await deps.db.transaction((tx) => name(deps, tx, command, { named, person, zone })))
  }
}

/** Whoever was named would rather not. */
export function decline(deps: Deps): ClickHandler {
  return async (click) => {
    const { now, userId: delegateId, value: leaderId } = click
    const ended = await deps.db.transaction(async (tx) =>
      leaderId === '' ? [] : endDelegation(deps, tx, { leaderId, delegateId }, 'declined', now),
    )
    await click.tell(declinedWords(ended.map((one) => one.leaderId)))
  }
}

async function standing({ db }: Deps, { workspaceId, userId }: Interaction): Promise<string> {
  return standingWords(await delegateOf(db, workspaceId, userId), await leadersOf(db, workspaceId, userId))
}

/** A leader ends it for themselves; a delegate ends what they do for others. */
async function end(deps: Deps, { userId, now }: Interaction): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const [revoked] = await endDelegation(deps, tx, { leaderId: userId }, 'revoked', now)
    if (revoked) return revokedWords(revoked.delegateId)
    const declined = await endDelegation(deps, tx, { delegateId: userId }, 'declined', now)
    return declinedWords(declined.map(({ leaderId }) => leaderId))
  })
}

/** Names the delegate in the place of an earlier one; gives back what to tell the leader. */
async function name(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId: leaderId, now }: Interaction,
  { named, person, zone }: { named: string; person: Person | null; zone: string },
): Promise<string> {
  const why = person === null ? 'unknown' : person.kind === 'person' ? null : person.kind
  const running = await pairsOf(tx, workspaceId, leaderId)
  const may = mayName({ leaderId, delegate: { id: named, why }, pairs: running })
  if (!may.ok) return refusalWords(may.refusal)
  const people = [
    { workspaceId, userId: leaderId, zone },
    { workspaceId, userId: named, zone: person?.zone ?? 'UTC' },
  ]
  await ensureMembers(tx, people, now)
  // Two who are named at once take turns here; the unique index stands behind it.
  await lockMembers(tx, workspaceId, [leaderId])
  if ((await delegateOf(tx, workspaceId, leaderId)) === named) return namedWords(named, true)
  await endDelegation(deps, tx, { leaderId }, 'revoked', now)
  await nameDelegate(tx, workspaceId, { leaderId, delegateId: named }, now)
  await redrawForDelegate(deps, tx, named)
  const pairs = running.filter(({ menteeId }) => menteeId === leaderId)
  await tellAll(deps, tx, leaderId, named, pairs, now)
  return namedWords(named, false)
}

async function tellAll(
  deps: Deps,
  tx: Tx,
  leaderId: string,
  delegateId: string,
  pairs: readonly Pair[],
  now: Interaction['now'],
): Promise<void> {
  const { workspaceId } = deps
  // One person may be named more than once, so this naming is the occasion.
  const naming = crypto.randomUUID()
  const told: NewNudge[] = [
    {
      workspaceId,
      kind: DELEGATE_NAMED,
      occasion: `${DELEGATE_NAMED}:${naming}`,
      userId: delegateId,
      subject: leaderId,
      dueAt: now,
    },
  ]
  for (const { id: pairId } of pairs) {
    const occasion = `${DELEGATE_TOLD}:${naming}:${pairId}`
    told.push({ workspaceId, kind: DELEGATE_TOLD, occasion, pairId, subject: delegateId, dueAt: now })
    const offer = await openOffer(tx, workspaceId, pairId)
    if (offer) told.push(timesNudge(offer, delegateId, TIMES_NOW, now))
    for (const session of await upcomingSessions(tx, workspaceId, [pairId], now))
      told.push(sessionForDelegate(session, delegateId, now))
  }
  await deps.outbox.plan(tx, told, now)
}
