import { setTimeout as pause } from 'node:timers/promises'
import { heldTill } from '../db/lanes.ts'
import { moveNudge } from '../db/nudges.ts'
import { keepReceipts } from '../db/sending.ts'
import { isAfter } from '../domain/moments.ts'
import type { Decision, Nudge } from '../domain/nudge.ts'
import { assertNever } from '../domain/result.ts'
import { attempt, type Draft, type Failure, type Outcome, type Posted, post } from '../slack/deliver.ts'
import { failed, PROCESS_ENDED, poisoned } from './failing.ts'
import type { NudgeKind, OutboxParts } from './nudge-kind.ts'
import { endUnsent } from './redraw-message.ts'

/** Slots are handed out a second ahead. */
const SLOT_AHEAD = { seconds: 2 }
/** Forty seconds in all: whoever looks for lost nudges waits for a minute. */
const KEEP_AGAIN_SECONDS = [0.1, 0.4, 1, 3, 5, 10, 20]

/** Left by another release: it fails like any other bug, and is there to be tried again. */
const UNKNOWN_KIND: NudgeKind = {
  name: 'unknown',
  whenUnknown: 'leave',
  decide: () => Promise.reject(new Error('nudge of an unknown kind')),
  message: () => Promise.reject(new Error('nudge of an unknown kind')),
}

/** Our own code threw while it decided on a message or drew it. */
interface Bug {
  ok: false
  failure: { kind: 'bug'; cause: unknown }
}

/**
 * Sends one nudge that was taken from the table, at its slot, or decides against it. No transaction is open while Slack
 * is asked. A crash between sending and storing leaves the state 'sending': whoever takes it next knows that the
 * outcome is unknown.
 */
export async function deliverNudge(parts: OutboxParts, nudge: Nudge): Promise<void> {
  const kind = parts.kinds.get(nudge.kind) ?? UNKNOWN_KIND
  const now = parts.clock.now()
  if (nudge.state === 'sending') return failed(parts, kind, nudge, PROCESS_ENDED)
  if (nudge.state !== 'queued') return
  if (nudge.expiresAt && nudge.expiresAt.epochNanoseconds < now.epochNanoseconds)
    return settle(parts, nudge, { do: 'drop', why: 'expired' })

  const tried = { ...nudge, attempts: nudge.attempts + 1 }
  const ended = ({ failure }: Bug | { failure: Failure }) =>
    failure.kind === 'bug' ? poisoned(parts, nudge, failure.cause) : failed(parts, kind, tried, failure)

  const decided = await asking(() => kind.decide(nudge, now))
  if (!decided.ok) return ended(decided)
  if (decided.value.do !== 'send') return settle(parts, nudge, decided.value)

  const drawn = await draw(kind, nudge)
  if (!drawn.ok) return ended(drawn)
  // The clock was set back meanwhile, perhaps by hours: whoever asks next gets another slot.
  if (isFarAhead(nudge.queuedAt, parts.clock.now())) return putOff(parts, nudge)
  if (nudge.queuedAt) await parts.clock.until(nudge.queuedAt)
  // The last thing before it is sent: the less lies between, the fewer sends have an outcome that nobody knows.
  if (!(await parts.marks.begin(tried))) return putOff(parts, nudge)
  const outcome = await post(parts.client, drawn.value)
  if (!outcome.ok) return ended(outcome)
  await delivered(parts, kind, nudge, outcome.value)
}

/** Draws the message, which sets out only if nobody changes the facts before it does. */
async function draw(kind: NudgeKind, nudge: Nudge): Promise<Outcome<Draft> | Bug> {
  return asking(async () => {
    const to = kind.to ? await kind.to(nudge) : nudge.userId
    if (to === null) throw new Error('nudge without an addressee')
    return { to, ...(await kind.message(nudge)) }
  })
}

/**
 * Reads what may have to be asked of Slack. Nothing was posted yet, so even a lost request may be repeated. Whatever
 * else is thrown becomes a value too: one message's failure, and nobody else's.
 */
async function asking<T>(read: () => Promise<T>): Promise<Outcome<T> | Bug> {
  try {
    const outcome = await attempt(read)
    if (outcome.ok || outcome.failure.kind !== 'unknown') return outcome
    return { ok: false, failure: { ...outcome.failure, kind: 'transient', retryAfterSeconds: null } }
  } catch (cause) {
    return { ok: false, failure: { kind: 'bug', cause } }
  }
}

/** Slack has asked for silence since the slot was given, or somebody changes the facts: it waits until that is over. */
async function putOff({ db, clock, workspaceId }: OutboxParts, nudge: Nudge): Promise<void> {
  const now = clock.now()
  const retryAt = (await heldTill(db, workspaceId, now)) ?? now
  await moveNudge(db, nudge, ['queued'], { state: 'pending', retryAt })
}

async function settle(
  parts: OutboxParts,
  nudge: Nudge,
  decision: Exclude<Decision, { do: 'send' }>,
): Promise<void> {
  switch (decision.do) {
    case 'later':
      // Deciding went well, so whatever failed before it is over.
      await moveNudge(parts.db, nudge, ['queued'], {
        state: 'pending',
        dueAt: decision.at,
        attempts: 0,
        bugs: 0,
      })
      return
    case 'drop':
      if (await endUnsent(parts, nudge, { state: 'dropped', outcome: decision.why }))
        parts.metrics.dropped(nudge.kind, decision.why)
      return
    default:
      assertNever(decision)
  }
}

/** Keeps Slack's receipt, also when another run has meanwhile taken this one for dead. */
async function delivered(parts: OutboxParts, kind: NudgeKind, nudge: Nudge, posted: Posted): Promise<void> {
  const now = parts.clock.now()
  parts.metrics.sent(nudge.kind, secondsSince(nudge.dueAt, now), secondsSince(nudge.queuedAt ?? now, now))
  const receipt = { id: nudge.id, sentAt: now, ...posted }
  const { sent } = kind
  const keep = async () => {
    if (!sent) await parts.marks.keep(receipt)
    else
      await parts.db.transaction(async (tx) => {
        const kept = await keepReceipts(tx, nudge.workspaceId, [receipt])
        if (kept.has(nudge.id)) await sent(tx, nudge, posted)
      })
  }
  await insisting(keep)
}

/**
 * What was sent is written down also when the database is away for a moment. After this someone else takes the nudge for
 * lost, and nobody would know any more that it arrived.
 */
async function insisting(keep: () => Promise<void>): Promise<void> {
  for (const seconds of KEEP_AGAIN_SECONDS) {
    try {
      return await keep()
    } catch {
      await pause(seconds * 1000, undefined, { ref: false })
    }
  }
  await keep()
}

const isFarAhead = (slot: Nudge['queuedAt'], now: Nudge['dueAt']) =>
  slot !== null && isAfter(slot, now.add(SLOT_AHEAD))

const secondsSince = (moment: Nudge['dueAt'], now: Nudge['dueAt']) => moment.until(now).total('seconds')
