import { randomUUID } from 'node:crypto'
import { mkdir, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const HEARTBEAT_MS = 5_000
const SILENT_MS = 30_000

const Owner = z.object({ pid: z.number(), host: z.string() })

const heldHere = new Set<string>()

/** Its message is meant for the person who starts the bot. */
export class FolderInUse extends Error {}

/**
 * Claims a data folder for this process, creating it where needed, and gives back the way to release it.
 * Rejects while another process, or another part of this one, has the folder open. A lock that a crash left
 * behind is taken over: at once when its process was on this host and is gone, else when it has been silent for half a
 * minute (a container that was replaced, a process id that went to somebody else, a file that was never finished).
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(await realpath(folder), 'lock')
  if (!(await claimed(path))) {
    await removeStale(path)
    if (!(await claimed(path))) throw inUse(path)
  }
  heldHere.add(path)
  const heartbeat = setInterval(() => beat(path), HEARTBEAT_MS).unref()
  return async () => {
    clearInterval(heartbeat)
    heldHere.delete(path)
    await rm(path, { force: true })
  }
}

async function claimed(path: string): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

async function removeStale(path: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(unlessGone)
  if (found === undefined) return
  if (await isHeld(path, found)) throw inUse(path)
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    unlessGone(error)
    throw inUse(path)
  }
  // Between reading and renaming somebody else may have taken over the stale lock: then it is theirs.
  if ((await readFile(aside, 'utf8')) !== found) {
    await rename(aside, path)
    throw inUse(path)
  }
  await rm(aside)
}

async function isHeld(path: string, content: string): Promise<boolean> {
  if (heldHere.has(path)) return true
  const state = await stat(path).catch(unlessGone)
  if (!state || Date.now() - state.mtimeMs >= SILENT_MS) return false
  const owner = ownerIn(content)
  // An empty or torn file is being written at this moment, and what runs on another host cannot be seen.
  if (owner === null || owner.host !== hostname()) return true
  // A restarted container often gets the process id that its crashed predecessor had.
  return owner.pid !== process.pid && isAlive(owner.pid)
}

function ownerIn(content: string): z.infer<typeof Owner> | null {
  try {
    return Owner.parse(JSON.parse(content))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

function unlessGone(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error
}

function beat(path: string): void {
  const now = new Date()
  // A folder that was removed under a running bot shows in every query; the heartbeat need not say it too.
  utimes(path, now, now).catch(() => {})
}

function inUse(path: string): FolderInUse {
  return new FolderInUse(
    'The data folder is already open in another process. Stop that one first, or use PostgreSQL (DATABASE_URL) ' +
      `to run several. If you are sure that nothing uses the folder, delete ${path}.`,
  )
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
