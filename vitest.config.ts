import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Turns the process's own clock, on which whatever other files have left running would turn too. */
const FAKE_TIME = ['test/schedule.test.ts']

/**
 * One of these that begins as the last keeps everybody waiting for it. Those with a browser or with processes of their own
 * are not among them: they have deadlines, and would begin together with everything that is heavy.
 */
const LONG = /\/test\/(fuzz|stories|demo\/scenes|features\/(pair|session)-transitions)/

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [long = [], short = []] = [true, false].map((is) =>
      files.filter(({ moduleId }) => LONG.test(moduleId) === is),
    )
    return [...(await super.sort(long)), ...(await super.sort(short))]
  }
}

const timeouts = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // Each file has its own database and a handful of connections, and mostly waits for them.
    maxWorkers: Math.max(3, Math.min(8, availableParallelism())),
    sequence: { sequencer: LongOnesFirst },
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
