import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findNudge, lockNudge, moveNudge } from '../../db/nudges.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { mayRemindAgain } from '../../domain/reminder-budget.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { movedExpiry, snoozeDay, snoozedUntil } from '../../domain/snooze.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Snooze } from '../../jobs/nudge-kind.ts'
import { dateIn } from '../../slack/form.ts'
import type { ClickHandler, FormHandler, Interaction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { zoneOf } from '../../slack/people.ts'
import { askingRows } from '../asking-rows.ts'
import type { Deps } from '../feature.ts'
import { openPause } from '../open-pause.ts'
import { freshReader } from '../reach.ts'
import { putOffMessage } from '../way-out.ts'
import { dateModal, putOffMetadata } from './date-modal.ts'
import { WAYS } from './ids.ts'
import { openList } from './list.ts'
import {
  DATE_MISSING,
  NO_REMINDERS_LEFT,
  NOT_YOURS,
  NOTHING_OPEN,
  snoozeRefusalWords,
  UNKNOWN,
} from './words.ts'

const pressed = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.uuid(), z.enum(WAYS)]))

/** One of the ways out of a dated message. */
export function pickedWay(deps: Deps): ClickHandler {
  return async (click) => {
    const parsed = pressed.safeParse(click.value)
    if (!parsed.success) return click.tell(UNKNOWN)
    const [nudgeId, way] = parsed.data
    if (way === 'list') return openList(deps, click)
    if (way === 'pause') return openPause(deps, click, await pairToPause(deps, nudgeId, click.userId))
    if (way === 'date') return openDate(deps, click, nudgeId)
    const done = await putOff(deps, click, nudgeId, (today) => snoozeDay(way, today), way === 'next-week')
    if (!done.ok) return click.tell(done.refusal)
    const { nudge, until } = done.value
    // Without Slack's receipt the message cannot be redrawn.
    if (until !== null && nudge.messageTs === null) await click.tell(putOffMessage(until))
  }
}

/** What was answered can still be the moment to pause; somebody else's message cannot. */
async function pairToPause(
  { db, workspaceId }: Deps,
  nudgeId: string,
  userId: string,
): Promise<string | null> {
  const nudge = await findNudge(db, workspaceId, nudgeId)
  return nudge?.userId === userId ? nudge.pairId : null
}

async function openDate(deps: Deps, click: Interaction, nudgeId: string): Promise<void> {
  const found = await mayPutOff(deps, deps.db, nudgeId, click.userId)
  if (!found.ok) return click.tell(found.refusal)
  const today = localDate(click.now, await zoneOf(deps.people, click.userId))
  await click.open(dateModal(nudgeId, snoozeDay('next-week', today)))
}

/** The date was chosen. */
export function dateChosen(deps: Deps): FormHandler {
  return async (submitted) => {
    const named = metadataOf(putOffMetadata, submitted.metadata)
    const date = dateIn(submitted.values.date)
    if (date === null) return refused(DATE_MISSING)
    if (!named) return refused(UNKNOWN)
    const done = await putOff(deps, submitted, named.nudgeId, () => date, false)
    return done.ok ? { do: 'close' } : refused(done.refusal)
  }
}

const refused = (words: string) => ({ do: 'errors' as const, errors: { date: words } })

/** The message that may be put off, or in words why not. */
async function mayPutOff(
  deps: Deps,
  tx: Tx,
  nudgeId: string,
  userId: string,
): Promise<Result<{ nudge: Nudge; snooze: Snooze }, string>> {
  const nudge = await findNudge(tx, deps.workspaceId, nudgeId)
  const snooze = nudge && deps.kinds.get(nudge.kind)?.dated?.snooze
  if (!nudge || !snooze) return refuse(UNKNOWN)
  if (nudge.userId !== userId) return refuse(NOT_YOURS)
  if (!(await snooze.isOpen(tx, nudge))) return refuse(NOTHING_OPEN)
  if (nudge.snoozes > 0 && (nudge.state === 'pending' || nudge.state === 'queued'))
    return refuse(putOffMessage(nudge.dueAt).text)
  if (nudge.state !== 'sent' && nudge.state !== 'unknown') return refuse(NOTHING_OPEN)
  const rows = await askingRows(deps, tx, nudge)
  return rows && !mayRemindAgain(rows) ? refuse(NO_REMINDERS_LEFT) : ok({ nudge, snooze })
}

/**
 * Gives the message another day; with the moment at which it comes, or null when it was left out altogether. Of two who
 * press at once, the second hears what the first one chose.
 */
async function putOff(
  deps: Deps,
  asked: Interaction,
  nudgeId: string,
  dayFrom: (today: Temporal.PlainDate) => Temporal.PlainDate,
  maySkip: boolean,
): Promise<Result<{ nudge: Nudge; until: Temporal.Instant | null }, string>> {
  const { reach } = await freshReader(deps, deps.db, asked.userId)
  return deps.db.transaction(async (tx) => {
    await lockNudge(tx, deps.workspaceId, nudgeId)
    const found = await mayPutOff(deps, tx, nudgeId, asked.userId)
    if (!found.ok) return found
    const { nudge, snooze } = found.value
    if (maySkip && snooze.skip) {
      await snooze.skip(tx, nudge, asked)
      return ok({ nudge, until: null })
    }
    const lastDay = (await snooze.lastDay?.(tx, nudge)) ?? null
    const date = dayFrom(localDate(asked.now, reach.zone))
    const until = snoozedUntil(date, { reach, lastDay }, asked.now)
    if (!until.ok) return refuse(snoozeRefusalWords(until.refusal))
    await moveNudge(tx, nudge, [nudge.state], {
      state: 'pending',
      dueAt: until.value,
      expiresAt: movedExpiry(nudge, until.value),
      snoozes: nudge.snoozes + 1,
      attempts: 0,
      bugs: 0,
      queuedAt: null,
    })
    await deps.outbox.redraw(tx, nudge.workspaceId, { occasions: [nudge.occasion] })
    return ok({ nudge, until: until.value })
  })
}
