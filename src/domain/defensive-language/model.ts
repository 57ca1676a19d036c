import { FAMILIES, type Family } from './family.ts'
import type { Features } from './features.ts'

/** What training yields: for each question a weight per feature, in steps of `step`, and what is added to the sum. */
export interface Part {
  bias: number
  step: number
  /** A byte for each weight, in base 64. */
  weights: string
}

/** Is this note defensive, is this sentence, and of which family. */
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
  note(features: Features): number
  sentence(features: Features): number
  family(features: Features): Family
}

/** Unpacks a model once, so that asking it is quick. */
export function judgeOf(model: Model): Judge {
  const note = load(model.note)
  const sentence = load(model.sentence)
  const families = FAMILIES.map((family) => [family, load(model.families[family])] as const)
  return {
    note: (features) => sum(note, features) - model.threshold,
    sentence: (features) => sum(sentence, features),
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

function load({ bias, step, weights }: Part): Loaded {
  const bytes = atob(weights)
  return { bias, step, weights: Int8Array.from(bytes, (byte) => byte.charCodeAt(0)) }
}

/** A part with fewer weights than there are features folds them. */
function sum({ bias, step, weights }: Loaded, { ids, values }: Features): number {
  let total = 0
  for (let place = 0; place < ids.length; place += 1) {
    total += (weights[(ids[place] ?? 0) % weights.length] ?? 0) * (values[place] ?? 0)
  }
  return bias + step * total
}
