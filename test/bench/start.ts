import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { endDeskside, startDeskside } from './children.ts'
import { type Figure, median } from './figures.ts'
import { fill } from './seed.ts'
import type { Stage } from './stage.ts'

const RUNS = 7
const AGAIN_MS = 5

/** From the start of the process until `/readyz` says 200: on a database with nothing in it, and on a full one. */
export async function start(stage: Stage): Promise<Figure[]> {
  const sandbox = await startSandbox()
  try {
    const full = await stage.database()
    await fill(full, { workspaceId: sandbox.workspace().teamId, pairs: 1_000, nudges: 100_000, due: 0 })
    await untilReady(sandbox, full)
    const took = { empty: [] as number[], full: [] as number[] }
    for (let run = 0; run < RUNS; run++) {
      took.empty.push(await untilReady(sandbox, await stage.database('nothing')))
      took.full.push(await untilReady(sandbox, full))
    }
    return [
      figure('ready on an empty database', median(took.empty)),
      figure('ready on 100,000 nudges and 1,000 pairs', median(took.full)),
    ]
  } finally {
    await sandbox.stop()
  }
}

const figure = (name: string, value: number): Figure => ({
  ...{ bench: 'start', name, value, unit: 'ms' },
  target: { atMost: 2_000 },
})

/** Milliseconds that a bot needs on this database; it is ended afterwards. */
async function untilReady(sandbox: Sandbox, url: string): Promise<number> {
  const begin = performance.now()
  const bot = startDeskside(sandbox, url)
  try {
    const port = await bot.running
    while ((await fetch(`http://127.0.0.1:${port}/readyz`)).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return performance.now() - begin
  } finally {
    await endDeskside(bot)
  }
}
