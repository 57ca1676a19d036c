import { afterEach, describe, expect, test } from 'vitest'
import { ledgerItems } from '../src/db/ledger.ts'
import { ensureWorkspace } from '../src/db/workspaces.ts'
import { LEDGER_SHOW } from '../src/features/ledger/ids.ts'
import { ledgerCommand } from '../src/ledger-command.ts'
import { testDatabaseUrl } from './support/database.ts'
import { makeItLead, meetsAndShares, shareWithIt } from './support/ledger.ts'
import { expectNoTrouble } from './support/no-trouble.ts'
import { makePair } from './support/pairs.ts'
import { runCommand, runProcess } from './support/terminal.ts'
import { openWorld } from './support/world.ts'

const run = (words: string[], env: NodeJS.ProcessEnv) => runCommand(ledgerCommand, words, env)

describe('npm run ledger', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const { acme, database } = world
  const omar = world.person('omar')
  const { connectionString: DATABASE_URL } = database.queue
  await makeItLead(world, 'jonas')
  const pair = await makePair(world, 'maya', 'omar')
  afterEach(() => expectNoTrouble(world))

  test('writes nothing but headings where nothing was shared', async () => {
    const { code, out, err } = await run([], { DATABASE_URL })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^id,shared,leader,category,kind,said,words/),
    ])
  })

  test('has of each item what IT leads see of it, and of what stays in the pair nothing', async () => {
    await meetsAndShares(
      world,
      { mentor: 'maya', leader: 'omar', pair, at: '2026-03-10T16:00' },
      { words: '=HYPERLINK("x"), "the VPN"\nis slow', as: 'named' },
    )
    await shareWithIt(world, 'omar', { words: 'Ivan is rude', category: 'Communication', as: 'theme' })
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'Between us', category: 'Cost', kind: 'Idea' })
    const unopened = (await run([], { DATABASE_URL })).out
    expect(unopened).toMatch(/,\(not opened yet\),new/)
    expect(unopened).not.toMatch(/HYPERLINK/)
    for (const { ledgerId } of await ledgerItems(database.db, acme.teamId))
      await world.person('jonas').forges(LEDGER_SHOW, ledgerId)
    const { out } = await run([], { DATABASE_URL })
    expect(out).toMatch(
      new RegExp(
        `named,${omar.id},Tools,Friction,2026-03-10,"'=HYPERLINK\\(""x""\\), ""the VPN""\nis slow",new`,
      ),
    )
    expect(out).toMatch(/theme,,Communication,Friction,2026-03,,new,,,acknowledge,2026-04-0\d/)
    expect(out).not.toMatch(/Ivan|rude|Between us|Cost|Maya/)
    expect(out.trim().split('\n')).toHaveLength(4)
    expect(await runProcess('src/ledger.js', [], { DATABASE_URL })).toEqual({ code: 0, out, err: '' })
  })

  test('never mixes two workspaces, and says what it did not understand', async () => {
    await ensureWorkspace(database.db, 'TOTHER', world.clock.now())
    const mixed = await run([], { DATABASE_URL })
    expect(mixed).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/name one with --workspace/) })
    expect((await run(['--workspace', 'TOTHER'], { DATABASE_URL })).out.trim().split('\n')).toHaveLength(1)
    expect((await run(['--workspace', acme.teamId], { DATABASE_URL })).out).toMatch(/HYPERLINK/)
    expect(await run(['--workspace', 'TNONE'], { DATABASE_URL })).toMatchObject({ code: 1, out: '' })
    expect(await run(['--all'], { DATABASE_URL })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/npm run --silent ledger/),
    })
    const unset = await run([], { DATA_DIR: '/nowhere' })
    expect(unset).toMatchObject({
      code: 78,
      err: expect.stringMatching(/there is no database in this folder/),
    })
    expect(await run([], { DATABASE_URL: await testDatabaseUrl() })).toMatchObject({ code: 69 })
  })
})
