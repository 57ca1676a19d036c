import { setTimeout as delay } from 'node:timers/promises'
import type { ShiftedClock } from './clock.ts'
import { type ChaosDatabase, occasionsInSending, readRows } from './database.ts'
import type { FaultySlack } from './faults.ts'
import type { InFlight } from './in-flight.ts'
import type { Owed, Row } from './judge.ts'
import type { Incident } from './plan.ts'
import type { Replica } from './replica.ts'

export interface Run {
  workspaceId: string
  owed: readonly Owed[]
  incidents: readonly Incident[]
  database: ChaosDatabase
  slack: FaultySlack
  replicas: readonly Replica[]
  inFlight: InFlight
  clock: ShiftedClock
  say(line: string): void
}

const LOOK_EVERY_MS = 500
const SAY_EVERY_MS = 10_000
/** Longer than any Retry-After, slow answer or pause between slots: nobody is about to ask Slack anything. */
const QUIET_MS = 4_000
/** After a kill, a message counts as under way for so long. */
const TAKEN_UP_AFTER_MS = 60_000
/** The least by which the bots notice that their clock was set. */
const STEP_MS = 6_000
const LONGEST_STEP_MS = 15 * 60_000
/** So often the clock is set forward by a minute after all is settled: a copy that was still to come would come now. */
const LAST_LOOKS = 2
/** Nothing was settled for so long, whatever the clock was set to: what is left will not come. */
const GIVE_UP_AFTER_MS = 4 * 60_000

const SETTLED: readonly Row['state'][] = ['sent', 'dropped', 'unknown', 'failed', 'cancelled']

/** Lets the plan happen until everything that is owed is settled, or nothing more is to be expected. */
export async function carryOut(run: Run): Promise<void> {
  const { slack, say, database, workspaceId } = run
  const begun = performance.now()
  const owed = new Set(run.owed.map(({ occasion }) => occasion))
  const incidents = startIncidents(run)
  let said = begun
  let looks = 0
  let progress = { unsettled: owed.size, at: begun }
  while (looks < LAST_LOOKS) {
    await delay(LOOK_EVERY_MS)
    const rows = (await readRows(database.db, workspaceId)).filter(({ occasion }) => owed.has(occasion))
    const unsettled = rows.filter(({ state }) => !SETTLED.includes(state))
    const now = performance.now()
    if (unsettled.length < progress.unsettled) progress = { unsettled: unsettled.length, at: now }
    if (now - progress.at > GIVE_UP_AFTER_MS) return say('Given up: see below what is not settled.')
    if (now - said > SAY_EVERY_MS) {
      said = now
      const kills = run.replicas.reduce((sum, replica) => sum + replica.kills, 0)
      say(
        `${clockFace(now - begun)}  ${rows.length - unsettled.length} of ${owed.size} settled, ${slack.posts} posts, ${kills} kills, ${incidents.left()} incidents to come`,
      )
    }
    if (!isQuiet(run)) continue
    if (unsettled.length === 0 && incidents.left() === 0) looks += 1
    setClockForward(run, unsettled)
  }
  await incidents.done()
}

/** Kills, outages, steps of the clock and the restart, each as soon as the bots have posted so often. */
function startIncidents(run: Run) {
  const { slack } = run
  const waiting = [...run.incidents]
  const underWay: Promise<void>[] = []
  let open = waiting.length
  slack.onPost = (posts) => {
    for (let next = waiting[0]; next && next.afterPosts <= posts; next = waiting[0]) {
      waiting.shift()
      const happened = happen(run, next).finally(() => {
        open -= 1
      })
      underWay.push(happened)
    }
  }
  return { left: () => open, done: () => Promise.all(underWay) }
}

async function happen(run: Run, incident: Incident): Promise<void> {
  const { slack, database, workspaceId, inFlight, say } = run
  switch (incident.what) {
    case 'kill': {
      await delay(incident.delayMs)
      const died = await killed(run.replicas[incident.replica])
      slack.died(died)
      return inFlight.note(await occasionsInSending(database.db, workspaceId), died)
    }
    case 'slack-away':
      say(`        Slack is away for ${incident.ms / 1000} s: ${incident.says}`)
      slack.away = incident.says
      await delay(incident.ms)
      slack.away = null
      return say('        Slack is back')
    case 'clock-step': {
      say(`        The clocks are wrong by ${incident.byMs / 3_600_000} h for ${incident.ms / 1000} s`)
      setClock(run, run.clock.shiftMs + incident.byMs)
      await delay(incident.ms)
      return setClock(run, run.clock.shiftMs - incident.byMs)
    }
    case 'database-restart':
      say(`        The database is restarted: ${database.how}`)
      await database.restart()
      return inFlight.note(await occasionsInSending(database.db, workspaceId), null)
  }
}

/** The name of the process that was killed; waits for the next one while an earlier one is just ending. */
async function killed(replica: Replica | undefined): Promise<string> {
  for (;;) {
    const died = await replica?.kill()
    if (died) return died
    await delay(50)
  }
}

function isQuiet({ slack, replicas }: Run): boolean {
  const since = performance.now() - QUIET_MS
  const isRunning = replicas.every(({ runningSince }) => runningSince !== null && runningSince < since)
  return isRunning && slack.away === null && slack.underWay === 0 && slack.lastCallAt < since
}

/** Nothing happens before the next row is due or is taken up again: no need to wait for it. */
function setClockForward(run: Run, unsettled: readonly Row[]): void {
  const moments = unsettled.map(({ state, nextMs, queuedMs }) =>
    state === 'pending' ? nextMs : (queuedMs ?? nextMs) + TAKEN_UP_AFTER_MS,
  )
  const next = moments.length > 0 ? Math.min(...moments) - run.clock.nowMs + 1_000 : TAKEN_UP_AFTER_MS
  setClock(run, run.clock.shiftMs + Math.min(Math.max(next, STEP_MS), LONGEST_STEP_MS))
}

function setClock({ clock, replicas }: Run, shiftMs: number): void {
  clock.shiftMs = shiftMs
  for (const replica of replicas) replica.setClock(shiftMs)
}

function clockFace(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
