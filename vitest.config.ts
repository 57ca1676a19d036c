import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Each file has its own database and a handful of connections, and mostly waits for them.
    maxWorkers: Math.max(3, Math.min(8, availableParallelism())),
    // A worker imports the bot once, not once for every file; what a file opens it also closes.
    isolate: false,
    // So each worker's first import is the one that counts.
    execArgv: ['--import', new URL('src/lib/quick-imports.js', import.meta.url).href],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
