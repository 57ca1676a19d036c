import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findNudge, moveNudge } from '../../db/nudges.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { mayRemindAgain } from '../../domain/reminder-budget.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { movedExpiry, snoozeDay, snoozedUntil } from '../../domain/snooze.ts'
import { localDate } from '../../domain/working-time.ts'
import type { Snooze } from '../../jobs/nudge-kind.ts'
import type { ClickHandler, FormHandler, Interaction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { askingRows } from '../asking-rows.ts'
import type { Deps } from '../feature.ts'
import { openPause } from '../open-pause.ts'
import { freshReach } from '../reach.ts'
import { putOffMessage } from '../way-out.ts'
import { dateModal, parseDate, putOffMetadata } from './date-modal.ts'
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
export function later(deps: Deps): ClickHandler {
  return async (click) => {
    const parsed = pressed.safeParse(click.value)
    if (!parsed.success) return click.tell(UNKNOWN)
    const [nudgeId, way] = parsed.data
    if (way === 'list') return openList(deps, click)
    const found = await deps.db.transaction((tx) => mayPutOff(deps, tx, nudgeId, click.userId))
    if (way === 'pause') {
      // What was answered can still be the moment to pause; somebody else's message cannot.
      const pairId = found.ok ? found.value.nudge.pairId : null
      return openPause(deps, click, pairId)
    }
    if (!found.ok) return click.tell(found.refusal)
    const { nudge } = found.value
    const reach = await freshReach(deps, deps.db, click.userId)
    const today = localDate(click.now, reach.zone)
    if (way === 'date') return click.open(dateModal(nudge.id, snoozeDay('next-week', today)))
    const done = await putOff(deps, click, nudge.id, snoozeDay(way, today), way === 'next-week')
    if (!done.ok) return click.tell(done.refusal)
    // Without Slack's receipt the message cannot be redrawn.
    if (done.value !== null && nudge.messageTs === null) await click.tell(putOffMessage(done.value))
  }
}

/** The date was chosen. */
export function dateChosen(deps: Deps): FormHandler {
  return async (submitted) => {
    const named = metadataOf(putOffMetadata, submitted.metadata)
    const date = parseDate(submitted.values)
    if (date === null) return refused(DATE_MISSING)
    if (!named) return refused(UNKNOWN)
    const done = await putOff(deps, submitted, named.nudgeId, date, false)
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

/** Gives the message another day; the moment at which it comes, or null when it was left out altogether. */
async function putOff(
  deps: Deps,
  asked: Interaction,
  nudgeId: string,
  date: Temporal.PlainDate,
  maySkip: boolean,
): Promise<Result<Temporal.Instant | null, string>> {
  const reach = await freshReach(deps, deps.db, asked.userId)
  return deps.db.transaction(async (tx) => {
    const found = await mayPutOff(deps, tx, nudgeId, asked.userId)
    if (!found.ok) return found
    const { nudge, snooze } = found.value
    const lastDay = (await snooze.lastDay?.(tx, nudge)) ?? null
    if (maySkip && snooze.skip) {
      await snooze.skip(tx, nudge, asked)
      return ok(null)
    }
    const until = snoozedUntil(date, { reach, lastDay }, asked.now)
    if (!until.ok) return refuse(snoozeRefusalWords(until.refusal))
    const moved = await moveNudge(tx, nudge, ['sent', 'unknown'], {
      state: 'pending',
      dueAt: until.value,
      expiresAt: movedExpiry(nudge, until.value),
      snoozes: nudge.snoozes + 1,
      attempts: 0,
      queuedAt: null,
    })
    if (moved) await deps.outbox.redraw(tx, nudge.workspaceId, { occasions: [nudge.occasion] })
    return until
  })
}
