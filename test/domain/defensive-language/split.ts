import type { Labelled } from './set.ts'

/** Every third of its kind is kept from whoever tunes the rules: a kind is a label, easy or hard. */
export function split(set: readonly Labelled[]): { tuning: Labelled[]; heldOut: Labelled[] } {
  const tuning: Labelled[] = []
  const heldOut: Labelled[] = []
  const seen = new Map<string, number>()
  for (const item of set) {
    const kind = `${item.label} ${item.hard}`
    const count = (seen.get(kind) ?? 0) + 1
    seen.set(kind, count)
    if (count % 3 === 0) heldOut.push(item)
    else tuning.push(item)
  }
  return { tuning, heldOut }
}
