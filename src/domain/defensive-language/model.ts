import { FAMILIES, type Family } from './family.ts'
import { BUCKETS, type Features, pooled } from './features.ts'

/** The families need fewer features than the question whether at all, and there are nine of them. */
export const FAMILY_BUCKETS = 1 << 14
/** So far one byte leads. */
export const FURTHEST = 255

/** What training yields: for each question a weight per feature, in steps of `step`, and what is added to the sum. */
export interface Part {
  bias: number
  step: number
  /** In base 64: how far on the next weight is, and the weight, in turn; a byte each, and 255 goes on in the next one. */
  weights: string
}

/** Is this note defensive, is this sentence, and of which family is it. */
export interface Model {
  threshold: number
  note: Part
  sentence: Part
  families: Readonly<Record<Family, Part>>
}

interface Loaded {
  bias: number
  step: number
  weights: Int8Array
}

/** A model ready to be asked. */
export interface Judge {
  /** Above 0: defensive. */
  note(sentences: readonly Features[]): number
  /** Above 0: rather defensive; the sum of `shares`. */
  sentence(features: Features): number
  /** What each feature adds to that. */
  shares(features: Features): number[]
  family(features: Features): Family
}

/** Unpacks a model once, so that asking it is quick. */
export function judgeOf(model: Model): Judge {
  const note = load(model.note, BUCKETS)
  const sentence = load(model.sentence, BUCKETS)
  const families = FAMILIES.map((family) => [family, load(model.families[family], FAMILY_BUCKETS)] as const)
  return {
    note: (sentences) => {
      const worst = sentences.reduce(
        (most, features) => Math.max(most, sum(sentence, features)),
        Number.NEGATIVE_INFINITY,
      )
      return sum(note, pooled(sentences)) + worst * WORST - model.threshold
    },
    sentence: (features) => sum(sentence, features),
    shares: ({ ids, values }) =>
      ids.map((id, place) => sentence.step * (sentence.weights[id] ?? 0) * (values[place] ?? 0)),
    family: (features) => {
      let best: { family: Family; score: number } = { family: FAMILIES[0], score: Number.NEGATIVE_INFINITY }
      for (const [family, part] of families) {
        const score = sum(part, features)
        if (score > best.score) best = { family, score }
      }
      return best.family
    },
  }
}

/** How much the worst sentence counts beside the note as a whole; found by leaving writers out. */
const WORST = 0.75

function load({ bias, step, weights }: Part, size: number): Loaded {
  const bytes = Buffer.from(weights, 'base64')
  const all = new Int8Array(size)
  for (let place = 0, at = -1; place < bytes.length; place += 1) {
    const gap = bytes[place] ?? 0
    at += gap
    if (gap === FURTHEST) continue
    place += 1
    all[at] = bytes[place] ?? 0
  }
  return { bias, step, weights: all }
}

/** A part with fewer weights than there are features folds them; both are powers of two. */
function sum({ bias, step, weights }: Loaded, { ids, values }: Features): number {
  let total = 0
  for (let place = 0; place < ids.length; place += 1) {
    total += (weights[(ids[place] ?? 0) & (weights.length - 1)] ?? 0) * (values[place] ?? 0)
  }
  return bias + step * total
}
