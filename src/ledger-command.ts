import { parseArgs } from 'node:util'
import type { Tx } from './db/client.ts'
import { ledgerItems } from './db/ledger.ts'
import { workspaceIds } from './db/workspaces.ts'
import { entryOf } from './domain/ledger-entry.ts'
import { type ExportedEntry, ledgerTable } from './features/ledger/export.ts'
import { isOpenedByIt } from './features/opened-by-it.ts'
import { systemClock } from './lib/clock.ts'
import { type Outcome, onDatabase, type Terminal } from './terminal.ts'

const USAGE = `The feedback ledger as IT leads see it, as CSV on the standard output. DATABASE_URL or DATA_DIR as for the bot.

  npm run --silent ledger > ledger.csv    every item that was shared: topics without words and name, the others with both

  --workspace T...                        needed where the database holds several
`

/** Does what was typed behind `npm run ledger --`; gives back the exit code. */
export async function ledgerCommand(typed: string[], terminal: Terminal): Promise<number> {
  const wanted = wantedBy(typed)
  return onDatabase(terminal, USAGE, wanted && ((db) => exported(db, wanted.workspaceId)))
}

function wantedBy(args: string[]): { workspaceId: string | undefined } | null {
  try {
    const { values } = parseArgs({ args, options: { workspace: { type: 'string' } } })
    return { workspaceId: values.workspace }
  } catch {
    return null
  }
}

async function exported(db: Tx, wanted: string | undefined): Promise<Outcome> {
  const known = await workspaceIds(db)
  const [workspaceId, ...more] = wanted === undefined ? known : known.filter((id) => id === wanted)
  if (workspaceId === undefined)
    return { done: false, words: 'There is no such workspace in this database.\n' }
  // Two companies' words never stand in one file.
  if (more.length > 0)
    return {
      done: false,
      words: `This database holds several: name one with --workspace. ${known.join(', ')}\n`,
    }
  const now = systemClock.now()
  const entries: ExportedEntry[] = []
  for (const item of await ledgerItems(db, workspaceId)) {
    const entry = entryOf(item, now)
    if (entry) entries.push({ ...entry, isOpened: await isOpenedByIt(db, item) })
  }
  return { done: true, words: ledgerTable(entries) }
}
