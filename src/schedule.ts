import cron, { type ScheduledTask } from 'node-cron'

/** Every cron line of the bot. Times are UTC; nothing here depends on anybody's zone. */
const LINES = {
  /** Hands to the workers what is due. Sessions and check-ins begin on whole minutes, and so does this. */
  tick: '* * * * *',
  /** Deletes notes whose day has come; every hour, because days begin at all hours. */
  forget: '23 * * * *',
} as const

type Line = keyof typeof LINES

export interface Schedule {
  stop(): Promise<void>
}

/** A beat that is late by up to this, because the process was busy, is still made. */
const LATE_MS = 50_000
const WATCH_EVERY_MS = 2_000
/** Differences below this are a busy process, not a clock that was set. */
const STEP_MS = 5_000

/**
 * Starts the clock. A line whose work is still running is not started again. node-cron alone would wait for a clock
 * that was set back, and make up for every beat of one that was set forward: after such a step it starts afresh, with
 * one beat at once.
 */
export function startSchedule(
  work: Record<Line, () => Promise<void>>,
  failed: (error: unknown) => void,
): Schedule {
  const beat = (line: Line) => work[line]().catch(failed)
  const start = () =>
    (Object.keys(LINES) as Line[]).map((line) =>
      cron.schedule(LINES[line], () => beat(line), {
        timezone: 'UTC',
        noOverlap: true,
        name: line,
        missedExecutionTolerance: LATE_MS,
        suppressMissedWarning: true,
        logger: SILENT,
      }),
    )
  let tasks: ScheduledTask[] = start()
  const watch = watchClock(() => {
    for (const task of tasks) task.destroy()
    tasks = start()
    for (const line of Object.keys(LINES) as Line[]) void beat(line)
  })
  return {
    async stop() {
      clearInterval(watch)
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}

/** What fails is reported by the work itself; node-cron would print it past the log. */
const SILENT = { info() {}, warn() {}, error() {}, debug() {} }

/** Calls when the wall clock and the steady one drift apart: it was set, or the machine slept. */
function watchClock(stepped: () => void): NodeJS.Timeout {
  const difference = () => Date.now() - performance.now()
  let known = difference()
  return setInterval(() => {
    const now = difference()
    if (Math.abs(now - known) > STEP_MS) stepped()
    known = now
  }, WATCH_EVERY_MS).unref()
}
