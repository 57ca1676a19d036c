import { stringify } from 'csv-stringify/sync'
import { inLedgerOrder, type LedgerEntry } from '../../domain/ledger-entry.ts'
import { CATEGORY_NAMES, KIND_NAMES } from '../feedback-names.ts'

/** What the file has of an entry: as long as IT has not opened it, its leader may take it back, so its words stay out. */
export interface ExportedEntry extends LedgerEntry {
  isOpened: boolean
}

/** The entries as CSV, a line each under one of headings, in the order of the ledger; people by their Slack ids. */
export const ledgerTable = (entries: readonly ExportedEntry[]): string =>
  stringify(entries.toSorted(inLedgerOrder).map(lineOf), {
    header: true,
    columns: COLUMNS,
    // What a leader typed must not become a formula in somebody's spreadsheet.
    escape_formulas: true,
  })

const COLUMNS = [
  ...['id', 'shared', 'leader', 'category', 'kind', 'said', 'words'],
  ...['status', 'owner', 'planned for', 'owed', 'owed by', 'overdue', 'hatchet', 'not solved', 'leader says'],
]

function lineOf(entry: ExportedEntry): Record<(typeof COLUMNS)[number], string> {
  const { seen, due } = entry
  const [leader, said, words] =
    seen.sharing === 'named'
      ? [seen.menteeId, seen.saidOn, entry.isOpened ? seen.words : '(not opened yet)']
      : ['', seen.month, '']
  return {
    ...{ id: entry.id, shared: seen.sharing, leader, words, said: said.toString() },
    ...{ category: CATEGORY_NAMES[seen.category], kind: KIND_NAMES[seen.kind] },
    ...{ status: entry.status, owner: entry.ownerId ?? '', 'planned for': entry.plannedOn?.toString() ?? '' },
    ...{ owed: due?.what ?? '', 'owed by': due?.on.toString() ?? '', overdue: due?.isOverdue ? 'yes' : '' },
    ...{ hatchet: entry.isHatchet ? (entry.isStanding ? 'standing' : 'buried') : '' },
    ...{ 'not solved': String(entry.reopened), 'leader says': entry.verdict ?? '' },
  }
}
