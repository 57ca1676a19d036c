import type { Tx } from '../../db/client.ts'
import { ledgerItemsById, lockItems, outcomesOf, saveChange } from '../../db/ledger.ts'
import { doubtedNudges } from '../../db/nudges-meant.ts'
import { decideVerdict, type Verdict } from '../../domain/ledger.ts'
import { idAndNumber } from '../../slack/id-and-number.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { planWaits } from '../ledger-waiting.ts'
import { redrawFor } from '../redraw-feedback.ts'
import { LEDGER_NEWS } from './ids.ts'
import { NOT_CLOSED_NOW, UNKNOWN_NEWS } from './words.ts'

const THANKED: Record<Verdict, string> = {
  solved: 'Noted as solved. Thank you.',
  reopen: 'Noted: IT has it again, and sees that it is not solved.',
  thanks: 'Noted, and I will not ask again.',
}

/** The leader's one click on what IT has closed. */
export function verdict(deps: Deps, chosen: Verdict): ClickHandler {
  return async (click) => {
    const words = await deps.db.transaction((tx) => save(deps, tx, click, chosen))
    // A window is not drawn anew like a message.
    const answer = words ?? (click.from === 'modal' ? THANKED[chosen] : null)
    if (answer !== null) await click.tell(answer)
  }
}

/** Gives back what there is to say besides the message that is drawn anew. */
async function save(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, value, now }: ClickInteraction,
  chosen: Verdict,
): Promise<string | null> {
  const named = idAndNumber.safeParse(value)
  if (!named.success) return UNKNOWN_NEWS
  const [id, reopened] = named.data
  const [known] = await ledgerItemsById(tx, workspaceId, [id])
  if (known?.menteeId !== userId) return UNKNOWN_NEWS
  await lockItems(tx, workspaceId, { ids: [id, ...(known.mergedInto === null ? [] : [known.mergedInto])] })
  const [item] = await ledgerItemsById(tx, workspaceId, [id])
  const outcome = item && (await outcomesOf(tx, workspaceId, [id])).get(id)
  if (!item || !outcome) return UNKNOWN_NEWS
  const changes = decideVerdict(outcome, { verdict: chosen, reopened }, now)
  // The same click delivered twice has nothing to say; an outdated one has.
  if (changes === null) return isSaid(outcome, chosen, reopened) ? null : NOT_CLOSED_NOW
  const done = { act: chosen, by: userId, at: now, note: null, formId: null }
  const saved = await saveChange(tx, item, changes, done)
  await redrawFor(deps, tx, [saved], now)
  if (chosen === 'reopen') await planWaits(deps, tx, saved, { isNews: true }, now)
  // Without Slack's receipt the message cannot be drawn anew.
  const lost = await doubtedNudges(tx, workspaceId, { kinds: [LEDGER_NEWS], userId })
  return lost.length > 0 ? THANKED[chosen] : null
}

const isSaid = (
  outcome: { verdict: string | null; reopened: number },
  chosen: Verdict,
  reopened: number,
): boolean => (chosen === 'reopen' ? outcome.reopened === reopened + 1 : outcome.verdict === chosen)
