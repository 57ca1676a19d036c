import type { Family } from '../../../src/domain/defensive-language/family.ts'
import { BUCKETS, type Features, pooled, read } from '../../../src/domain/defensive-language/features.ts'
import {
  FAMILY_BUCKETS,
  FURTHEST,
  type Model,
  type Part,
} from '../../../src/domain/defensive-language/model.ts'
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
const ROUNDS = 3
/** What fewer notes have tells nothing of others. */
const SEEN_IN = 3
/** Weights are rounded to so many steps each way; finer ones tell no more. */
const STEPS = 15

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
export function train(all: readonly Prepared[], threshold: number): Model {
  const examples = known(all)
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

/** The examples without what hardly any of them has. */
function known(examples: readonly Prepared[]): Prepared[] {
  const seenIn = new Uint16Array(BUCKETS)
  for (const { note } of examples) for (const id of note.ids) seenIn[id] = (seenIn[id] ?? 0) + 1
  const without = ({ ids, values }: Features): Features => {
    const kept = [...ids.keys()].filter((place) => (seenIn[ids[place] ?? 0] ?? 0) >= SEEN_IN)
    return {
      ids: kept.map((place) => ids[place] ?? 0),
      values: kept.map((place) => values[place] ?? 0),
      at: [],
    }
  }
  return examples.map(({ label, note, features, sentences }) => ({
    ...{ label, note: without(note), features },
    sentences: sentences.map((sentence) => ({ ...sentence, features: without(sentence.features) })),
  }))
}

/** The weights that are not nought, as `Part` says. */
function packed({ weights, bias }: Learned): Part {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9)
  const step = Number((largest / STEPS).toPrecision(6))
  const bytes: number[] = []
  let last = -1
  weights.forEach((weight, at) => {
    const rounded = Math.max(-STEPS, Math.min(STEPS, Math.round(weight / step)))
    if (rounded === 0) return
    const gap = at - last
    for (let left = gap; left >= 0; left -= FURTHEST) bytes.push(Math.min(left, FURTHEST))
    bytes.push(rounded & 0xff)
    last = at
  })
  return { bias: Number(bias.toPrecision(6)), step, weights: Buffer.from(bytes).toString('base64') }
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
