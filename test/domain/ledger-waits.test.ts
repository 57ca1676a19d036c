import { describe, expect, test } from 'vitest'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { entryOf } from '../../src/domain/ledger-entry.ts'
import { isHeard, overdueMorning, waitsFor } from '../../src/domain/ledger-waits.ts'
import { plainReach } from '../../src/domain/reachable.ts'
import { at, item, NOW, on } from '../support/ledger-item.ts'

const LEADS = ['UJONAS', 'UPRIYA']

/** Why the item waits for these three, of whom the last is no IT lead. */
const waits = (of: Partial<LedgerItem>, now = NOW, known: { isGiven?: boolean } = {}) => {
  const entry = entryOf(item(of), now)
  const reader = { isGiven: false, isHeard: true, ...known }
  return entry && [...LEADS, 'UANA'].map((userId) => waitsFor(entry, { userId, ...reader }, LEADS))
}

describe('an item of the ledger waits', () => {
  test('for every IT lead until it is read, and for nobody while all is in time', () => {
    expect(waits({})).toEqual(['unread', 'unread', null])
    expect(waits({ status: 'acknowledged' })).toEqual([null, null, null])
  })

  test('for its owner alone, where that is an IT lead, once something is late', () => {
    expect(waits({ status: 'acknowledged', ownerId: 'UPRIYA' })).toEqual([null, null, null])
    expect(waits({ status: 'planned', plannedOn: on('2026-03-09'), ownerId: 'UPRIYA' })).toEqual([
      null,
      'overdue',
      null,
    ])
  })

  test('for whoever it was given to, and for those who can open it as soon as something is late', () => {
    const given = { isGiven: true }
    expect(waits({ status: 'acknowledged', ownerId: 'UPRIYA' }, NOW, given)).toEqual([null, 'given', null])
    const owned = { status: 'acknowledged', ownerId: 'UANA' } as const
    expect(waits(owned, NOW, given)).toEqual([null, null, 'given'])
    expect(waits(owned, at('2026-03-25T00:00'), given)).toEqual(['overdue', 'overdue', 'given'])
  })

  test('as not solved before anything else, until there is a plan', () => {
    const reopened = { status: 'acknowledged', reopened: 1, reopenedAt: NOW } as const
    expect(waits(reopened)).toEqual(['unsolved', 'unsolved', null])
    expect(waits(reopened, at('2026-06-01T00:00'))).toEqual(['unsolved', 'unsolved', null])
    const planned = { status: 'planned', plannedOn: on('2026-05-01'), ownerId: 'UJONAS' } as const
    expect(waits({ ...reopened, ...planned })).toEqual([null, null, null])
  })

  test('for nobody once it is closed or goes another one’s way', () => {
    expect(waits({ status: 'done', closedAt: NOW, ownerId: 'UJONAS' })).toEqual([null, null, null])
    expect(waits({ status: 'merged', mergedInto: 'other', ownerId: 'UJONAS' })).toEqual([null, null, null])
  })
})

describe('of a topic IT hears', () => {
  const heard = (of: Partial<LedgerItem>, day: string) => isHeard(item(of), on(day))

  test('on the Monday after it was shared, whatever the day; of what has a name at once', () => {
    // Shared on Tuesday, 10 March.
    expect(heard({ sharing: 'theme' }, '2026-03-15')).toBe(false)
    expect(heard({ sharing: 'theme' }, '2026-03-16')).toBe(true)
    for (const day of ['2026-03-09', '2026-03-15'])
      expect(heard({ sharing: 'theme', sharedAt: at(`${day}T12:00`) }, '2026-03-16')).toBe(true)
    expect(heard({}, '2026-03-10')).toBe(true)
  })

  test('on the Monday after its leader has said that it is not solved', () => {
    const reopened = { sharing: 'theme', reopenedAt: at('2026-04-01T08:00') } as const
    expect(heard(reopened, '2026-04-05')).toBe(false)
    expect(heard(reopened, '2026-04-06')).toBe(true)
    const entry = entryOf(item({ ...reopened, status: 'acknowledged', reopened: 1 }), at('2026-04-02T08:00'))
    const reader = { userId: 'UJONAS', isGiven: false, isHeard: false }
    expect(entry && waitsFor(entry, reader, LEADS)).toBeNull()
  })
})

describe('the morning after a promise', () => {
  const morning = (zone: string) => overdueMorning(on('2026-03-12'), plainReach(zone)).toString()

  test('is the first one on which its day is over everywhere, which it is by UTC', () => {
    expect(morning('Europe/Stockholm')).toBe('2026-03-13T08:00:00Z')
    expect(morning('America/Los_Angeles')).toBe('2026-03-13T16:00:00Z')
    expect(morning('Pacific/Auckland')).toBe('2026-03-15T20:00:00Z')
  })
})
