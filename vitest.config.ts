import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Turns the process's own clock, on which whatever other files have left running would turn too. */
const FAKE_TIME = ['test/schedule.test.ts']

const timeouts = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // Each file has its own database and a handful of connections, and mostly waits for them.
    maxWorkers: Math.max(3, Math.min(8, availableParallelism())),
    projects: [
      {
        test: {
          ...timeouts,
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: FAKE_TIME,
          globalSetup: ['test/support/postgres.ts'],
          // A worker imports the bot once, not once for every file; what a file opens it also closes.
          isolate: false,
          execArgv: ['--import', new URL('src/lib/quick-imports.js', import.meta.url).href],
        },
      },
      { test: { ...timeouts, name: 'fake time', include: FAKE_TIME } },
    ],
  },
})
