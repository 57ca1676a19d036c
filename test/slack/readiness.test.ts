import { afterAll, describe, expect, test } from 'vitest'
import { createReadiness } from '../../src/slack/readiness.ts'
import { startSandbox } from '../sandbox/index.ts'
import { clientOf } from '../sandbox/test-support.ts'

describe('whether the bot is ready', async () => {
  const sandbox = await startSandbox()
  afterAll(() => sandbox.stop())
  const reachable = { ping: async () => {} }
  const gone = { ping: () => Promise.reject(new Error('gone')) }
  const well = { database: reachable, queue: reachable, isConnected: () => true }
  const asked = () => sandbox.calls.filter(({ method }) => method === 'auth.test').length
  /** With a client of its own, so that each one asks Slack anew. */
  const notReady = (parts: Partial<Parameters<typeof createReadiness>[0]> = {}) =>
    createReadiness({ ...well, client: clientOf(sandbox), ...parts })

  test('it is when everything can be reached', async () => {
    expect(await notReady()()).toEqual([])
  })

  test.each([
    ['database', { database: gone }],
    ['queue', { queue: gone }],
    ['slack', { isConnected: () => false }],
  ])('it is not without %s, which is named', async (name, parts) => {
    expect(await notReady(parts)()).toEqual([name])
  })

  test('it is not when Slack does not know the token any more', async () => {
    sandbox.faults.next('auth.test', { error: 'token_revoked' })
    expect(await notReady()()).toEqual(['slack'])
  })

  test('everything that cannot be reached is named at once', async () => {
    const nothing = { database: gone, queue: gone, isConnected: () => false }
    expect(await notReady(nothing)()).toEqual(['database', 'queue', 'slack'])
  })

  test('Slack is not asked again by every load balancer that asks', async () => {
    const check = notReady()
    const before = asked()
    for (let round = 0; round < 3; round++) expect(await check()).toEqual([])
    expect(asked()).toBe(before + 1)
  })
})
