import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { isMore } from '../../domain/consent.ts'
import { type FeedbackItem, SHARINGS, type Sharing } from '../../domain/feedback.ts'
import { context, field, modal, quote } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { MINE_FORM } from './ids.ts'
import { CHOICE_MISSING, OUTDATED_CHOICE } from './mine-words.ts'
import { sharingOption } from './tell-modal.ts'

const metadata = z.object({ itemId: z.uuid(), revision: z.number().int() })

/** Who may know from now on; of what IT has seen it can only learn more. */
export function chooseModal(item: FeedbackItem, isSeenByIt: boolean): ModalView {
  const choices = SHARINGS.filter(
    (sharing) => !isSeenByIt || sharing === item.sharing || isMore(item.sharing, sharing),
  )
  return modal({
    id: MINE_FORM,
    title: 'Who may know?',
    submit: 'Continue',
    close: 'Cancel',
    metadata: { itemId: item.id, revision: item.revision } satisfies z.infer<typeof metadata>,
    blocks: [
      ...quote(item.words),
      field('sharing', 'Who may know?', {
        type: 'radio_buttons',
        options: choices.map(sharingOption),
        initial_option: sharingOption(item.sharing),
      }),
      context(
        isSeenByIt
          ? 'IT has seen the topic, so that cannot be taken back. Your words go there only after you have read them once more and pressed Share.'
          : 'Where IT would learn more than before, you read it word for word first and press Share. Where it would learn less, it is taken back at once.',
      ),
    ],
  })
}

const form = z.object({ sharing: z.enum(SHARINGS) })

/** Reads the form back; or what there is to say beside the choice. */
export function parseChoice(
  values: FormValues,
  privateMetadata: string,
): { ok: true; itemId: string; revision: number; wanted: Sharing } | { ok: false; words: string } {
  const about = metadataOf(metadata, privateMetadata)
  if (!about) return { ok: false, words: OUTDATED_CHOICE }
  const chosen = form.safeParse(values)
  return chosen.success
    ? { ok: true, ...about, wanted: chosen.data.sharing }
    : { ok: false, words: CHOICE_MISSING }
}
