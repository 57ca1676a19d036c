import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { leadersOf } from '../../db/delegates.ts'
import { findPair, pairsOf } from '../../db/pairs.ts'
import { latestSession, upcomingSessions } from '../../db/sessions.ts'
import { type Pair, roleOf } from '../../domain/pair.ts'
import { mayMeet, type Session } from '../../domain/session.ts'
import { suggestLoggedStart, suggestNextStart, suggestUntil } from '../../domain/session-time.ts'
import type { ClickHandler, CommandHandler, Interaction } from '../../slack/interaction.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { NO_PAIR, pairField } from '../pair-choice.ts'
import { pairDelegate } from '../pair-delegate.ts'
import { ANY_PAIR } from './ids.ts'
import { scheduledMessage } from './messages.ts'
import { bookModal, logModal } from './modal.ts'
import { meetingRefusalWords, UNKNOWN_PAIR } from './words.ts'

/** What the form is for. */
export type Way = 'book' | 'log'

/** `/mentor session` and `/mentor session log`. */
export function sessionCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const [word = ''] = command.args.trim().split(/\s+/)
    const way = word.toLowerCase() === 'log' ? 'log' : 'book'
    const pairs = await activePairs(deps, command, way)
    if (typeof pairs === 'string') return command.tell(pairs)
    if (way === 'log') return command.open(await form(deps, command, pairs, 'log'))
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
    const pairs =
      click.value === ANY_PAIR ? await activePairs(deps, click, way) : await namedPair(deps, click, way)
    if (typeof pairs === 'string') return click.tell(pairs)
    await click.open(await form(deps, click, pairs, way))
  }
}

/**
 * The presser's active pairs, their own and those of the leaders they schedule for, those without a session before
 * them first; or why there is none.
 */
async function activePairs(deps: Deps, who: Interaction, way: Way): Promise<Pair[] | string> {
  const running = await pairsToSchedule(deps, who, way)
  const active = running.filter(({ state }) => state === 'active')
  if (active.length > 0) {
    const booked = new Set((await upcomingOf(deps, who, active)).map(({ pairId }) => pairId))
    return active.toSorted((one, other) => Number(booked.has(one.id)) - Number(booked.has(other.id)))
  }
  const [paused] = running
  const may = paused && mayMeet(paused, who.userId, who.userId)
  return may && !may.ok ? meetingRefusalWords(may.refusal) : NO_PAIR
}

async function pairsToSchedule({ db }: Deps, who: Interaction, way: Way): Promise<Pair[]> {
  const { workspaceId, userId } = who
  const own = await pairsOf(db, workspaceId, userId)
  // What took place is for the two to say.
  if (way === 'log') return own
  const leaders = await leadersOf(db, workspaceId, userId)
  const led = await Promise.all(leaders.map((leaderId) => pairsOf(db, workspaceId, leaderId)))
  return [
    ...own,
    ...led.flat().filter((pair) => leaders.includes(pair.menteeId) && roleOf(pair, userId) === null),
  ]
}

async function namedPair(
  deps: Deps,
  click: Interaction & { value: string },
  way: Way,
): Promise<Pair[] | string> {
  const { db } = deps
  const id = z.uuid().safeParse(click.value)
  const pair = id.success ? await findPair(db, click.workspaceId, id.data) : null
  if (!pair) return UNKNOWN_PAIR
  const may = mayMeet(pair, click.userId, way === 'book' ? await pairDelegate(db, pair) : null)
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
    return logModal({ ...facts, prefill: { ...suggestLoggedStart(longest, zone, now), zone, place: null } })
  }
  const next = suggestNextStart(last?.startsAt, first.cadence, zone, now)
  // Where they met last, they may well meet again.
  const place = pairs.length === 1 ? (last?.place ?? null) : null
  return bookModal({
    ...facts,
    prefill: { ...suggestUntil(first.endsOn, next, zone, now), zone, place },
    sendTimes: await sendTimesWords(deps, pairs, readerId),
    mayLog: pairs.every((pair) => roleOf(pair, readerId) !== null),
  })
}

/** Whoever would rather have the leader choose; for the leader alone it means to be shown three. */
async function sendTimesWords(
  { people }: Deps,
  pairs: readonly Pair[],
  readerId: string,
): Promise<string | null> {
  const [pair, ...others] = pairs
  if (!pair) return null
  if (others.length > 0) return 'Send three times instead'
  if (roleOf(pair, readerId) !== 'mentor') return 'Send me three times'
  const name = (await people.find(pair.menteeId))?.name
  return name ? `Send three times to ${name}` : 'Send three times'
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
