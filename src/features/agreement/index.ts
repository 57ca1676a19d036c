import { closeChange, openChange } from '../../db/agreement-changes.ts'
import { isRunning } from '../../domain/pair.ts'
import type { CreateFeature } from '../feature.ts'
import { accept, decline, withdraw } from './answer.ts'
import {
  AGREEMENT_ACCEPT,
  AGREEMENT_CHANGE,
  AGREEMENT_DECLINE,
  AGREEMENT_EXTEND,
  AGREEMENT_FORM,
  AGREEMENT_OPEN,
  AGREEMENT_WITHDRAW,
  CHANGE_LAPSE,
  CHANGE_PROPOSED,
} from './ids.ts'
import { agreementNudges } from './nudges.ts'
import { openExtension, openForm, proposeChange } from './propose.ts'
import { agreementCommand, openAgreement } from './view.ts'

/** `/mentor agreement`: what two people have agreed on, the ground rules, and how either of them changes it. */
export const agreement: CreateFeature = (deps) => ({
  words: { agreement: agreementCommand(deps) },
  clicks: {
    [AGREEMENT_OPEN]: openAgreement(deps),
    [AGREEMENT_CHANGE]: openForm(deps),
    [AGREEMENT_EXTEND]: openExtension(deps),
    [AGREEMENT_ACCEPT]: accept(deps),
    [AGREEMENT_DECLINE]: decline(deps),
    [AGREEMENT_WITHDRAW]: withdraw(deps),
  },
  forms: { [AGREEMENT_FORM]: proposeChange(deps) },
  nudges: agreementNudges(deps),
  async pairChanged(tx, pair, now) {
    if (isRunning(pair)) return
    const { workspaceId, id: pairId } = pair
    const waiting = await openChange(tx, workspaceId, pairId)
    if (!waiting) return
    await closeChange(tx, waiting, 'lapsed', now)
    await deps.outbox.cancel(tx, workspaceId, { kinds: [CHANGE_LAPSE], pairId })
    await deps.outbox.redraw(tx, workspaceId, { kinds: [CHANGE_PROPOSED], pairId })
  },
})
