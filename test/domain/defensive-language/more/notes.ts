import type { Family } from '../../../../src/domain/defensive-language/family.ts'

/** What one writer wrote, by what it is called; what is defensive in it stands between double brackets. */
export type Notes = Readonly<Record<Family | 'none', readonly string[]>>
