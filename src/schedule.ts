import cron from 'node-cron'

/** Every cron line of the bot. Times are UTC; nothing here depends on anybody's zone. */
const LINES = {
  /** Hands to the workers what is due. A beat that is missed is made up by the next one. */
  tick: '*/10 * * * * *',
} as const

export interface Schedule {
  stop(): Promise<void>
}

/** Starts the clock. A line whose work is still running is not started again. */
export function startSchedule(
  work: Record<keyof typeof LINES, () => Promise<void>>,
  failed: (error: unknown) => void,
): Schedule {
  const tasks = Object.entries(LINES).map(([name, line]) =>
    cron.schedule(line, () => work[name as keyof typeof LINES]().catch(failed), {
      timezone: 'UTC',
      noOverlap: true,
      name,
    }),
  )
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()))
    },
  }
}
