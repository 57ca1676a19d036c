const PRIME = 1_000_003

/** Of whom a released figure is a count: the items behind it, by id. */
export type Behind = ReadonlySet<string>

/**
 * Somebody who keeps every figure that was ever released, and adds and subtracts them however they like. Gives back a
 * group of fewer leaders than `fewest` about whom they can compute a figure, or null when there is none.
 *
 * A figure is a row with a one for each item behind it, and what can be computed is the rows' linear span. It tells of a
 * group alone when a row of the span has nothing but noughts outside of it: then the rows have a lower rank without the
 * group's columns. Whether there is such a row is asked of every group that is small enough.
 */
export function exposedGroup(
  released: readonly Behind[],
  leaderOf: ReadonlyMap<string, string>,
  fewest: number,
): string[] | null {
  const rows = distinct(released.map((behind) => [...behind].filter((id) => leaderOf.has(id))))
  const columns = alike(rows, leaderOf)
  const small = columns.filter(({ leaders }) => leaders.size < fewest)
  // What always goes together falls or stands together: where all such bundles are large, every row is.
  if (small.length === 0) return null
  const whole = rank(columns.map(({ in: ones }) => ones))
  const suspects = [...new Set(small.flatMap(({ leaders }) => [...leaders]))]
  for (let size = 1; size < fewest; size += 1)
    for (const group of groupsOf(suspects, size)) {
      const others = columns.filter(({ leaders }) => [...leaders].some((leader) => !group.includes(leader)))
      if (others.length < columns.length && rank(others.map(({ in: ones }) => ones)) < whole) return group
    }
  return null
}

function distinct(rows: readonly string[][]): Set<string>[] {
  const known = new Map(rows.map((row) => [row.toSorted().join(), new Set(row)]))
  known.delete('')
  return [...known.values()]
}

interface Bundle {
  leaders: Set<string>
  /** In which rows they are. */
  in: number[]
}

/** Items that are in the very same figures: nobody can tell them apart. */
function alike(rows: readonly Set<string>[], leaderOf: ReadonlyMap<string, string>): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const id of new Set(rows.flatMap((row) => [...row]))) {
    const ones = rows.map((row) => Number(row.has(id)))
    const bundle = bundles.get(ones.join('')) ?? { leaders: new Set(), in: ones }
    bundle.leaders.add(leaderOf.get(id) ?? '')
    bundles.set(ones.join(''), bundle)
  }
  return [...bundles.values()]
}

function* groupsOf(leaders: readonly string[], size: number, chosen: string[] = []): Generator<string[]> {
  if (chosen.length === size) yield chosen
  else
    for (const [index, leader] of leaders.entries())
      yield* groupsOf(leaders.slice(index + 1), size, [...chosen, leader])
}

/** The rank of the matrix with these columns, by elimination modulo a prime. */
function rank(columns: readonly (readonly number[])[]): number {
  const left = columns.map((column) => [...column])
  let found = 0
  for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
    const pivot = left.findIndex((column, index) => index >= found && column[row] !== 0)
    if (pivot < 0) continue
    const [chosen, other] = [left[pivot] ?? [], left[found] ?? []]
    left[pivot] = other
    left[found] = chosen
    const inverse = power(chosen[row] ?? 0, PRIME - 2)
    for (const column of left.slice(found + 1)) {
      const times = ((column[row] ?? 0) * inverse) % PRIME
      if (times === 0) continue
      for (let at = row; at < column.length; at += 1)
        column[at] = ((column[at] ?? 0) + (PRIME - times) * (chosen[at] ?? 0)) % PRIME
    }
    found += 1
  }
  return found
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base % PRIME]
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}
