import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import type { Session } from '../../domain/session.ts'
import { field, modal, section } from '../../slack/blocks.ts'
import type { FormValues } from '../../slack/form.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { SESSION_CANCEL_FORM } from './ids.ts'
import type { Parsed } from './modal.ts'
import { OUTDATED_FORM } from './words.ts'

/** As the check on the table has it. */
const LONGEST = 200

const metadata = z.object({ sessionId: z.uuid(), revision: z.number().int() })

/** Asks before a session is called off; the reason is for whoever wants to give one. */
export function cancelModal(session: Session, pair: Pair, readerId: string): ModalView {
  const told = roleOf(pair, readerId) === null ? 'The two' : mention(partnerOf(pair, readerId))
  const are = roleOf(pair, readerId) === null ? 'are' : 'is'
  return modal({
    id: SESSION_CANCEL_FORM,
    title: 'Cancel this session?',
    submit: 'Cancel the session',
    close: 'Keep it',
    metadata: { sessionId: session.id, revision: session.revision } satisfies z.infer<typeof metadata>,
    blocks: [
      section(`*${readersTime(session.startsAt)}*\n${told} ${are} told at once, and I offer new times.`),
      field(
        'reason',
        'Why',
        { type: 'plain_text_input', max_length: LONGEST },
        {
          optional: true,
          hint: 'Nobody needs a reason. The two read it in their conversation, nobody else.',
        },
      ),
    ],
  })
}

const cancelForm = z.object({
  reason: z
    .string()
    .transform((typed) => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .pipe(z.string().max(LONGEST, `Please use at most ${LONGEST} characters.`))
    .nullish()
    .transform((reason) => reason || null),
})

export interface CancelForm extends z.infer<typeof metadata> {
  /** In one line; null when none was given. */
  reason: string | null
}

/** Reads the form back; errors by the field's block id. */
export function parseCancel(values: FormValues, privateMetadata: string): Parsed<CancelForm> {
  const known = metadataOf(metadata, privateMetadata)
  if (!known) return { ok: false, errors: { reason: OUTDATED_FORM } }
  const parsed = cancelForm.safeParse(values)
  if (!parsed.success)
    return { ok: false, errors: { reason: parsed.error.issues[0]?.message ?? OUTDATED_FORM } }
  return { ok: true, form: { ...known, ...parsed.data } }
}
