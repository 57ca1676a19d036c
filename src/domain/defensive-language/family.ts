/** What a defensive passage does, in the order of DOMAIN.md. */
export const FAMILIES = [
  'denial',
  'yes-but',
  'blame-user',
  'blame-shift',
  'excuse',
  'minimise',
  'superiority',
  'policy-shield',
  'counter-attack',
] as const

export type Family = (typeof FAMILIES)[number]
