import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { findPair, pairsOf } from '../../db/pairs.ts'
import { findSession, latestSession, upcomingSessions } from '../../db/sessions.ts'
import { type Pair, partnerOf } from '../../domain/pair.ts'
import { mayChange, mayMeet, type Session } from '../../domain/session.ts'
import { suggestLoggedStart, suggestNextStart, suggestUntil } from '../../domain/session-time.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { UNKNOWN_SESSION } from '../lock-session.ts'
import { NO_PAIR, pairField } from '../pair-choice.ts'
import { ANY_PAIR } from './ids.ts'
import { scheduledMessage } from './messages.ts'
import { bookModal, logModal, moveModal } from './modal.ts'
import { changeRefusalWords, meetingRefusalWords, UNKNOWN_PAIR } from './words.ts'

/** What the form is for. */
export type Way = 'book' | 'log'

/** `/mentor session` and `/mentor session log`. */
export function sessionCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const [word = ''] = command.args.trim().split(/\s+/)
    const pairs = await activePairs(deps, command)
    if (typeof pairs === 'string') return command.tell(pairs)
    if (word.toLowerCase() === 'log') return command.open(await form(deps, command, pairs, 'log'))
    const upcoming = await upcomingOf(deps, command, pairs)
    if (upcoming.length === 0) return command.open(await form(deps, command, pairs, 'book'))
    const booked = upcoming.flatMap((session) => {
      const pair = pairs.find(({ id }) => id === session.pairId)
      return pair ? [{ session, pair }] : []
    })
    await command.tell(
      scheduledMessage(command.userId, booked, await zoneOf(deps.people, command.userId), pairs),
    )
  }
}

/** A button opens the form for its pair, or for any of the presser's. */
export function openForm(deps: Deps, way: Way): ClickHandler {
  return async (click) => {
    const pairs = click.value === ANY_PAIR ? await activePairs(deps, click) : await namedPair(deps, click)
    if (typeof pairs === 'string') return click.tell(pairs)
    await click.open(await form(deps, click, pairs, way))
  }
}

export function openMove(deps: Deps): ClickHandler {
  return async (click) => {
    const id = z.uuid().safeParse(click.value)
    const session = id.success ? await findSession(deps.db, click.workspaceId, id.data) : null
    const pair = session && (await findPair(deps.db, click.workspaceId, session.pairId))
    if (!session || !pair) return click.tell(UNKNOWN_SESSION)
    const may = mayChange(session, pair, click.userId, click.now)
    if (!may.ok) return click.tell(changeRefusalWords(may.refusal))
    const meets = mayMeet(pair, click.userId)
    if (!meets.ok) return click.tell(meetingRefusalWords(meets.refusal))
    await click.open(
      moveModal(session, partnerOf(pair, click.userId), await zoneOf(deps.people, click.userId)),
    )
  }
}

/** The presser's active pairs, those without a session before them first; or why there is none. */
async function activePairs(deps: Deps, who: Interaction): Promise<Pair[] | string> {
  const running = await pairsOf(deps.db, who.workspaceId, who.userId)
  const active = running.filter(({ state }) => state === 'active')
  if (active.length > 0) {
    const booked = new Set((await upcomingOf(deps, who, active)).map(({ pairId }) => pairId))
    return active.toSorted((one, other) => Number(booked.has(one.id)) - Number(booked.has(other.id)))
  }
  const [paused] = running
  const may = paused && mayMeet(paused, who.userId)
  return may && !may.ok ? meetingRefusalWords(may.refusal) : NO_PAIR
}

async function namedPair(deps: Deps, click: Interaction & { value: string }): Promise<Pair[] | string> {
  const id = z.uuid().safeParse(click.value)
  const pair = id.success ? await findPair(deps.db, click.workspaceId, id.data) : null
  if (!pair) return UNKNOWN_PAIR
  const may = mayMeet(pair, click.userId)
  return may.ok ? [pair] : meetingRefusalWords(may.refusal)
}

async function form(deps: Deps, reader: Interaction, pairs: readonly Pair[], way: Way): Promise<ModalView> {
  const { workspaceId, userId: readerId, now } = reader
  const [first] = pairs
  if (!first) throw new Error('a session needs a pair')
  const [choice, zone, last] = await Promise.all([
    pairField(deps.people, pairs, readerId),
    zoneOf(deps.people, reader.userId),
    latestSession(deps.db, workspaceId, first.id),
  ])
  const facts = { readerId, pairs, choice }
  if (way === 'log') {
    const longest = Math.max(...pairs.map(({ sessionMinutes }) => sessionMinutes))
    return logModal({ ...facts, prefill: { ...suggestLoggedStart(longest, zone, now), zone } })
  }
  const next = suggestNextStart(last?.startsAt, first.cadence, zone, now)
  return bookModal({ ...facts, prefill: { ...suggestUntil(first.endsOn, next, zone, now), zone } })
}

const upcomingOf = (
  deps: Deps,
  { workspaceId, now }: Interaction,
  pairs: readonly Pair[],
): Promise<Session[]> =>
  upcomingSessions(
    deps.db,
    workspaceId,
    pairs.map(({ id }) => id),
    now,
  )
