import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { coordinatorsBeside, findMember, lockMembers } from '../../db/members.ts'
import { findPair, lockPair, mentorSlots, pairsOf, updatePair } from '../../db/pairs.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import {
  activate,
  awaiting,
  DECLINE_REASONS,
  mayAnswer,
  type Pair,
  partnerOf,
  roleOf,
} from '../../domain/pair.ts'
import { field, modal, option, section } from '../../slack/blocks.ts'
import type { ClickHandler, ClickInteraction, FormHandler } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import {
  AGREEMENT,
  DECLINE_NOTE,
  PROPOSAL,
  PROPOSAL_EXPIRY,
  PROPOSAL_RECEIPT,
  PROPOSAL_REMINDER,
  START_DECLINE_FORM,
} from './ids.ts'
import { activationRefusalWords, answerRefusalWords, DECLINE_WORDS, goneWords } from './words.ts'

/** Everything that shows the proposal and must follow its state. */
const SHOWN = [PROPOSAL, PROPOSAL_RECEIPT, PROPOSAL_REMINDER]
const PENDING = [PROPOSAL_REMINDER, PROPOSAL_EXPIRY]
const UNKNOWN = 'I cannot find this proposal here. Nothing was changed.'

export function accept(deps: Deps): ClickHandler {
  return async (click) => {
    const gone = await goneFrom(deps, click)
    const problem = await deps.db.transaction((tx) => saveAcceptance(deps, tx, click, gone))
    if (problem) await click.tell(problem)
  }
}

/** The one of the two who has left the workspace since the proposal; asked before any row is locked. */
async function goneFrom(deps: Deps, click: ClickInteraction): Promise<string | null> {
  const id = z.uuid().safeParse(click.value)
  const pair = id.success ? await findPair(deps.db, click.workspaceId, id.data) : null
  if (!pair || roleOf(pair, click.userId) === null) return null
  const partnerId = partnerOf(pair, click.userId)
  const partner = await deps.people.find(partnerId)
  return partner?.kind === 'person' ? null : partnerId
}

/** Records the yes; the last one starts the pair. Gives back what to tell when it cannot be. */
async function saveAcceptance(
  deps: Deps,
  tx: Tx,
  click: ClickInteraction,
  gone: string | null,
): Promise<string | null> {
  const { workspaceId, userId, now } = click
  const pair = await lockNamed(tx, click)
  if (!pair) return UNKNOWN
  const may = mayAnswer(pair, userId)
  if (!may.ok) {
    await deps.outbox.redraw(tx, workspaceId, { kinds: SHOWN, pairId: pair.id, userId })
    return answerRefusalWords(may.refusal)
  }
  if (gone !== null) return goneWords(gone)
  const accepted = may.value === 'mentor' ? { mentorAcceptedAt: now } : { menteeAcceptedAt: now }
  const agreed = { ...pair, ...accepted }
  if (awaiting(agreed).length > 0) {
    await updatePair(tx, pair, accepted)
    await deps.outbox.cancel(tx, workspaceId, { kinds: [PROPOSAL_REMINDER], pairId: pair.id, userId })
  } else {
    const refused = await startPair(deps, tx, agreed, click)
    if (refused) return refused
  }
  await deps.outbox.redraw(tx, workspaceId, { kinds: SHOWN, pairId: pair.id })
  return null
}

async function startPair(deps: Deps, tx: Tx, pair: Pair, click: ClickInteraction): Promise<string | null> {
  const { workspaceId, userId, now } = click
  // Acceptances that concern one mentor or one leader take turns here; the unique indexes stand behind it.
  await lockMembers(tx, workspaceId, [pair.mentorId, pair.menteeId])
  const mentee = await findMember(tx, workspaceId, pair.menteeId)
  const running = await pairsOf(tx, workspaceId, pair.menteeId)
  const started = activate(pair, {
    takenSlots: await mentorSlots(tx, workspaceId, pair.mentorId),
    mentorCapacity: (await getWorkspace(tx, workspaceId)).mentorCapacity,
    menteeHasMentor: running.some((other) => other.menteeId === pair.menteeId),
    today: now.toZonedDateTimeISO(mentee?.zone ?? 'UTC').toPlainDate(),
  })
  if (!started.ok) return activationRefusalWords(started.refusal, pair, userId)
  const { mentorAcceptedAt, menteeAcceptedAt } = pair
  const changes = { state: 'active' as const, mentorAcceptedAt, menteeAcceptedAt, ...started.value }
  await updatePair(tx, pair, changes)
  await deps.outbox.cancel(tx, workspaceId, { kinds: PENDING, pairId: pair.id })
  await deps.outbox.plan(
    tx,
    [{ workspaceId, kind: AGREEMENT, occasion: `${AGREEMENT}:${pair.id}`, pairId: pair.id, dueAt: now }],
    now,
  )
  await deps.pairChanged(tx, { ...pair, ...changes }, now)
  return null
}

