import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { ack } from './ack.ts'
import { deliver } from './deliver.ts'
import { type Figure, isMet, rounded, tableOf } from './figures.ts'
import { memory } from './memory.ts'
import { openStage, type Stage } from './stage.ts'
import { start } from './start.ts'
import { tick } from './tick.ts'

/** Measures what docs/performance.md promises: `npm run bench -- [--only ack,tick] [--json]`. */
const BENCHES = { ack, tick, deliver, memory, start }

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const wanted = flags.only?.split(',') ?? Object.keys(BENCHES)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0)
  throw new Error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)

const stage = await openStage()
const figures: Figure[] = []
const failures: string[] = []
try {
  for (const [name, measure] of Object.entries(BENCHES)) {
    if (wanted.includes(name)) await run(name, measure)
  }
} finally {
  await stage.close()
}
process.stdout.write(flags.json ? `${JSON.stringify(report(), null, 2)}\n` : `${tableOf(figures)}\n`)
// A target that is missed is a result; a bench that could not measure is none.
process.exit(failures.length > 0 ? 1 : 0)

async function run(name: string, measure: (on: Stage) => Promise<Figure[]>): Promise<void> {
  stage.say(`${name} ...`)
  try {
    figures.push(...(await measure(stage)))
  } catch (error) {
    failures.push(name)
    stage.say(`${name} could not be measured: ${error instanceof Error ? error.stack : String(error)}`)
  }
}

function report() {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim()
  return {
    commit,
    node: process.version,
    machine: { cores: availableParallelism(), memoryGb: Math.round(totalmem() / 2 ** 30) },
    figures: figures.map((figure) => ({ ...figure, value: rounded(figure.value), met: isMet(figure) })),
    failures,
  }
}
