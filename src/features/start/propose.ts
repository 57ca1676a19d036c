import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { ensureMembers, findMember } from '../../db/members.ts'
import { hasRequest, insertPair, pairsOf } from '../../db/pairs.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import { newGoal } from '../../domain/goal.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import {
  awaiting,
  NOT_STARTED,
  type NotPairable,
  objectionsTo,
  type Pair,
  PROPOSAL_EXPIRY_DAYS,
  PROPOSAL_REMINDER_DAYS,
  type ProposalFacts,
  type ProposalRefusal,
  roleOf,
} from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Person } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { PROPOSAL, PROPOSAL_EXPIRY, PROPOSAL_RECEIPT, PROPOSAL_REMINDER } from './ids.ts'
import { blockId, parseStart, roundOf, type StartForm } from './modal.ts'
import { refusalField, refusalWords } from './words.ts'

/** `/mentor start` was submitted: a proposal, or the reasons against it beside the fields. */
export function propose(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseStart(submitted.values)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { form } = parsed
    const [mentor, mentee] = await Promise.all([deps.people.find(form.mentor), deps.people.find(form.mentee)])
    const outcome = await deps.db.transaction((tx) => save(deps, tx, submitted, form, mentor, mentee))
    if (outcome.ok) return { do: 'close' }
    const round = roundOf(submitted.values)
    const errors: Record<string, string> = {}
    for (const refusal of outcome.refusal)
      errors[blockId(refusalField(refusal, form, submitted.userId), round)] = refusalWords(refusal)
    return { do: 'errors', errors }
  }
}

async function save(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  form: StartForm,
  mentor: Person | null,
  mentee: Person | null,
): Promise<Result<null, ProposalRefusal[]>> {
  const { workspaceId, userId, now, requestKey } = submitted
  if (await hasRequest(tx, workspaceId, requestKey)) return ok(null)
  const facts = await loadFacts(tx, submitted, form)
  const objections = objectionsTo({
    ...facts,
    mentor: { id: form.mentor, notPairable: notPairable(mentor) },
    mentee: { id: form.mentee, notPairable: notPairable(mentee) },
  })
  if (objections.length > 0) return refuse(objections)

  await ensureMembers(
    tx,
    [mentor, mentee].flatMap((person) =>
      person ? [{ workspaceId, userId: person.id, zone: person.zone }] : [],
    ),
    now,
  )
  const pair = newPair(workspaceId, userId, form, now)
  const saved = await insertPair(tx, pair, requestKey)
  if (saved === 'already-proposed') return refuse([{ kind: 'already-proposed' }])
  if (saved === 'inserted') await deps.outbox.plan(tx, proposalNudges(pair, now), now)
  return ok(null)
}

async function loadFacts(
  tx: Tx,
  { workspaceId, userId }: FormInteraction,
  { mentor, mentee }: StartForm,
): Promise<Omit<ProposalFacts, 'mentor' | 'mentee'>> {
  const ofMentor = await pairsOf(tx, workspaceId, mentor)
  const ofMentee = await pairsOf(tx, workspaceId, mentee)
  const proposed = await pairsOf(tx, workspaceId, mentee, ['proposed'])
  const proposer = await findMember(tx, workspaceId, userId)
  return {
    proposer: { id: userId, isCoordinator: proposer?.isCoordinator ?? false },
    runningPairsOfMentor: ofMentor.filter((pair) => pair.mentorId === mentor),
    runningPairsOfMentee: ofMentee.filter((pair) => pair.menteeId === mentee),
    openProposalForTheTwo: proposed.some((pair) => roleOf(pair, mentor) !== null),
    mentorCapacity: (await getWorkspace(tx, workspaceId)).mentorCapacity,
  }
}

function notPairable(person: Person | null): NotPairable | null {
  if (person === null) return 'unknown'
  return person.kind === 'person' ? null : person.kind
}

/** Whoever proposes has said yes with it. */
function newPair(workspaceId: string, proposedBy: string, form: StartForm, now: Temporal.Instant): Pair {
  return {
    id: crypto.randomUUID(),
    workspaceId,
    mentorId: form.mentor,
    menteeId: form.mentee,
    proposedBy,
    state: 'proposed',
    topic: form.topic,
    goals: form.goals.map((text, index) =>
      newGoal({ text, how: null, dueOn: null }, { id: crypto.randomUUID(), position: index + 1 }),
    ),
    cadence: form.cadence,
    sessionMinutes: form.minutes,
    months: form.months,
    personalLine: form.line,
    offLimits: null,
    ownRule: null,
    mentorAcceptedAt: proposedBy === form.mentor ? now : null,
    menteeAcceptedAt: proposedBy === form.mentee ? now : null,
    ...NOT_STARTED,
    createdAt: now,
  }
}

const HOURS_A_DAY = 24

function proposalNudges(pair: Pair, now: Temporal.Instant): NewNudge[] {
  const about = { workspaceId: pair.workspaceId, pairId: pair.id }
  const expiry = now.add({ hours: PROPOSAL_EXPIRY_DAYS * HOURS_A_DAY })
  const asked = awaiting(pair).flatMap((userId): NewNudge[] => [
    { ...about, kind: PROPOSAL, occasion: `${PROPOSAL}:${pair.id}:${userId}`, userId, dueAt: now },
    {
      ...about,
      kind: PROPOSAL_REMINDER,
      occasion: `${PROPOSAL_REMINDER}:${pair.id}:${userId}`,
      userId,
      dueAt: now.add({ hours: PROPOSAL_REMINDER_DAYS * HOURS_A_DAY }),
      expiresAt: expiry,
    },
  ])
  const proposer = { ...about, userId: pair.proposedBy }
  return [
    ...asked,
    { ...proposer, kind: PROPOSAL_RECEIPT, occasion: `${PROPOSAL_RECEIPT}:${pair.id}`, dueAt: now },
    { ...proposer, kind: PROPOSAL_EXPIRY, occasion: `${PROPOSAL_EXPIRY}:${pair.id}`, dueAt: expiry },
  ]
}
