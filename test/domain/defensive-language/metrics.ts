/** How often something was found where it is, found where it is not, and missed. */
export interface Counts {
  hits: number
  falseAlarms: number
  missed: number
}

/** A share with its Wilson interval at 95 %; all are NaN where there was nothing to count. */
export interface Share {
  share: number
  low: number
  high: number
}

const Z = 1.959964

/** Wilson's score interval: honest for small numbers, where `share` plus or minus something isn't. */
export function wilson(hits: number, of: number): Share {
  if (of === 0) return { share: Number.NaN, low: Number.NaN, high: Number.NaN }
  const share = hits / of
  const centre = share + Z ** 2 / (2 * of)
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const scale = 1 + Z ** 2 / of
  return { share, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

export const precision = ({ hits, falseAlarms }: Counts) => wilson(hits, hits + falseAlarms)
export const recall = ({ hits, missed }: Counts) => wilson(hits, hits + missed)

/** The harmonic mean of precision and recall. */
export function f1({ hits, falseAlarms, missed }: Counts): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + falseAlarms + missed)
}

/** Counts one question over many texts: was it so, and was it said to be so. */
export function count(answers: readonly { is: boolean; said: boolean }[]): Counts {
  return {
    hits: answers.filter(({ is, said }) => is && said).length,
    falseAlarms: answers.filter(({ is, said }) => !is && said).length,
    missed: answers.filter(({ is, said }) => is && !said).length,
  }
}

/**
 * The lowest threshold from which on `wanted` of what lies above it is right; the scores come from texts that the judge
 * had not learned from.
 */
export function thresholdFor(scores: readonly { score: number; is: boolean }[], wanted: number): number {
  let [right, all, best] = [0, 0, Number.POSITIVE_INFINITY]
  const ranked = scores.toSorted((a, b) => b.score - a.score)
  ranked.forEach(({ score, is }, place) => {
    all += 1
    if (is) right += 1
    const next = ranked[place + 1]?.score ?? score - 1
    if (right / all >= wanted && next < score) best = (score + next) / 2
  })
  return best
}
