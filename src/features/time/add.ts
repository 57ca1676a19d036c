import type { InputBlock, ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { addMinutes, removeMinutes } from '../../db/time-spent.ts'
import { MOST_ADDED_MINUTES, mayAddOn } from '../../domain/role-time.ts'
import { localDate } from '../../domain/working-time.ts'
import { field, modal } from '../../slack/blocks.ts'
import { dateIn } from '../../slack/form.ts'
import type { ClickHandler, FormHandler, FormReply } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { chosenPair, NOT_YOUR_PAIR, type PairMetadata, pairField, pairMetadata } from '../pair-choice.ts'
import { planTimeCheck } from '../time-check.ts'
import { TIME_ADD_FORM } from './ids.ts'
import { mentoredPairs } from './load.ts'
import { timeView } from './open.ts'
import { addRefusalWords, NOT_FOR_YOU, NOT_MENTORING, OUTDATED } from './words.ts'

/** Opens the form with which preparation is added, in the place of the window in which the button stands. */
export function openAdd(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now, from } = click
    const pairs = await mentoredPairs(deps.db, workspaceId, userId, ['active', 'paused'])
    if (pairs.length === 0) return click.tell(NOT_MENTORING)
    const today = localDate(now, await zoneOf(deps.people, userId))
    const choice = await pairField(deps.people, pairs, userId)
    const view = addModal(choice, { ...pairMetadata(pairs), id: crypto.randomUUID() }, today)
    await (from === 'modal' ? click.replace(view) : click.open(view))
  }
}

/** The id of what is added is made now, so that the form delivered twice adds once. */
const added = z.object({ id: z.uuid() })

function addModal(
  choice: InputBlock[],
  metadata: PairMetadata & z.infer<typeof added>,
  today: Temporal.PlainDate,
): ModalView {
  return modal({
    id: TIME_ADD_FORM,
    title: 'Add preparation',
    submit: 'Add',
    close: 'Cancel',
    metadata,
    blocks: [
      ...choice,
      field(
        'minutes',
        'Minutes',
        {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: '1',
          max_value: String(MOST_ADDED_MINUTES),
        },
        { hint: 'Beside what you write down after a session: reading, asking around, trying something out.' },
      ),
      field('day', 'On which day', { type: 'datepicker', initial_date: today.toString() }),
    ],
  })
}

const MINUTES_WANTED = `Please give whole minutes between 1 and ${MOST_ADDED_MINUTES}.`
const typedMinutes = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((minutes) => minutes >= 1 && minutes <= MOST_ADDED_MINUTES)

/** The form was sent: added once, or the reason against it beside its field. */
export function addSubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const { workspaceId, userId, now, values } = submitted
    const minutes = typedMinutes.safeParse(values.minutes)
    if (!minutes.success) return refused('minutes', MINUTES_WANTED)
    const spentOn = dateIn(values.day)
    if (spentOn === null) return refused('day', 'Choose a day.')
    const may = mayAddOn(spentOn, localDate(now, await zoneOf(deps.people, userId)))
    if (!may.ok) return refused('day', addRefusalWords(may.refusal))
    const pairId = chosenPair(submitted)
    const about = metadataOf(added, submitted.metadata)
    if (!about) return refused('minutes', OUTDATED)
    const isAdded = await deps.db.transaction(async (tx) => {
      const pairs = await mentoredPairs(tx, workspaceId, userId, ['active', 'paused'])
      if (pairId === null || pairs.every(({ id }) => id !== pairId)) return false
      const preparation = { ...about, mentorId: userId, pairId, minutes: minutes.data, spentOn }
      await addMinutes(tx, workspaceId, preparation, now)
      await planTimeCheck(deps, tx, userId, now)
      return true
    })
    if (!isAdded) return refused('minutes', NOT_YOUR_PAIR)
    const view = await timeView(deps, submitted)
    return view ? { do: 'update', view } : { do: 'close' }
  }
}

const refused = (name: 'minutes' | 'day', words: string): FormReply => ({
  do: 'errors',
  errors: { [name]: words },
})

/** What was added by mistake; pressed twice it is gone once. */
export function takeBack(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId: mentorId, now } = click
    const { data: id } = z.uuid().safeParse(click.value)
    if (id)
      await deps.db.transaction(async (tx) => {
        await removeMinutes(tx, workspaceId, { id, mentorId })
        await planTimeCheck(deps, tx, mentorId, now)
      })
    const view = await timeView(deps, click)
    await (view ? click.replace(view) : click.tell(NOT_FOR_YOU))
  }
}
