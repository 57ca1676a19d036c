import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Schedule, startSchedule } from '../src/schedule.ts'

const HOUR_MS = 3_600_000

describe('the clock', () => {
  let schedule: Schedule
  const tick = vi.fn(async () => {})
  const forget = vi.fn(async () => {})
  const failed = vi.fn()

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-02T09:00:30Z') })
    tick.mockReset()
    forget.mockReset()
    schedule = startSchedule({ tick, forget }, failed)
  })
  afterEach(async () => {
    await schedule.stop()
    vi.useRealTimers()
  })

  test('beats at every full minute', async () => {
    await vi.advanceTimersByTimeAsync(29_000)
    expect(tick).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(tick).toHaveBeenCalledTimes(5)
  })

  test.each([
    ['back by an hour', -HOUR_MS],
    ['forward by three days', 72 * HOUR_MS],
  ])('goes on when the system’s clock was set %s: one beat at once, then every minute', async (_, step) => {
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tick).toHaveBeenCalledTimes(1)
    vi.setSystemTime(Date.now() + step)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(tick).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(3 * 60_000)
    expect(tick).toHaveBeenCalledTimes(5)
  })

  test('a beat that fails is reported, and the next one comes', async () => {
    const outage = new Error('the database is away')
    tick.mockRejectedValueOnce(outage)
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect(failed).toHaveBeenCalledExactlyOnceWith(outage)
    expect(tick).toHaveBeenCalledTimes(2)
  })

  test('looks once in an hour whether notes are to be deleted', async () => {
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS)
    expect(forget).toHaveBeenCalledTimes(3)
  })

  test('a stopped clock is silent', async () => {
    await schedule.stop()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(tick).not.toHaveBeenCalled()
  })
})
