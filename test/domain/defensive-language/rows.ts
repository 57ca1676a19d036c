import type { Family } from '../../../src/domain/defensive-language/family.ts'
import { BUCKETS, type Features, pooled, read } from '../../../src/domain/defensive-language/features.ts'
import type { Model, Part } from '../../../src/domain/defensive-language/model.ts'
import { type Learned, learn, type Row, seeded, shuffle } from './learn.ts'

/** What there is to learn from: a text, what it is called, and where that stands in it. */
export interface Example {
  text: string
  label: Family | null
  passage?: string
}

/** An example as features, read once and learned from often. */
export interface Prepared {
  label: Family | null
  note: Features
  /** Of each sentence, as the judge wants them. */
  features: readonly Features[]
  sentences: { features: Features; isDefensive: boolean }[]
}

const PENALTY = 0.001
const ROUNDS = 4
/** The families need fewer features than the question whether at all, and there are nine of them. */
const FAMILY_BUCKETS = BUCKETS / 16

export function prepare({ text, label, passage }: Example): Prepared {
  const { tokens, sentences, features } = read(text)
  const start = passage === undefined ? -1 : text.indexOf(passage)
  const end = start + (passage?.length ?? 0)
  return {
    label,
    note: pooled(features),
    features,
    sentences: sentences.map(({ from, to }, index) => ({
      features: features[index] ?? { ids: [], values: [], at: [] },
      isDefensive: start >= 0 && (tokens[from]?.start ?? 0) < end && start < (tokens[to - 1]?.end ?? 0),
    })),
  }
}

/** Learns what is shipped, from what was prepared. */
export function train(examples: readonly Prepared[], threshold: number): Model {
  const sentences = examples.flatMap(({ sentences }) => sentences)
  const defensive = examples.flatMap(({ label, sentences }) =>
    sentences.filter(({ isDefensive }) => isDefensive).map(({ features }) => ({ label, features })),
  )
  const familyOf = (family: Family) =>
    packed(
      learn(
        defensive.map(({ label, features }) => row(folded(features), label === family)),
        FAMILY_BUCKETS,
        PENALTY,
        ROUNDS,
      ),
    )
  return {
    threshold,
    note: packed(learnNotes(examples)),
    facing: packed(
      learn(
        examples.flatMap(({ label, sentences }) =>
          sentences
            .filter(({ isDefensive }) => !isDefensive)
            .map(({ features }) => row(features, label === null)),
        ),
        BUCKETS,
        PENALTY,
        ROUNDS,
      ),
    ),
    sentence: packed(
      learn(
        sentences.map(({ features, isDefensive }) => row(features, isDefensive)),
        BUCKETS,
        PENALTY,
        ROUNDS,
      ),
    ),
    families: {
      denial: familyOf('denial'),
      'yes-but': familyOf('yes-but'),
      'blame-user': familyOf('blame-user'),
      'blame-shift': familyOf('blame-shift'),
      excuse: familyOf('excuse'),
      minimise: familyOf('minimise'),
      superiority: familyOf('superiority'),
      'policy-shield': familyOf('policy-shield'),
      'counter-attack': familyOf('counter-attack'),
    },
  }
}

function learnNotes(examples: readonly Prepared[]): Learned {
  return learn(
    examples.map(({ note, label }) => row(note, label !== null)),
    BUCKETS,
    PENALTY,
    ROUNDS,
  )
}

const row = ({ ids, values }: Features, yes: boolean): Row => ({ ids, values, yes, weight: 1 })

const folded = (features: Features): Features => ({
  ...features,
  ids: features.ids.map((id) => id % FAMILY_BUCKETS),
})

/** Weights as bytes: a 127th of the largest is as fine as the examples allow. */
function packed({ weights, bias }: Learned): Part {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
  const step = Number((largest / 127).toPrecision(6))
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))))
  return { bias: Number(bias.toPrecision(6)), step, weights: Buffer.from(bytes.buffer).toString('base64') }
}

/** The parts into which examples are dealt, so that each is judged by what was learned without it. */
export function dealt(count: number, folds: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  shuffle(order, seeded(7))
  const parts: number[] = []
  order.forEach((index, place) => {
    parts[index] = place % folds
  })
  return parts
}
