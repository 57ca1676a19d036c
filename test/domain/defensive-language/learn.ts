/** A row to learn from: features by their numbers, and whether they belong to the side that is learned. */
export interface Row {
  ids: readonly number[]
  values: readonly number[]
  yes: boolean
  /** How much it counts. */
  weight: number
}

export interface Learned {
  weights: Float64Array
  bias: number
}

/**
 * Logistic regression with an L2 penalty, by AdaGrad over the rows in an order that is always the same: the same rows
 * give the same weights.
 */
export function learn(rows: readonly Row[], size: number, penalty: number, rounds: number): Learned {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-8)
  const order = rows.map((_, index) => index)
  const random = seeded(20)
  let [bias, biasSquares] = [0, 1e-8]
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const index of order) {
      const row = rows[index]
      if (!row) continue
      const error = (chance(score(row, weights, bias)) - (row.yes ? 1 : 0)) * row.weight
      const { ids, values } = row
      for (let place = 0; place < ids.length; place += 1) {
        const id = ids[place] ?? 0
        const slope = error * (values[place] ?? 0) + penalty * (weights[id] ?? 0)
        squares[id] = (squares[id] ?? 0) + slope * slope
        weights[id] = (weights[id] ?? 0) - (0.1 * slope) / Math.sqrt(squares[id] ?? 1)
      }
      biasSquares += error * error
      bias -= (0.1 * error) / Math.sqrt(biasSquares)
    }
  }
  return { weights, bias }
}

function score(row: Pick<Row, 'ids' | 'values'>, weights: Float64Array, bias: number): number {
  let sum = bias
  const { ids, values } = row
  for (let place = 0; place < ids.length; place += 1) {
    sum += (weights[ids[place] ?? 0] ?? 0) * (values[place] ?? 0)
  }
  return sum
}

const chance = (logit: number) => 1 / (1 + Math.exp(-logit))

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [items[at], items[other]]
    if (a === undefined || b === undefined) continue
    items[at] = b
    items[other] = a
  }
}
