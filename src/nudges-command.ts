import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Tx } from './db/client.ts'
import { type DeadLetter, deadLetters, retryDeadLetters } from './db/dead-letters.ts'
import { systemClock } from './lib/clock.ts'
import { type Outcome, onDatabase, type Terminal } from './terminal.ts'

const USAGE = `Messages that did not arrive, for whoever runs Deskside. DATABASE_URL or DATA_DIR as for the bot.

  npm run nudges -- failed         lists them: what failed, and what nobody knows the outcome of
  npm run nudges -- retry ID       gives one that failed a new start
  npm run nudges -- retry --all    gives all that failed a new start

  --workspace T...                 only this workspace; otherwise all in the database
`

type Wish =
  | { do: 'list'; workspaceId: string | undefined }
  | { do: 'retry'; id?: string; workspaceId: string | undefined }

/** Does what was typed behind `npm run nudges --`; gives back the exit code. */
export async function nudgesCommand(typed: string[], terminal: Terminal): Promise<number> {
  const wish = wishOf(typed)
  const work = wish && ((db: Tx) => (wish.do === 'list' ? list(db, wish.workspaceId) : retry(db, wish)))
  return onDatabase(terminal, USAGE, work)
}

function wishOf(args: string[]): Wish | null {
  try {
    const options = { all: { type: 'boolean' }, workspace: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [word, id, ...more] = positionals
    const { all = false, workspace: workspaceId } = values
    if (more.length > 0) return null
    if (word === 'failed' && id === undefined && !all) return { do: 'list', workspaceId }
    if (word === 'retry' && id === undefined && all) return { do: 'retry', workspaceId }
    if (word === 'retry' && id !== undefined && !all) return { do: 'retry', id, workspaceId }
    return null
  } catch {
    return null
  }
}

async function list(db: Tx, workspaceId: string | undefined): Promise<Outcome> {
  const failed = await deadLetters(db, 'failed', workspaceId)
  const unknown = await deadLetters(db, 'unknown', workspaceId)
  const lines = [
    failed.length === 0
      ? 'No message has failed.'
      : `${counted(failed)} failed. \`npm run nudges -- retry ID\` sends one after all:\n\n${table(failed)}`,
  ]
  if (unknown.length > 0)
    lines.push(
      `\n${counted(unknown)} may have arrived or not: the connection broke at the wrong moment. They must not come twice, so they stay as they are:\n\n${table(unknown)}`,
    )
  return { done: true, words: said(lines) }
}

async function retry(db: Tx, which: { id?: string; workspaceId: string | undefined }): Promise<Outcome> {
  const { id, workspaceId } = which
  const now = systemClock.now()
  const isId = id === undefined || z.uuid().safeParse(id).success
  const given = isId ? await retryDeadLetters(db, { ...(id && { id }), workspaceId }, now) : []
  if (given.length === 0 && id === undefined)
    return { done: true, words: said(['No message has failed, so there is nothing to try again.']) }
  if (given.length === 0)
    return {
      done: false,
      words: said([`There is no failed message ${JSON.stringify(id)}. Nothing was changed.`]),
    }
  const late = given.filter(({ expiresAt }) => expiresAt && expiresAt.epochNanoseconds < now.epochNanoseconds)
  const lines = [
    `${counted(given)} ${given.length === 1 ? 'has' : 'have'} a new start: the bot takes them within a minute.`,
  ]
  if (late.length > 0)
    lines.push(
      `The moment of ${late.length} of them has passed, so they will be dropped instead of sent late.`,
    )
  return { done: true, words: said(lines) }
}

/** One line for each, in columns; ids, names and dates only. */
function table(letters: readonly DeadLetter[]): string {
  const rows = [
    ['id', 'workspace', 'kind', 'for', 'due', 'attempts', 'why'],
    ...letters.map(({ id, workspaceId, kind, userId, pairId, dueAt, attempts, outcome }) => [
      id,
      workspaceId,
      kind,
      userId ?? (pairId ? `pair ${pairId}` : '-'),
      dueAt.toString({ smallestUnit: 'second' }),
      String(attempts),
      outcome ?? '-',
    ]),
  ]
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(width(column))).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

const counted = ({ length }: readonly unknown[]) => `${length} ${length === 1 ? 'message' : 'messages'}`

const said = (lines: readonly string[]) => `${lines.join('\n')}\n`
