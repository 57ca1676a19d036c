/** Two people's agreement on how they meet. Defaults: NHS England Yorkshire & Humber, GE (DOMAIN, section 3). */
export const CADENCES = ['weekly', 'biweekly', 'monthly'] as const
export type Cadence = (typeof CADENCES)[number]

export const SESSION_MINUTES = [30, 45, 60] as const
export type SessionMinutes = (typeof SESSION_MINUTES)[number]

export const MONTHS = [3, 6, 12] as const
export type Months = (typeof MONTHS)[number]

export const DEFAULT_AGREEMENT = { cadence: 'monthly', sessionMinutes: 45, months: 6 } as const

export const CADENCE_NAMES: Record<Cadence, string> = {
  weekly: 'Weekly',
  biweekly: 'Every two weeks',
  monthly: 'Monthly',
}

export const MAX_GOALS = 3

/** Splits what was typed, one goal a line, into goals; blank lines and leading bullets or numbers do not count. */
export function goalsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => line !== '')
}
