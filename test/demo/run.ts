import { memoryDatabase } from '../support/memory-database.ts'
import { openBrowser } from './browser.ts'
import type { Flags } from './flags.ts'
import { isTaken, listenHere } from './listening.ts'
import { livePage, type ServePage } from './page-files.ts'
import { demoServer } from './server.ts'
import { Stage } from './stage.ts'
import { stopWith } from './stop-with.ts'
import { Tour } from './tour.ts'

/**
 * Runs the demo until somebody ends it. `building` is the page, or null to serve it from its sources; `startedAt` counts
 * as performance.now() does.
 */
export async function runDemo(
  flags: Flags,
  building: Promise<ServePage> | null,
  startedAt: number,
): Promise<void> {
  const stage = new Stage(await memoryDatabase())
  const tour = new Tour(stage)
  const page = Promise.withResolvers<ServePage>()
  const server = demoServer({ stage, tour, page: page.promise })
  const address = await listenHere(server, flags.port).catch((error: unknown) =>
    isTaken(error)
      ? stopWith(
          1,
          `Port ${flags.port} is taken by another program. Choose another one, or leave --port out.`,
        )
      : Promise.reject(error),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))
  const playing = stage.load(flags.tour ? 'fresh' : flags.scene)
  page.resolve(
    await (building ?? livePage(server)).catch((error: unknown) =>
      stopWith(1, `The page could not be built: ${error instanceof Error ? error.message : String(error)}`),
    ),
  )
  await Promise.race([stage.opened, playing])
  await announce(address, flags.open, performance.now() - startedAt)
  await playing
  if (!flags.tour) return
  await stage.watched
  await tour.start()
}

async function announce(address: string, open: boolean, ms: number): Promise<void> {
  const seconds = (ms / 1000).toFixed(1)
  process.stdout.write(`\n  ${address}\n\nOpen this address in a browser (ready after ${seconds} s). `)
  process.stdout.write('Ctrl+C ends the demo.\n')
  if (open && !(await openBrowser(address))) process.stdout.write('No browser could be opened from here.\n')
}
