import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const FORBIDDEN = [
  ['src/domain', '../db/pairs.ts'],
  ['src/domain', '../lib/log.ts'],
  ['src/domain', 'pg'],
  ['src/domain', 'node:fs'],
  ['src/domain/coaching', '../../db/pairs.ts'],
  ['src/domain/coaching', '../../lib/log.ts'],
  ['src/domain/coaching', 'pg'],
  ['src/domain/coaching', 'node:fs'],
  ['src/db', '../slack/blocks.ts'],
  ['src/db', '../features/feature.ts'],
  ['src/slack', '../db/pairs.ts'],
  ['src/slack', '../jobs/queue.ts'],
  ['src/jobs', '../features/index.ts'],
  ['src/jobs', '../http.ts'],
  ['src/jobs', '../schedule.ts'],
  ['src/features', 'drizzle-orm'],
  ['src/features', '../app.ts'],
  ['src/features', '../http.ts'],
  ['src/features', '../schedule.ts'],
  ['src/features/start', '../../db/schema.ts'],
  ['src/features/start', '../../db/schema/nudges.ts'],
  ['src/features/start', 'pg'],
  ['src/features/start', '../../app.ts'],
  ['src/features/start', '../../http.ts'],
  ['src/features/start', '../../schedule.ts'],
  ['src/features/start', '../session/book.ts'],
  ['src/lib', '../db/pairs.ts'],
] as const

const ALLOWED = [
  ['src/domain', './result.ts'],
  ['src/domain', './coaching/card.ts'],
  ['src/domain/coaching', './card.ts'],
  ['src/domain/coaching', '../result.ts'],
  ['src/domain/coaching', 'temporal-polyfill'],
  ['src/domain', 'temporal-polyfill'],
  ['src/db', '../domain/pair.ts'],
  ['src/slack', '../domain/pair.ts'],
  ['src/jobs', '../db/client.ts'],
  ['src/features/start', '../session/ids.ts'],
  ['src/features/start', '../feature.ts'],
  ['src/features/start', '../../domain/pair.ts'],
  ['src', './features/index.ts'],
] as const

type Case = (typeof FORBIDDEN | typeof ALLOWED)[number]

const fileOf = ([folder, path]: Case) => `${folder}/imports-${path.replaceAll(/\W/g, '-')}.ts`

/** The rules of this project over files that hold one import each. */
describe('imports go downwards only', () => {
  let folder: string
  const refused: string[] = []
  const isRefused = (one: Case) => refused.some((file) => file.endsWith(fileOf(one)))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskside-imports-'))
    await copyFile('biome.json', join(folder, 'biome.json'))
    for (const one of [...FORBIDDEN, ...ALLOWED]) {
      const file = join(folder, fileOf(one))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, `import { thing } from '${one[1]}'\n\nexport const other = thing\n`)
    }
    const args = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.']
    const child = spawn(resolve('node_modules/.bin/biome'), args, { cwd: folder, stdio: 'pipe' })
    const [report] = await Promise.all([text(child.stdout), once(child, 'exit')])
    for (const line of report.split('\n')) {
      const file = /noRestrictedImports.*file=([^,]+)/.exec(line)?.[1]
      if (file) refused.push(file)
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each(FORBIDDEN)('%s may not import %s', (...one) => {
    expect(isRefused(one as Case)).toBe(true)
  })

  test.each(ALLOWED)('%s may import %s', (...one) => {
    expect(isRefused(one as Case)).toBe(false)
  })
})
