import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Each file has its own database and a handful of connections, and mostly waits for them.
    maxWorkers: Math.max(3, Math.min(8, availableParallelism())),
    // Every file is a process that imports the bot anew.
    execArgv: ['--import', new URL('src/lib/quick-imports.js', import.meta.url).href],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
