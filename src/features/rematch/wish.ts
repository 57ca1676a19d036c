import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findNextStep, saveNextStep } from '../../db/next-steps.ts'
import { findPair, lockPair } from '../../db/pairs.ts'
import type { Pair } from '../../domain/pair.ts'
import { type NextStep, WISH_MAX } from '../../domain/rematch.ts'
import { field, modal } from '../../slack/blocks.ts'
import type { ClickHandler, FormHandler, FormInteraction, Interaction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { redrawSearch } from './choose.ts'
import { REMATCH_WISH_FORM } from './ids.ts'
import { NOT_LOOKING } from './words.ts'

/** Opens the form that says what the next pair should be about. */
export function openWish(deps: Deps): ClickHandler {
  return async (click) => {
    const id = clickedPair(click.value)
    const pair = id && (await findPair(deps.db, click.workspaceId, id))
    const search = pair ? await searchAfter(deps.db, pair, click) : null
    if (!search) return click.tell(NOT_LOOKING)
    await click.open(wishModal(search))
  }
}

/** Saves it as long as the search is on; the coordinators' message follows. */
export function wished(deps: Deps): FormHandler {
  return async (submitted) => {
    const typed = wish.safeParse(submitted.values.topic)
    if (!typed.success) return { do: 'errors', errors: { topic: `Keep it under ${WISH_MAX} characters.` } }
    const isSaved = await deps.db.transaction((tx) => saveWish(deps, tx, submitted, typed.data))
    return isSaved ? { do: 'close' } : { do: 'errors', errors: { topic: NOT_LOOKING } }
  }
}

async function saveWish(deps: Deps, tx: Tx, asked: FormInteraction, topic: string | null): Promise<boolean> {
  const about = metadataOf(metadata, asked.metadata)
  const pair = about && (await lockPair(tx, asked.workspaceId, about.pairId))
  const search = pair ? await searchAfter(tx, pair, asked) : null
  if (!search) return false
  if (search.topic === topic) return true
  await saveNextStep(tx, { ...search, topic })
  await redrawSearch(deps, tx, search)
  return true
}

async function searchAfter(
  tx: Tx,
  { workspaceId, id: pairId }: Pair,
  { userId }: Pick<Interaction, 'userId'>,
): Promise<NextStep | null> {
  const step = await findNextStep(tx, { workspaceId, pairId, userId })
  return step?.choice === 'looking' ? step : null
}

const metadata = z.object({ pairId: z.uuid() })

const wish = z
  .string()
  .transform((typed) => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(z.string().max(WISH_MAX))
  .nullish()
  .transform((typed) => typed || null)

function wishModal({ pairId, topic }: NextStep): ModalView {
  return modal({
    id: REMATCH_WISH_FORM,
    title: 'Your next pair',
    submit: 'Save',
    close: 'Cancel',
    metadata: { pairId } satisfies z.infer<typeof metadata>,
    blocks: [
      field(
        'topic',
        'What about',
        {
          type: 'plain_text_input',
          max_length: WISH_MAX,
          ...(topic && { initial_value: topic }),
        },
        { optional: true, hint: 'The coordinators read it, nobody else. It goes when your search is over.' },
      ),
    ],
  })
}
