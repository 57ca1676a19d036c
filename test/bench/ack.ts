import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { endDeskside, httpBot, slackVariables, startChild, startDeskside } from './children.ts'
import { type Figure, percentile } from './figures.ts'
import type { Stage } from './stage.ts'

const WARM_UP = 100
const REQUESTS = 1500

/**
 * How long somebody who types `/mentor start @omar` waits until the bot has Slack open the form, against a bare Bolt
 * app that opens a fixed one. Both are processes of their own, asked in turn by the same sandbox.
 */
export async function ack(stage: Stage): Promise<Figure[]> {
  const sandbox = await startSandbox()
  const deskside = startDeskside(sandbox, await stage.database())
  const bare = await startChild(new URL('./bare-bolt.ts', import.meta.url), slackVariables(sandbox))
  try {
    const bots = { deskside: httpBot(await deskside.running), bare: httpBot(bare.said.port) }
    const waits = { deskside: [] as number[], bare: [] as number[] }
    for (let request = 0; request < WARM_UP + REQUESTS; request++) {
      for (const name of request % 2 ? (['deskside', 'bare'] as const) : (['bare', 'deskside'] as const)) {
        sandbox.connectHttp(bots[name])
        const ms = await openForm(sandbox)
        if (request >= WARM_UP) waits[name].push(ms)
      }
    }
    if (sandbox.refusals.length > 0) throw new Error(`Slack refused: ${JSON.stringify(sandbox.refusals[0])}`)
    return figuresOf(waits)
  } finally {
    bare.child.disconnect()
    await endDeskside(deskside)
    await sandbox.stop()
  }
}

/** Milliseconds from the command until `views.open` is there. */
async function openForm(sandbox: Sandbox): Promise<number> {
  const opened = Promise.withResolvers<number>()
  const off = sandbox.on((change) => {
    if (change.kind === 'call' && change.call.method === 'views.open') opened.resolve(performance.now())
  })
  const begin = performance.now()
  await sandbox.workspace().person('maya').types('/mentor start @omar')
  const end = await opened.promise
  off()
  return end - begin
}

function figuresOf(waits: { deskside: number[]; bare: number[] }): Figure[] {
  return [50, 99].flatMap((percent) => {
    const [ours, bare] = [percentile(waits.deskside, percent), percentile(waits.bare, percent)]
    return [
      {
        ...{ bench: 'ack', name: `p${percent} against bare Bolt`, value: ours / bare, unit: 'x' },
        ...(percent === 99 && { target: { atMost: 1.5 } }),
      },
      { bench: 'ack', name: `p${percent}`, value: ours, unit: 'ms' },
      { bench: 'ack', name: `p${percent}, bare Bolt`, value: bare, unit: 'ms' },
    ]
  })
}
