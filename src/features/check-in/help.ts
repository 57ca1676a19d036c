import type { InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { coordinatorsOf } from '../../db/members.ts'
import { pairsOf } from '../../db/pairs.ts'
import type { NewNudge, Nudge } from '../../domain/nudge.ts'
import type { Pair } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { field, modal, section } from '../../slack/blocks.ts'
import type { ClickHandler, ClickInteraction, FormHandler, FormInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import type { Deps } from '../feature.ts'
import { pairField } from '../pair-choice.ts'
import { findAsked, mayAnswer, saveAnswer } from './answer.ts'
import { coordinatorsFor } from './helpers.ts'
import { CHECK_IN_HELP_FORM, HELP_NOTE } from './ids.ts'
import { NOBODY_COORDINATES, NOBODY_ELSE_COORDINATES, refusalWords, UNKNOWN_CHECK_IN } from './messages.ts'

const HELP_MAX = 1000

/** Opens the form that says who will read it; says so at once when there is nobody. */
export function askForHelp(deps: Deps): ClickHandler {
  return async (click) => {
    const asked = await deps.db.transaction((tx) => asking(tx, click))
    if (!asked.ok) return click.tell(asked.refusal)
    const { nudge, pairs } = asked.value
    await click.open(helpModal(nudge.id, await pairField(deps.people, pairs, click.userId)))
  }
}

/** What the form is about, or why it cannot be sent in words. */
async function asking(
  tx: Tx,
  { workspaceId, userId, value }: ClickInteraction,
): Promise<Result<{ nudge: Nudge; pairs: Pair[] }, string>> {
  const nudge = await findAsked(tx, workspaceId, value)
  if (!nudge) return refuse(UNKNOWN_CHECK_IN)
  const may = await mayAnswer(tx, nudge, userId)
  if (!may.ok) return refuse(refusalWords(may.refusal))
  const helpers = await helpersOf(tx, workspaceId, userId)
  if (!helpers.ok) return helpers
  return ok({ nudge, pairs: await pairsOf(tx, workspaceId, userId, ['active']) })
}

const metadata = z.object({ nudgeId: z.uuid() })

function helpModal(nudgeId: string, choice: InputBlock[]): ModalView {
  return modal({
    id: CHECK_IN_HELP_FORM,
    title: 'I need help',
    submit: 'Ask for help',
    close: 'Back',
    metadata: { nudgeId } satisfies z.infer<typeof metadata>,
    blocks: [
      section(
        '*A coordinator will read this* and get in touch with you. Nobody else sees it, your pair neither.',
      ),
      ...choice,
      field(
        'help',
        'What would help?',
        { type: 'plain_text_input', multiline: true, max_length: HELP_MAX },
        { optional: true, hint: 'A few words are enough, or none: then you will be asked in person.' },
      ),
    ],
  })
}

const form = z.object({
  pair: z.uuid().nullish(),
  help: z
    .string()
    .trim()
    .max(HELP_MAX)
    .nullish()
    .transform((help) => help || null),
})

/** The form was sent: kept as the answer of the week, and every coordinator is told. */
export function helpAsked(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = form.safeParse(submitted.values)
    if (!parsed.success) return refused(`Please keep it under ${HELP_MAX} characters. Nothing was sent yet.`)
    const problem = await deps.db.transaction((tx) => saveHelp(deps, tx, submitted, parsed.data))
    return problem === null ? { do: 'close' } : refused(problem)
  }
}

async function saveHelp(
  deps: Deps,
  tx: Tx,
  submitted: FormInteraction,
  { pair, help }: z.infer<typeof form>,
): Promise<string | null> {
  const { workspaceId, userId, now } = submitted
  const nudge = await namedNudge(tx, submitted)
  if (!nudge) return UNKNOWN_CHECK_IN
  const helpers = await helpersOf(tx, workspaceId, userId)
  if (!helpers.ok) return helpers.refusal
  const own = (await pairsOf(tx, workspaceId, userId)).map(({ id }) => id)
  if (pair && !own.includes(pair)) return 'That pair is not one of yours any more. Please choose again.'
  const saved = await saveAnswer(deps, tx, nudge, submitted, { answer: 'help', help })
  if (!saved.ok) return `${refusalWords(saved.refusal)} Your words were not sent.`
  if (saved.value === 'same') return null
  await deps.outbox.plan(
    tx,
    helpers.value.map(
      (coordinator): NewNudge => ({
        workspaceId,
        kind: HELP_NOTE,
        occasion: `${HELP_NOTE}:${nudge.id}:${coordinator}`,
        userId: coordinator,
        subject: nudge.id,
        ...(pair && { pairId: pair }),
        dueAt: now,
      }),
    ),
    now,
  )
  return null
}

async function namedNudge(tx: Tx, { workspaceId, metadata: sent }: FormInteraction): Promise<Nudge | null> {
  const named = metadataOf(metadata, sent)
  return named && findAsked(tx, workspaceId, named.nudgeId)
}

/** The coordinators who may read it. */
async function helpersOf(tx: Tx, workspaceId: string, userId: string): Promise<Result<string[], string>> {
  const helpers = await coordinatorsFor(tx, workspaceId, userId)
  if (helpers.length > 0) return ok(helpers)
  const coordinators = await coordinatorsOf(tx, workspaceId)
  return refuse(coordinators.length > 0 ? NOBODY_ELSE_COORDINATES : NOBODY_COORDINATES)
}

const refused = (words: string) => ({ do: 'errors' as const, errors: { help: words } })
