import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { entryOf, inLedgerOrder, isWanted, momentSeen } from '../../src/domain/ledger-entry.ts'

import { at, item, NOW, on } from '../support/ledger-item.ts'

describe('a theme', () => {
  const theme = (changes: Partial<LedgerItem> = {}) => item({ sharing: 'theme', ...changes })

  test('looks the same in the ledger whoever shared it, on whatever day of the month', () => {
    const day = fc.integer({ min: 1, max: 31 })
    const status = fc.constantFrom('new', 'acknowledged', 'done', 'declined' as const)
    fc.assert(
      fc.property(day, day, day, status, fc.boolean(), (one, other, today, is, isHatchet) => {
        const now = at('2026-04-01T00:00').add({ hours: 24 * today })
        const closedAt = is === 'done' || is === 'declined' ? now : null
        const seen = (date: number, menteeId: string, words: string) =>
          entryOf(
            theme({
              ...{ status: is, closedAt, isHatchet, menteeId, words, id: words, pairId: words },
              sharedAt: at('2026-03-01T12:00').add({ hours: 24 * (date - 1) }),
              saidOn: on('2026-03-01').add({ days: date - 1 }),
            }),
            now,
          )
        expect(seen(one, 'UOMAR', 'one')).toEqual(seen(other, 'UANA', 'other'))
      }),
    )
  })

  test('shows of whatever was done with it the month only', () => {
    expect(momentSeen({ sharing: 'theme' }, NOW).toString()).toBe('2026-03')
    expect(momentSeen({ sharing: 'named' }, NOW)).toBe(NOW)
  })
})

describe('the list', () => {
  const entry = (id: string, changes: Partial<LedgerItem> = {}) => {
    const found = entryOf(item({ ledgerId: id, ...changes }), NOW)
    if (!found) throw new Error('not for IT')
    return found
  }

  test('has standing hatchets on top, then what is overdue, then the oldest month', () => {
    const all = [
      entry('d', { sharing: 'theme', saidOn: on('2026-03-01'), sharedAt: NOW }),
      entry('c', { saidOn: on('2026-03-10'), sharedAt: NOW }),
      entry('e', { sharing: 'theme', saidOn: on('2026-03-31'), sharedAt: NOW }),
      entry('f', { saidOn: on('2026-02-27'), sharedAt: NOW }),
      entry('b', { sharedAt: at('2026-02-02T10:00') }),
      entry('a', { status: 'done', closedAt: NOW, isHatchet: true }),
    ]
    expect(all.toSorted(inLedgerOrder).map(({ id }) => id)).toEqual(['a', 'b', 'f', 'c', 'd', 'e'])
  })

  test('is an order, and the places of themes in a month do not follow their days', () => {
    const themes = fc.array(fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 31 })), { maxLength: 6 })
    fc.assert(
      fc.property(themes, (all) => {
        const inOrder = all
          .map(([id, day]) => entry(id, { sharing: 'theme', saidOn: on('2026-03-01').with({ day }) }))
          .toSorted(inLedgerOrder)
          .map(({ id }) => id)
        expect(inOrder).toEqual(all.map(([id]) => id).toSorted())
      }),
    )
  })

  test('shows what is open and standing hatchets, unless something else is wanted', () => {
    const closed = { status: 'done', closedAt: NOW } as const
    expect(isWanted(entry('a'), {})).toBe(true)
    expect(isWanted(entry('a', closed), {})).toBe(false)
    expect(isWanted(entry('a', { ...closed, isHatchet: true }), {})).toBe(true)
    expect(isWanted(entry('a', closed), { status: 'done', category: 'tools', owner: 'none' })).toBe(true)
    expect(isWanted(entry('a', closed), { status: 'all', kind: 'idea' })).toBe(false)
    expect(isWanted(entry('a', { ownerId: 'UANA' }), { owner: 'UANA', age: 'in-time' })).toBe(true)
    expect(isWanted(entry('a'), { age: 'overdue' })).toBe(false)
    expect(isWanted(entry('a', { sharedAt: at('2026-02-02T10:00') }), { age: 'overdue' })).toBe(true)
  })
})
