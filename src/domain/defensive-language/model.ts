import { FAMILIES, type Family } from './family.ts'
import { type Features, pooled } from './features.ts'

/** What training yields: for each question a weight per feature, in steps of `step`, and what is added to the sum. */
export interface Part {
  bias: number
  step: number
  /** A byte for each weight, in base 64. */
  weights: string
}

/** Is this note defensive, is this sentence, does it face the matter, and of which family is it. */
export interface Model {
  threshold: number
  note: Part
  sentence: Part
  /** Of sentences that aren't defensive: those of fine notes against the small talk of defensive ones. */
  facing: Part
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
  const note = load(model.note)
  const sentence = load(model.sentence)
  const facing = load(model.facing)
  const families = FAMILIES.map((family) => [family, load(model.families[family])] as const)
  return {
    note: (sentences) => {
      const worst = most(sentences, (features) => sum(sentence, features))
      const best = most(sentences, (features) => -sum(facing, features))
      return sum(note, pooled(sentences)) + worst + best * SMALL_TALK - model.threshold
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

/** How much it counts that no sentence faces the matter; found by cross-validation. */
const SMALL_TALK = 0.5

function most(sentences: readonly Features[], of: (features: Features) => number): number {
  return sentences.reduce((largest, features) => Math.max(largest, of(features)), Number.NEGATIVE_INFINITY)
}

function load({ bias, step, weights }: Part): Loaded {
  const bytes = atob(weights)
  return { bias, step, weights: Int8Array.from(bytes, (byte) => byte.charCodeAt(0)) }
}

/** A part with fewer weights than there are features folds them; both are powers of two. */
function sum({ bias, step, weights }: Loaded, { ids, values }: Features): number {
  let total = 0
  for (let place = 0; place < ids.length; place += 1) {
    total += (weights[(ids[place] ?? 0) & (weights.length - 1)] ?? 0) * (values[place] ?? 0)
  }
  return bias + step * total
}
