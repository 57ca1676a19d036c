import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { fullLanes, HELD, handOut, heldUntil, type Pace, slotsAhead, WHOLE } from '../../src/domain/pace.ts'

const START = Temporal.Instant.from('2026-03-02T09:00:00Z')
const at = (ms: number) => START.add({ milliseconds: Math.round(ms) })
const none = new Map<string, Temporal.Instant>()
const ms = (moment: Temporal.Instant) => START.until(moment).total('milliseconds')

/** Asks again and again, as one replica after the other does, until everything has its slot. */
function play(lanesOfAll: readonly string[], pace: Pace): { lane: string; at: number }[] {
  let waiting = lanesOfAll.map((lane, order) => ({ lane, order }))
  let now = START
  const lanes = new Map<string, Temporal.Instant>()
  const given: { lane: string; at: number }[] = []
  for (let asked = 0; waiting.length > 0 && asked < 5000; asked++) {
    const handed = handOut(waiting, lanes, now, pace)
    for (const [lane, next] of handed.lanes) lanes.set(lane, next)
    for (const slot of handed.slots) given.push({ lane: slot.waiting.lane, at: ms(slot.at) })
    const taken = new Set(handed.slots.map(({ waiting: { order } }) => order))
    waiting = waiting.filter(({ order }) => !taken.has(order))
    now = now.add({ milliseconds: 350 })
  }
  return given
}

describe('send slots', () => {
  test('are one second apart in a lane, and no more than so many a minute, however often somebody asks', () => {
    const paces = fc.record({
      perMinute: fc.integer({ min: 30, max: 2000 }),
      laneMs: fc.integer({ min: 0, max: 3000 }),
    })
    const lanes = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), {
      minLength: 1,
      maxLength: 120,
    })
    fc.assert(
      fc.property(lanes, paces, (wanted, pace) => {
        const given = play(wanted, pace)
        expect(given).toHaveLength(wanted.length)
        for (const lane of new Set(wanted)) {
          const moments = given.filter((one) => one.lane === lane).map((one) => one.at)
          for (const [index, moment] of moments.entries())
            if (index > 0) expect(moment - (moments[index - 1] ?? 0)).toBeGreaterThanOrEqual(pace.laneMs - 1)
        }
        const all = given.map((one) => one.at)
        // A slot may wait for its lane by a second at most, so a window may hold those of one second more.
        const most = Math.ceil((pace.perMinute * 61) / 60) + 1
        for (const from of all)
          expect(all.filter((one) => one >= from && one < from + 60_000).length).toBeLessThanOrEqual(most)
      }),
      { numRuns: 60 },
    )
  })

  test('are given at once when nobody has spoken for a while', () => {
    const { slots } = handOut([{ lane: 'a' }], new Map([[WHOLE, at(-5000)]]), START, {
      perMinute: 200,
      laneMs: 1000,
    })
    expect(slots.map((slot) => ms(slot.at))).toEqual([0])
  })

  test('reach a second ahead, and what comes later is left', () => {
    const waiting = Array.from({ length: 9 }, (_, index) => ({ lane: String(index) }))
    const { slots, lanes } = handOut(waiting, none, START, { perMinute: 200, laneMs: 1000 })
    expect(slots.map((slot) => ms(slot.at))).toEqual([0, 300, 600, 900])
    expect(ms(lanes.get(WHOLE) ?? START)).toBe(1200)
  })

  test('pass by a conversation that is busy', () => {
    const waiting = [{ lane: 'busy' }, { lane: 'free' }]
    const { slots } = handOut(waiting, new Map([['busy', at(4000)]]), START, { perMinute: 200, laneMs: 1000 })
    expect(slots.map((slot) => slot.waiting.lane)).toEqual(['free'])
  })

  test('are given to nobody while Slack asks for silence', () => {
    const held = new Map([[HELD, heldUntil(START, 30)]])
    expect(handOut([{ lane: 'a' }], held, START, { perMinute: 200, laneMs: 0 }).slots).toEqual([])
    const after = handOut([{ lane: 'a' }], held, at(30_000), { perMinute: 200, laneMs: 0 })
    expect(after.slots.map((slot) => ms(slot.at))).toEqual([30_000])
  })

  test('hold for ten minutes at most, whatever Slack asks for', () => {
    expect(ms(heldUntil(START, 86_400))).toBe(600_000)
    expect(ms(heldUntil(START, 0))).toBe(1000)
  })

  test('are not looked for in a lane that was just spoken in', () => {
    const lanes = new Map([
      ['soon', at(50)],
      ['full', at(400)],
    ])
    expect(fullLanes(lanes, START)).toEqual(['full'])
  })

  test('are never more than were said to lie ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (perMinute) => {
        const waiting = Array.from({ length: 2000 }, (_, index) => ({ lane: String(index) }))
        const { slots } = handOut(waiting, new Map(), START, { perMinute, laneMs: 1000 })
        expect(slots.length).toBeLessThanOrEqual(slotsAhead({ perMinute, laneMs: 1000 }))
      }),
      { numRuns: 30 },
    )
  })
})