/** Opens the form that asks for one of the four reasons. */
export function decline(deps: Deps): ClickHandler {
  return async (click) => {
    const pair = await deps.db.transaction((tx) => lockNamed(tx, click))
    if (!pair) return click.tell(UNKNOWN)
    const may = mayAnswer(pair, click.userId)
    if (!may.ok) return click.tell(answerRefusalWords(may.refusal))
    await click.open(declineModal(pair))
  }
}

const metadata = z.object({ pairId: z.uuid() })
const declineForm = z.object({ reason: z.enum(DECLINE_REASONS) })

function declineModal(pair: Pair): ModalView {
  return modal({
    id: START_DECLINE_FORM,
    title: 'Decline',
    submit: 'Decline',
    close: 'Back',
    metadata: { pairId: pair.id } satisfies z.infer<typeof metadata>,
    blocks: [
      section(
        `You are about to decline the pair of ${mention(pair.mentorId)} and ${mention(pair.menteeId)}.`,
      ),
      field(
        'reason',
        'Why not',
        {
          type: 'radio_buttons',
          options: DECLINE_REASONS.map((reason) => option(DECLINE_WORDS[reason], reason)),
        },
        { hint: 'Only a coordinator sees the reason. It helps to find a better match.' },
      ),
    ],
  })
}

export function declined(deps: Deps): FormHandler {
  return async (submitted) => {
    const { workspaceId, userId, now } = submitted
    const answer = declineForm.safeParse(submitted.values)
    if (!answer.success) return { do: 'errors', errors: { reason: 'Please choose one of the four.' } }
    const about = metadataOf(metadata, submitted.metadata)
    if (!about) return { do: 'errors', errors: { reason: UNKNOWN } }
    const problem = await deps.db.transaction(async (tx) => {
      const pair = await lockPair(tx, workspaceId, about.pairId)
      if (!pair) return UNKNOWN
      // Delivered twice: the first delivery has done it.
      if (pair.state === 'declined' && pair.closedBy === userId) return null
      const may = mayAnswer(pair, userId)
      if (!may.ok) return answerRefusalWords(may.refusal)
      const closed = { state: 'declined' as const, closedBy: userId, closedAt: now }
      await updatePair(tx, pair, { ...closed, closedReason: answer.data.reason })
      await closeProposal(deps, tx, pair)
      const coordinators = await coordinatorsBeside(tx, workspaceId, [pair.mentorId, pair.menteeId])
      await deps.outbox.plan(
        tx,
        coordinators.map((coordinator) => ({
          workspaceId,
          kind: DECLINE_NOTE,
          occasion: `${DECLINE_NOTE}:${pair.id}:${coordinator}`,
          userId: coordinator,
          pairId: pair.id,
          dueAt: now,
        })),
        now,
      )
      return null
    })
    return problem ? { do: 'errors', errors: { reason: problem } } : { do: 'close' }
  }
}

/** The proposer takes the proposal back. */
export function withdraw(deps: Deps): ClickHandler {
  return async (click) => {
    const { userId, now } = click
    const problem = await deps.db.transaction(async (tx) => {
      const pair = await lockNamed(tx, click)
      if (!pair) return UNKNOWN
      if (pair.proposedBy !== userId)
        return 'Only the person who made a proposal can withdraw it. Nothing was changed.'
      if (pair.state === 'withdrawn') return 'You have withdrawn this proposal already.'
      if (pair.state !== 'proposed') return answerRefusalWords({ kind: 'no-longer-open', state: pair.state })
      await updatePair(tx, pair, { state: 'withdrawn', closedBy: userId, closedAt: now })
      await closeProposal(deps, tx, pair)
      return null
    })
    if (problem) await click.tell(problem)
  }
}

async function closeProposal(deps: Deps, tx: Tx, pair: Pair): Promise<void> {
  await deps.outbox.cancel(tx, pair.workspaceId, { kinds: PENDING, pairId: pair.id })
  await deps.outbox.redraw(tx, pair.workspaceId, { kinds: SHOWN, pairId: pair.id })
}

/** The pair that a button names; null for a forged or foreign value. */
async function lockNamed(tx: Tx, click: ClickInteraction): Promise<Pair | null> {
  const id = z.uuid().safeParse(click.value)
  return id.success ? lockPair(tx, click.workspaceId, id.data) : null
}
