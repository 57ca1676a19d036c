import { parentPort, workerData } from 'node:worker_threads'
import { build } from 'vite'
import { z } from 'zod'

// A thread of its own: the page is built while the database and the bot start.
const { configFile, outDir } = z.object({ configFile: z.string(), outDir: z.string() }).parse(workerData)
await build({ configFile, configLoader: 'native', logLevel: 'error', build: { outDir, emptyOutDir: true } })
parentPort?.postMessage('built')
