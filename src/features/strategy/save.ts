import { z } from 'zod'
import { sessionsAheadWithCard } from '../../db/card-showings.ts'
import type { Tx } from '../../db/client.ts'
import { pairsOf } from '../../db/pairs.ts'
import {
  addStrategyVersion,
  confirmReading,
  currentStrategyCards,
  findStrategyCard,
  insertStrategyCard,
  lockStrategyCard,
  retireStrategyCard,
  type StoredStrategyCard,
  strategyTextAt,
} from '../../db/strategy.ts'
import {
  changedFields,
  decideStrategySave,
  MOST_STRATEGY_CARDS,
  type StrategyRights,
  stampOf,
  typedOver,
} from '../../domain/strategy.ts'
import type { ClickHandler, FormHandler, FormInteraction, FormReply } from '../../slack/interaction.ts'
import { BRIEF_MENTOR } from '../brief/ids.ts'
import type { Deps } from '../feature.ts'
import { redrawBriefs } from '../redraw-briefs.ts'
import { besideFirst, type CardForm, cardModal, editModal, parseCard } from './card-modal.ts'
import { listModal } from './list-modal.ts'
import { loadList, rightsOf } from './load.ts'
import {
  CHANGED_SINCE_READ,
  CHANGED_SINCE_SHOWN,
  changedMeanwhileWords,
  NOT_A_MENTOR,
  NOT_AN_IT_LEAD,
  RETIRED,
  TOO_MANY,
  UNKNOWN_CARD,
} from './words.ts'

/** A card was written: the first version, or the next one. */
export function cardSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseCard(submitted.values, submitted.metadata)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    return deps.db.transaction(async (tx) => {
      const rights = await rightsOf(tx, submitted)
      if (!rights.mayWrite) return beside(parsed.form, NOT_AN_IT_LEAD)
      const save = parsed.form.version === 0 ? saveNew : saveNext
      return save(deps, tx, submitted, parsed.form, rights)
    })
  }
}

const beside = (form: CardForm, words: string): FormReply => ({
  do: 'errors',
  errors: besideFirst(form, words),
})

async function saveNew(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: FormInteraction,
  form: CardForm,
  rights: StrategyRights,
): Promise<FormReply> {
  const { cardId: id, text } = form
  const isKnown = (await findStrategyCard(tx, workspaceId, id)) !== null
  if (!isKnown && (await currentStrategyCards(tx, workspaceId)).length >= MOST_STRATEGY_CARDS)
    return beside(form, TOO_MANY)
  const isNew = await insertStrategyCard(tx, { ...text, workspaceId, id }, { by: userId, at: now })
  if (isNew) await redrawAhead(deps, tx, now)
  const card = await findStrategyCard(tx, workspaceId, id)
  return card ? { do: 'update', view: cardModal(card, rights) } : beside(form, UNKNOWN_CARD)
}

async function saveNext(
  deps: Deps,
  tx: Tx,
  { workspaceId, userId, now }: FormInteraction,
  form: CardForm,
  rights: StrategyRights,
): Promise<FormReply> {
  const { cardId: id, text, version: openedAt } = form
  const current = await lockStrategyCard(tx, workspaceId, id)
  if (!current) return beside(form, UNKNOWN_CARD)
  const decision = decideStrategySave(current, openedAt, text)
  if (!decision.ok)
    return decision.refusal.kind === 'retired'
      ? beside(form, RETIRED)
      : { do: 'update', view: await changedMeanwhile(tx, workspaceId, current, form) }
  if (decision.value === 'unchanged') return { do: 'update', view: cardModal(current, rights) }
  const next = { ...text, workspaceId, id, version: current.version + 1 }
  await addStrategyVersion(tx, next, { by: userId, at: now })
  await redrawAhead(deps, tx, now)
  const saved = { ...current, ...text, version: next.version, writtenBy: userId, writtenAt: now }
  return { do: 'update', view: cardModal(saved, rights) }
}

/** The second of two who write at once reads what the first one changed, and goes on from there. */
async function changedMeanwhile(
  tx: Tx,
  workspaceId: string,
  current: StoredStrategyCard,
  { cardId, text, version }: CardForm,
) {
  const before = (await strategyTextAt(tx, workspaceId, cardId, version)) ?? current
  const note = changedMeanwhileWords(current.writtenBy, changedFields(before, current), {
    before,
    after: current,
  })
  return editModal({ cardId, version: current.version }, typedOver(before, current, text), note)
}

const shown = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.string().regex(/^\d{1,9}$/)]))

/** A card leaves the list and the briefs; nobody loses what it said. */
export function retireCard(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const named = shown.safeParse(click.value)
    const done = await deps.db.transaction(async (tx) => {
      const rights = await rightsOf(tx, click)
      if (!rights.mayWrite) return NOT_AN_IT_LEAD
      const card = named.success ? await lockStrategyCard(tx, workspaceId, named.data[0]) : null
      if (!card || !named.success) return UNKNOWN_CARD
      if (!card.isRetired && String(card.version) !== named.data[1]) return CHANGED_SINCE_SHOWN
      if (!card.isRetired) {
        await retireStrategyCard(tx, workspaceId, card.id, { by: userId, at: now })
        await redrawAhead(deps, tx, now)
      }
      return cardModal({ ...card, isRetired: true }, rights)
    })
    await (typeof done === 'string' ? click.tell(done) : click.replace(done))
  }
}

/** A mentor has read the cards as the list showed them. */
export function confirmRead(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const done = await deps.db.transaction(async (tx) => {
      const rights = await rightsOf(tx, click)
      if (!rights.confirms) return NOT_A_MENTOR
      const cards = await currentStrategyCards(tx, workspaceId)
      const isAsShown = stampOf(cards) === click.value
      if (isAsShown) {
        await confirmReading(tx, workspaceId, userId, cards, now)
        const pairs = await pairsOf(tx, workspaceId, userId)
        await redrawBriefs(
          deps,
          tx,
          pairs.map(({ id }) => id),
          now,
        )
      }
      const note = isAsShown ? null : CHANGED_SINCE_READ
      return listModal(await loadList(tx, click, rights, { page: 0, note }))
    })
    await (typeof done === 'string' ? click.tell(done) : click.replace(done))
  }
}

/** The briefs of sessions ahead that show a card, or could: they follow. */
async function redrawAhead(
  { outbox, workspaceId }: Deps,
  tx: Tx,
  now: FormInteraction['now'],
): Promise<void> {
  for (const sessionId of await sessionsAheadWithCard(tx, workspaceId, 'strategy', now))
    await outbox.redraw(tx, workspaceId, { kinds: [BRIEF_MENTOR], sessionId })
}
