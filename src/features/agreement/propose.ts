import type { Temporal } from 'temporal-polyfill'
import { closeChange, hasChangeRequest, insertChange, openChange } from '../../db/agreement-changes.ts'
import type { Tx } from '../../db/client.ts'
import { lockPair } from '../../db/pairs.ts'
import {
  type AgreementChange,
  decideTerms,
  mayChangeAgreement,
  suggestedExtension,
} from '../../domain/agreement.ts'
import type { NewNudge } from '../../domain/nudge.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import type { ClickHandler, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { CHANGE_LAPSE, CHANGE_PROPOSED } from './ids.ts'
import { lapsesAt } from './messages.ts'
import { changeModal, type ParsedTerms, parseTerms } from './modal.ts'
import {
  AS_LONG_AS_MAY_BE,
  agreementRefusalWords,
  refusedField,
  termsRefusalWords,
  UNKNOWN_PAIR,
} from './words.ts'

/** Opens the form that proposes a change. */
export function openForm(deps: Deps): ClickHandler {
  return opening(deps, (pair) => pair.endsOn)
}

/** The same, with a later last day filled in: three months, or as many as are left. */
export function openExtension(deps: Deps): ClickHandler {
  return opening(deps, suggestedExtension)
}

function opening(deps: Deps, endOf: (pair: Pair) => Temporal.PlainDate | null): ClickHandler {
  return async (click) => {
    const pairId = clickedPair(click.value)
    const pair = pairId && (await deps.findPair(pairId))
    if (!pair) return click.tell(UNKNOWN_PAIR)
    const may = mayChangeAgreement(pair, click.userId)
    if (!may.ok) return click.tell(agreementRefusalWords(may.refusal))
    const end = endOf(pair)
    if (end === null) return click.tell(AS_LONG_AS_MAY_BE)
    const waiting = await openChange(deps.db, click.workspaceId, pair.id)
    await click.open(changeModal(pair, { partnerId: partnerOf(pair, click.userId), waiting, end }))
  }
}

/** The form was sent: the other one is asked, in the conversation of the two. */
export function proposeChange(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseTerms(submitted)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const errors = await deps.db.transaction((tx) => save(deps, tx, submitted, parsed))
    // The form may lie on top of the agreement that it would change.
    return errors ? { do: 'errors', errors } : { do: 'clear' }
  }
}

async function save(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now, requestKey }: FormInteraction,
  { pairId, terms }: Extract<ParsedTerms, { ok: true }>,
): Promise<Record<string, string> | null> {
  const pair = pairId && (await lockPair(tx, workspaceId, pairId))
  if (!pair) return { topic: UNKNOWN_PAIR }
  const may = mayChangeAgreement(pair, userId)
  if (!may.ok) return { topic: agreementRefusalWords(may.refusal) }
  if (await hasChangeRequest(tx, workspaceId, requestKey)) return null
  const decided = decideTerms(pair, terms)
  if (!decided.ok) return { [refusedField(decided.refusal)]: termsRefusalWords(decided.refusal) }

  const older = await openChange(tx, workspaceId, pair.id)
  if (older) await closeChange(tx, older, 'replaced', now)
  await deps.outbox.cancel(tx, workspaceId, { kinds: [CHANGE_LAPSE], pairId: pair.id })
  await deps.outbox.redraw(tx, workspaceId, { kinds: [CHANGE_PROPOSED], pairId: pair.id })
  const about = { id: crypto.randomUUID(), workspaceId, pairId: pair.id, proposedBy: userId }
  const change: AgreementChange = { ...about, ...decided.value, state: 'open', createdAt: now }
  if (await insertChange(tx, change, requestKey)) await deps.outbox.plan(tx, nudgesOf(change), now)
  return null
}

function nudgesOf(change: AgreementChange): NewNudge[] {
  const { id, workspaceId, pairId, proposedBy, createdAt } = change
  const nudge = (kind: string) => ({ workspaceId, pairId, kind, occasion: `${kind}:${id}`, subject: id })
  return [
    { ...nudge(CHANGE_PROPOSED), dueAt: createdAt },
    { ...nudge(CHANGE_LAPSE), userId: proposedBy, dueAt: lapsesAt(change) },
  ]
}
