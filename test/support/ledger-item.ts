import { Temporal } from 'temporal-polyfill'
import type { LedgerItem } from '../../src/domain/ledger.ts'

/** A moment in UTC: `2026-03-11T10:00`. */
export const at = (moment: string): Temporal.Instant => Temporal.Instant.from(`${moment}Z`)
export const on = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date)
export const NOW = at('2026-03-11T10:00')

/** An item that a leader shared by name on the day before. */
export const item = (changes: Partial<LedgerItem> = {}): LedgerItem => ({
  ...{ id: 'item', workspaceId: 'T1', sessionId: 'session', pairId: 'pair', menteeId: 'UOMAR' },
  ...{ words: 'Private words', category: 'tools', kind: 'friction', sharing: 'named', status: 'new' },
  ...{ revision: 1, formId: 'V1', sharedAt: at('2026-03-10T12:00'), sharedTo: null, openedAt: null },
  createdAt: at('2026-03-10T12:00'),
  ...{ ledgerId: 'entry', ledgerRevision: 0, ownerId: null, plannedOn: null, isHatchet: false },
  ...{ mergedInto: null, closedAt: null, verdict: null, reopened: 0, reopenedAt: null },
  saidOn: on('2026-03-10'),
  ...changes,
})
