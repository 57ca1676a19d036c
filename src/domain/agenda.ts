/** The five parts of every session, with the minutes of one of 45 (DOMAIN, section 4). */
const PARTS = [
  { part: 'arrive', name: 'Arrive', share: 5 },
  { part: 'topic', name: 'The topic', share: 25 },
  { part: 'leaders-view', name: 'The leader’s view', share: 5 },
  { part: 'about-it', name: 'How is IT doing?', share: 7 },
  { part: 'next-step', name: 'The next step', share: 3 },
] as const
const SHARES_IN_ALL = PARTS.reduce((sum, { share }) => sum + share, 0)

export interface AgendaItem {
  part: (typeof PARTS)[number]['part']
  name: string
  minutes: number
}

/** A session's five parts in whole minutes that add up to its length (15 or more), in proportion to 45 minutes. */
export function agendaFor(minutes: number): AgendaItem[] {
  const parts = PARTS.map(({ part, name, share }) => {
    const exact = (share * minutes) / SHARES_IN_ALL
    return { part, name, whole: Math.floor(exact), rest: exact % 1 }
  })
  const left = minutes - parts.reduce((sum, { whole }) => sum + whole, 0)
  const roundedUp = parts.toSorted((a, b) => b.rest - a.rest).slice(0, left)
  return parts.map((one) => ({
    part: one.part,
    name: one.name,
    minutes: one.whole + (roundedUp.includes(one) ? 1 : 0),
  }))
}
