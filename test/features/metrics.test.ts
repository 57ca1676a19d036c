import { describe, expect, test } from 'vitest'
import { openWorld } from '../support/world.ts'

describe('whoever runs the bot reads at /metrics', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const read = async () => {
    const answer = await fetch(`http://127.0.0.1:${world.app.port}/metrics`)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    return answer.text()
  }
  /** The value of a line, 0 where there is none. */
  const readsOf = async (name: string) => {
    const line = (await read()).split('\n').find((one) => one.startsWith(`deskside_${name} `))
    return Number(line?.split(' ').at(-1) ?? 0)
  }
  await maya.types('/mentor start @omar')
  await maya.submits({ topic: 'How we measure', goals: 'Count what counts' })

  test('what was planned, sent and how long it took', async () => {
    expect(await readsOf('nudges_planned_total{kind="start.proposal"}')).toBe(1)
    expect(await readsOf('nudges_sent_total{kind="start.proposal"}')).toBe(1)
    expect(await readsOf('nudge_send_seconds_count{kind="start.proposal"}')).toBe(1)
    expect(await readsOf('handler_seconds_count{what="command"}')).toBe(1)
    expect(await readsOf('handler_seconds_count{what="view_submission"}')).toBe(1)
  })

  test('what is due, since when, and what was sent late', async () => {
    world.clock.turnTo(world.clock.now().add({ hours: 24 * 8 + 6 }))
    expect(await readsOf('nudges_due')).toBe(1)
    expect(await readsOf('nudges_oldest_due_seconds')).toBeGreaterThan(3600)
    await world.app.tick()
    expect(await readsOf('nudges_due')).toBe(0)
    expect(await readsOf('nudges_late_total{kind="start.proposal-reminder"}')).toBe(1)
  })

  test('what Slack refused, by its own name, and the dead letters', async () => {
    world.sandbox.faults.next('chat.postMessage', { error: 'account_inactive' })
    await omar.clicks('Accept')
    expect(await readsOf('slack_errors_total{error="account_inactive"}')).toBe(1)
    expect(await readsOf('nudges_failed')).toBe(1)
  })

  test('nobody’s name, words or ids', async () => {
    const text = await read()
    for (const secret of [maya.id, omar.id, 'How we measure', 'Count what counts', world.acme.teamId])
      expect(text).not.toContain(secret)
  })
})
