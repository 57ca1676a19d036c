import '../../src/lib/quick-imports.js'
import { readFlags, USAGE } from './flags.ts'
import { builtPage } from './page-files.ts'
import { stopWith } from './stop-with.ts'

const EX_USAGE = 2

const startedAt = performance.now()
const read = readFlags(process.argv.slice(2))
if (!read.ok) stopWith(EX_USAGE, `${read.problem}\n\n${USAGE}`)
const { flags } = read

process.stdout.write('Deskside: starting the bot, its database and a Slack workspace on this machine …\n')
// In a thread of its own, while everything else is read and the database gets ready.
const page = flags.dev ? null : builtPage()
page?.catch(() => {})
const { runDemo } = await import('./run.ts')
await runDemo(flags, page, startedAt)
