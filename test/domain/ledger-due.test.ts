import { describe, expect, test } from 'vitest'
import type { LedgerItem } from '../../src/domain/ledger.ts'
import { dueOf } from '../../src/domain/ledger-due.ts'

import { at, item, NOW, on } from '../support/ledger-item.ts'

describe('the promised times', () => {
  const due = (of: Partial<LedgerItem>, now = NOW) => dueOf(item(of), now)

  test('count in working days: read in 2, an owner in 5, a plan or an outcome in 10', () => {
    // Shared on a Tuesday.
    expect(due({})).toEqual({ what: 'acknowledge', on: on('2026-03-12'), isOverdue: false })
    expect(due({ status: 'acknowledged' })).toMatchObject({ what: 'owner', on: on('2026-03-17') })
    const owned = { status: 'acknowledged', ownerId: 'UANA' } as const
    expect(due(owned)).toMatchObject({ what: 'status', on: on('2026-03-24') })
    expect(due({ ...owned, status: 'planned', plannedOn: on('2026-05-01') })).toMatchObject({
      what: 'plan',
      on: on('2026-05-01'),
    })
    expect(due({ status: 'planned', plannedOn: on('2026-05-01') })).toMatchObject({ what: 'owner' })
  })

  test('are over when their last day is', () => {
    expect(due({}, at('2026-03-12T23:59'))).toMatchObject({ isOverdue: false })
    expect(due({}, at('2026-03-13T00:00'))).toMatchObject({ isOverdue: true })
  })

  test('begin anew when the leader says that it is not solved', () => {
    const reopened = { status: 'acknowledged', ownerId: 'UANA', reopenedAt: at('2026-04-01T08:00') } as const
    expect(due(reopened)).toMatchObject({ what: 'status', on: on('2026-04-15') })
  })

  test('end with the item', () => {
    expect(due({ status: 'done', closedAt: NOW })).toBeNull()
    expect(due({ status: 'merged', mergedInto: 'other' })).toBeNull()
  })
})
