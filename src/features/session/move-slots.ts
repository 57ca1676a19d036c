import type { ModalView } from '@slack/types'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { lockMembers } from '../../db/members.ts'
import { findPair } from '../../db/pairs.ts'
import { findSession } from '../../db/sessions.ts'
import { partnerOf, roleOf } from '../../domain/pair.ts'
import { type Proposal, proposeSlots, stillSuits } from '../../domain/slots.ts'
import { actions, button, context, modal, section } from '../../slack/blocks.ts'
import type { ClickHandler, ClickInteraction } from '../../slack/interaction.ts'
import { metadataOf } from '../../slack/metadata.ts'
import { mention, readersTime } from '../../slack/mrkdwn.ts'
import { zoneOf } from '../../slack/people.ts'
import { notice } from '../../slack/replies.ts'
import type { Deps } from '../feature.ts'
import { type LockedSession, lockNamedSession, UNKNOWN_SESSION } from '../lock-session.ts'
import { moveIn, objectionToMoving } from './change.ts'
import { MOVE_OTHER_TIMES, moveSlotId, SESSION_MOVE_BY_FORM } from './ids.ts'
import { moveModal } from './modal.ts'
import { type Reaches, reachesOf, slotFacts } from './slot-facts.ts'
import { APART, slotButtons, slotLabel, slotValue, valueParts } from './slot-messages.ts'
import { movedSince, OUTDATED_FORM } from './words.ts'

/** "Move": the leader, or whoever schedules for them, sees three other times, the mentor the form. */
export function openMove(deps: Deps): ClickHandler {
  return async (click) => {
    const view = await withSession(deps, click, click.value, async (tx, seen) =>
      roleOf(seen.pair, click.userId) === 'mentor'
        ? moveByForm(click, seen)
        : slotsModal(tx, click, seen, []),
    )
    if (view) await click.open(view)
  }
}

/** "Choose a time" in that window. */
export function openMoveForm(deps: Deps): ClickHandler {
  return async (click) => {
    const view = await withSession(deps, click, click.value, async (_tx, seen) => moveByForm(click, seen))
    if (view) await click.open(view)
  }
}

/** "Other times" in that window: never those that stood there before. */
export function otherMoveTimes(deps: Deps): ClickHandler {
  return async (click) => {
    const known = metadataOf(metadata, click.metadata)
    if (!known) return click.tell(OUTDATED_FORM)
    const view = await withSession(deps, click, click.value, (tx, seen) =>
      slotsModal(tx, click, seen, known.offered.map(inSeconds)),
    )
    if (view) await click.replace(view)
  }
}

/** One of the times was pressed: the session is moved to it. */
export function takeMoveSlot(deps: Deps): ClickHandler {
  return async (click) => {
    const value = valueParts(click.value)
    const [revision, at] = value?.numbers ?? []
    if (!value || revision === undefined || at === undefined) return click.tell(UNKNOWN_SESSION)
    const view = await withSession(deps, click, value.id, async (tx, seen) => {
      const { session, pair, reaches } = seen
      const startsAt = inSeconds(at)
      // Pressed twice.
      if (session.startsAt.equals(startsAt)) return movedNotice(startsAt)
      if (session.revision !== revision) return notice(movedSince(session.startsAt))
      const facts = await slotFacts(tx, pair, reaches, [], click.now, session)
      if (!stillSuits(startsAt, facts)) return slotsModal(tx, click, seen, [startsAt], NO_LONGER_FREE)
      await moveIn(deps, tx, seen, { startsAt, minutes: session.minutes, place: session.place }, click.now)
      return movedNotice(startsAt)
    })
    if (view) await click.replace(view)
  }
}

const NO_LONGER_FREE = 'That time is no longer free, so nothing was changed. These are.'

const movedNotice = (startsAt: Temporal.Instant) =>
  notice(`Moved to ${readersTime(startsAt)}. The new time stands in your messages.`)

const inSeconds = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

/** A locked session, and what was asked of Slack before it was locked. */
interface SeenSession extends LockedSession {
  reaches: Reaches
  /** Of the presser. */
  zone: string
}

/** Draws a view of a session that the presser may move, locked; tells them why not, and gives back nothing then. */
async function withSession(
  deps: Deps,
  click: ClickInteraction,
  named: string,
  draw: (tx: Tx, seen: SeenSession) => Promise<ModalView>,
): Promise<ModalView | null> {
  const { db } = deps
  const { workspaceId, userId, now } = click
  const id = z.uuid().safeParse(named)
  const seen = id.success ? await findSession(db, workspaceId, id.data) : null
  const pair = seen && (await findPair(db, workspaceId, seen.pairId))
  const reaches = pair && (await reachesOf(deps, pair))
  const zone = await zoneOf(deps.people, userId)
  const drawn = await db.transaction(async (tx) => {
    const found = await lockNamedSession(tx, workspaceId, named)
    if (!found || !reaches) return UNKNOWN_SESSION
    // Two leaders of one mentor who press at once take turns here.
    await lockMembers(tx, workspaceId, [found.pair.mentorId])
    return (await objectionToMoving(tx, found, userId, now)) ?? draw(tx, { ...found, reaches, zone })
  })
  if (typeof drawn !== 'string') return drawn
  await click.tell(drawn)
  return null
}

const moveByForm = ({ userId }: ClickInteraction, { session, pair, zone }: SeenSession): ModalView =>
  moveModal(session, partnerOf(pair, userId), zone)

/** All that stood there before; a window has room for some two hundred. */
const metadata = z.object({ offered: z.array(z.number().int().nonnegative().max(9_999_999_999)) })
const OFFERED_KEPT = 200

async function slotsModal(
  tx: Tx,
  { userId, now }: ClickInteraction,
  { session, pair, reaches, zone }: SeenSession,
  before: readonly Temporal.Instant[],
  problem?: string,
): Promise<ModalView> {
  const offered = [...before, session.startsAt]
  const proposal = proposeSlots(await slotFacts(tx, pair, reaches, offered, now, session))
  const kept = [...before, ...proposal.slots].slice(-OFFERED_KEPT)
  const whose = roleOf(pair, userId) === null ? `of ${mention(pair.menteeId)} ` : ''
  const about = `The session ${whose}with ${mention(pair.mentorId)} is on *${slotLabel(session.startsAt, zone)}*.`
  const of = `${session.id}:${session.revision}`
  return modal({
    id: 'session.move-slots',
    title: 'Move the session',
    close: 'Keep it',
    metadata: { offered: kept.map((at) => at.epochMilliseconds / 1000) } satisfies z.infer<typeof metadata>,
    blocks: [
      ...(problem ? [section(problem)] : []),
      section(`${about} ${wordsFor(proposal)}`),
      ...(proposal.slots.length === 0
        ? []
        : [
            slotButtons(proposal.slots, zone, (at, index) => ({
              id: moveSlotId(index),
              value: slotValue(of, at),
            })),
          ]),
      actions('more', [
        ...(proposal.slots.length === 0 ? [] : [button('Other times', MOVE_OTHER_TIMES, session.id)]),
        button('Choose a time', SESSION_MOVE_BY_FORM, session.id),
      ]),
      context(`By your clock, ${zone}.`),
    ],
  })
}

function wordsFor({ slots, shared }: Proposal): string {
  if (slots.length === 0) return 'I have no further times in these weeks that suit both; you can choose one.'
  return shared ? 'One click moves it.' : APART
}
