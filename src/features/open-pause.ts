import type { InputBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { storedZone } from '../db/members.ts'
import { pairsOf } from '../db/pairs.ts'
import { DEFAULT_PAUSE_WEEKS } from '../domain/pause.ts'
import { localDate } from '../domain/working-time.ts'
import { field, modal, section } from '../slack/blocks.ts'
import { dateIn } from '../slack/form.ts'
import type { FormInteraction, Interaction } from '../slack/interaction.ts'
import type { Deps } from './feature.ts'
import { chosenPair, NO_PAIR, type PairMetadata, pairField, pairMetadata } from './pair-choice.ts'
import { PAUSE_FORM } from './pause/ids.ts'

/** Opens the form that pauses a pair: this one where it is one of the person's, else it asks which. */
export async function openPause(deps: Deps, asked: Interaction, pairId: string | null = null): Promise<void> {
  const { workspaceId, userId, now } = asked
  const all = await pairsOf(deps.db, workspaceId, userId)
  if (all.length === 0) return asked.tell(NO_PAIR)
  const named = all.filter(({ id }) => id === pairId)
  const pairs = named.length > 0 ? named : all
  const zone = await storedZone(deps.db, workspaceId, userId)
  await asked.open(
    pauseModal({
      choice: await pairField(deps.people, pairs, userId),
      metadata: pairMetadata(pairs),
      suggested: localDate(now, zone).add({ weeks: DEFAULT_PAUSE_WEEKS }),
    }),
  )
}

export interface PauseForm {
  pairId: string | null
  /** Null when no date, or nothing like one, was sent. */
  until: Temporal.PlainDate | null
}

/** What the form was sent with. */
export function parsePause(submitted: FormInteraction): PauseForm {
  return { pairId: chosenPair(submitted), until: dateIn(submitted.values.until) }
}

function pauseModal(form: {
  choice: InputBlock[]
  metadata: PairMetadata
  suggested: Temporal.PlainDate
}): ModalView {
  return modal({
    id: PAUSE_FORM,
    title: 'Pause a pair',
    submit: 'Pause',
    close: 'Cancel',
    metadata: form.metadata,
    blocks: [
      section(
        'No reason needed. Sessions booked until then are cancelled, nobody is reminded of anything, and the pair goes on by itself.',
      ),
      ...form.choice,
      field(
        'until',
        'Until',
        { type: 'datepicker', initial_date: form.suggested.toString() },
        { hint: 'The day on which the pair goes on. Either of you can resume it earlier.' },
      ),
    ],
  })
}
