import { describe, expect, test } from 'vitest'
import { gather } from '../../src/lib/gather.ts'

describe('calls that are gathered', () => {
  test('go at once when nothing is under way, and together when something is', async () => {
    const runs: number[][] = []
    const double = gather(async (all: number[]) => {
      runs.push(all)
      await Promise.resolve()
      return all.map((one) => one * 2)
    })
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
    expect(await double(4)).toBe(8)
    expect(runs).toEqual([[1], [2, 3], [4]])
  })

  test('are never more in one run than they may be', async () => {
    const sizes: number[] = []
    const same = gather(async (all: number[]) => {
      sizes.push(all.length)
      return all
    }, 2)
    await Promise.all([1, 2, 3, 4, 5, 6].map(same))
    expect(sizes).toEqual([1, 2, 2, 1])
  })

  test('fail with the run that served them, and with no other', async () => {
    const odd = gather(async (all: number[]) => {
      if (all.includes(2)) throw new Error('two')
      return all
    }, 1)
    const settled = await Promise.allSettled([1, 2, 3].map(odd))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('that get no answer say so', async () => {
    await expect(gather(async () => [])(1)).rejects.toThrow('got no answer')
  })
})
