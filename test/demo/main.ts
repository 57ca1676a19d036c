import { connect } from '../../src/db/client.ts'
import { readFlags, USAGE } from './flags.ts'
import { stopWith } from './stop-with.ts'

const EX_USAGE = 2

const read = readFlags(process.argv.slice(2))
if (!read.ok) stopWith(EX_USAGE, `${read.problem}\n\n${USAGE}`)

process.stdout.write('Deskside: starting the bot, its database and a Slack workspace on this machine …\n')
const startedAt = performance.now()
// The database takes the longest; everything else is read meanwhile.
const database = connect({ folder: 'memory://' })
const { runDemo } = await import('./run.ts')
await runDemo(read.flags, database, startedAt)
