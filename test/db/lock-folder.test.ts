import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../src/db/lock-folder.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskside-lock-'))
})

afterEach(() => rm(folder, { recursive: true }))

const leaveLock = (pid: number | undefined, host: string) =>
  writeFile(join(folder, 'lock'), JSON.stringify({ pid, host }))

const growOld = () => {
  const longAgo = new Date(Date.now() - 60_000)
  return utimes(join(folder, 'lock'), longAgo, longAgo)
}

test('a folder that is made on the way is locked until it is released', async () => {
  const inside = join(folder, 'made', 'on', 'the', 'way')
  const release = await lockFolder(inside)
  await expect(lockFolder(inside)).rejects.toThrow('The data folder is already open in another process')
  await release()
  await (await lockFolder(inside))()
  expect(await readdir(inside)).toEqual([])
})

test('a refusal says what to do', async () => {
  const release = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(/Stop that one first.*DATABASE_URL.*delete .*lock/)
  await release()
})

test('a lock holds while its process lives, and is taken over once that is gone', async () => {
  const owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await leaveLock(owner.pid, hostname())
  await expect(lockFolder(folder)).rejects.toThrow('already open')

  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await (await lockFolder(folder))()
})

test('a lock whose process id went to somebody else is taken over once it is silent', async () => {
  await leaveLock(process.ppid, hostname())
  await expect(lockFolder(folder)).rejects.toThrow('already open')

  await growOld()
  await (await lockFolder(folder))()
})

test.each(['', '{"pid": 12'])(
  'a lock file with nothing but %j holds while it may be being written',
  async (torn) => {
    await writeFile(join(folder, 'lock'), torn)
    await expect(lockFolder(folder)).rejects.toThrow('already open')

    await growOld()
    await (await lockFolder(folder))()
  },
)

test('a lock of this very process id is from before a restart', async () => {
  await leaveLock(process.pid, hostname())
  await (await lockFolder(folder))()
})

test('a lock of another host holds while it shows signs of life', async () => {
  await leaveLock(1, 'another-container')
  await expect(lockFolder(folder)).rejects.toThrow('already open')

  await growOld()
  await (await lockFolder(folder))()
})

test('of many that find a stale lock at once, one gets the folder', async () => {
  const owner = spawn(process.execPath, ['-e', ''])
  await once(owner, 'exit')
  await leaveLock(owner.pid, hostname())
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
  const winners = tries.filter((attempt) => attempt.status === 'fulfilled')
  expect(winners).toHaveLength(1)
  await winners[0]?.value()
})
