import { describe, expect, test } from 'vitest'
import { FAULTS, planCall, planIncidents } from './plan.ts'

const calls = (seed: number, method: string) =>
  Array.from({ length: 3000 }, (_, n) => planCall(seed, method, n + 1))

describe('the plan of a run', () => {
  test('is the same for the same seed, and another for another', () => {
    const wanted = { seed: 7, posts: 2000, kills: 40 }
    expect(planIncidents(wanted)).toEqual(planIncidents(wanted))
    expect(planIncidents(wanted)).not.toEqual(planIncidents({ ...wanted, seed: 8 }))
    expect(calls(7, 'chat.postMessage')).toEqual(calls(7, 'chat.postMessage'))
    expect(calls(7, 'chat.postMessage')).not.toEqual(calls(8, 'chat.postMessage'))
  })

  test('has every kill, two outages, two steps of the clock and a restart, before the last messages are tried', () => {
    const incidents = planIncidents({ seed: 7, posts: 2000, kills: 40 })
    const kills = incidents.filter(({ what }) => what === 'kill')
    expect(kills).toHaveLength(40)
    expect(new Set(kills.map((kill) => kill.what === 'kill' && kill.replica))).toEqual(new Set([0, 1]))
    expect(incidents.filter(({ what }) => what === 'slack-away')).toHaveLength(2)
    expect(incidents.filter(({ what }) => what === 'clock-step')).toHaveLength(2)
    expect(incidents.filter(({ what }) => what === 'database-restart')).toHaveLength(1)
    expect(Math.max(...incidents.map(({ afterPosts }) => afterPosts))).toBeLessThanOrEqual(1800)
    expect(Math.min(...incidents.map(({ afterPosts }) => afterPosts))).toBeGreaterThan(0)
  })

  test.each([1, 2, 3])(
    'seed %i meets every kind of fault while posting, and leaves most calls alone',
    (seed) => {
      const planned = calls(seed, 'chat.postMessage')
      expect(new Set(planned.map(({ fault }) => fault))).toEqual(new Set([...FAULTS, null]))
      const spared = planned.filter(({ fault }) => fault === null).length
      expect(spared / planned.length).toBeGreaterThan(0.87)
      expect(spared / planned.length).toBeLessThan(0.94)
    },
  )
})
