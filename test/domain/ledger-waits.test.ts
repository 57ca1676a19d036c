import { describe, expect, test } from 'vitest'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { entryOf } from '../../src/domain/ledger-entry.ts'
import { heardOn, waitsFor } from '../../src/domain/ledger-waits.ts'
import { at, item, NOW, on } from '../support/ledger-item.ts'

const LEADS = ['UJONAS', 'UPRIYA']

/** Why the item waits for these three, of whom the last is no IT lead. */
const waits = (of: Partial<LedgerItem>, now = NOW) => {
  const entry = entryOf(item(of), now)
  return entry && [...LEADS, 'UANA'].map((userId) => waitsFor(entry, userId, LEADS))
}

describe('an item of the ledger waits', () => {
  test('for every IT lead until it is read, and for nobody while all is in time', () => {
    expect(waits({})).toEqual(['unread', 'unread', null])
    expect(waits({ status: 'acknowledged' })).toEqual([null, null, null])
  })

  test('for its owner alone, where that is an IT lead', () => {
    expect(waits({ status: 'acknowledged', ownerId: 'UPRIYA' })).toEqual([null, 'owned', null])
    expect(waits({ status: 'planned', plannedOn: on('2026-03-09'), ownerId: 'UPRIYA' })).toEqual([
      null,
      'overdue',
      null,
    ])
  })

  test('for an owner who cannot open it, and for those who can as soon as something is late', () => {
    const owned = { status: 'acknowledged', ownerId: 'UANA' } as const
    expect(waits(owned)).toEqual([null, null, 'owned'])
    expect(waits(owned, at('2026-03-25T00:00'))).toEqual(['overdue', 'overdue', 'owned'])
  })

  test('as not solved before anything else, until there is a plan', () => {
    const reopened = { status: 'acknowledged', reopened: 1, reopenedAt: NOW } as const
    expect(waits(reopened)).toEqual(['unsolved', 'unsolved', null])
    expect(waits(reopened, at('2026-06-01T00:00'))).toEqual(['unsolved', 'unsolved', null])
    const planned = { status: 'planned', plannedOn: on('2026-05-01'), ownerId: 'UJONAS' } as const
    expect(waits({ ...reopened, ...planned })).toEqual(['owned', null, null])
  })

  test('for nobody once it is closed or goes another one’s way', () => {
    expect(waits({ status: 'done', closedAt: NOW, ownerId: 'UJONAS' })).toEqual([null, null, null])
    expect(waits({ status: 'merged', mergedInto: 'other', ownerId: 'UJONAS' })).toEqual([null, null, null])
  })
})

describe('IT hears of an item', () => {
  test('by name on the next day; of a topic on the Monday after, whatever the day', () => {
    expect(heardOn({ sharing: 'named' }, on('2026-03-11'))).toEqual(on('2026-03-12'))
    for (const day of ['2026-03-09', '2026-03-11', '2026-03-15'])
      expect(heardOn({ sharing: 'theme' }, on(day))).toEqual(on('2026-03-16'))
  })
})
