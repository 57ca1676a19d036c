import { parseArgs } from 'node:util'
import type { SceneName } from './protocol.ts'
import { SCENE_NAMES } from './scenes/scene.ts'

export interface Flags {
  scene: SceneName
  /** Null: the usual one, or any free one when it is taken. */
  port: number | null
  open: boolean
  tour: boolean
  dev: boolean
}

export const USAGE = `npm run demo -- [options]
  --scene NAME   what happened before you come in: ${SCENE_NAMES.join(', ')} (fresh)
  --port NUMBER  where the page is served, 0 for any free port (4000)
  --no-open      do not open the browser
  --tour         play the first story by itself, with captions`

const OPTIONS = {
  scene: { type: 'string', default: 'fresh' },
  port: { type: 'string' },
  open: { type: 'boolean', default: true },
  tour: { type: 'boolean', default: false },
  dev: { type: 'boolean', default: false },
} as const

/** Reads the command line; what it cannot make out it answers in words. */
export function readFlags(
  args: readonly string[],
): { ok: true; flags: Flags } | { ok: false; problem: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowNegative: true })
    const scene = SCENE_NAMES.find((name) => name === values.scene)
    if (!scene) return refuse(`There is no scene “${values.scene}”, only ${SCENE_NAMES.join(', ')}.`)
    const port = values.port === undefined ? null : Number(values.port)
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) return refuse(notAPort(values.port))
    if (port !== null && port > 65_535) return refuse(notAPort(String(port)))
    const { tour, dev } = values
    // The watcher starts the demo anew with every change; one page is enough.
    return { ok: true, flags: { scene, port, open: values.open && !dev, tour, dev } }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const refuse = (problem: string) => ({ ok: false, problem }) as const
const notAPort = (given: string) => `“${given}” is no port: a number from 0 to 65535 is needed.`
