import type { Features, Reading } from './features.ts'
import type { Judge } from './model.ts'
import { clausesOf, type Span } from './sentences.ts'

const SHORT_ENOUGH = 16

/** Where in the text the part of a sentence stands that makes it sound as it does. */
export function passageIn(reading: Reading, index: number, judge: Judge): { start: number; end: number } {
  const sentence = reading.sentences[index] ?? { from: 0, to: 0 }
  const features = reading.features[index] ?? { ids: [], values: [], at: [] }
  const whole = trimmed(reading, sentence)
  if (sentence.to - sentence.from <= SHORT_ENOUGH) return offsets(reading, whole)
  const clauses = clausesOf(reading.tokens, sentence)
  const scored = clauses.map((clause) => ({ clause, score: judge.sentence(within(features, clause)) }))
  const best = scored.reduce(
    (a, b) => (b.score > a.score ? b : a),
    scored[0] ?? { clause: sentence, score: 0 },
  )
  return offsets(reading, trimmed(reading, best.clause))
}

/** Of a sentence's features those that come from a part of it. */
function within({ ids, values, at }: Features, { from, to }: Span): Features {
  const kept = ids
    .map((_, place) => place)
    .filter((place) => (at[place] ?? -1) >= from && (at[place] ?? -1) < to)
  return {
    ids: kept.map((place) => ids[place] ?? 0),
    values: kept.map((place) => values[place] ?? 0),
    at: kept.map((place) => at[place] ?? 0),
  }
}

/** Without the marks that lead in and out. */
function trimmed({ tokens }: Reading, { from, to }: Span): Span {
  let [first, last] = [from, to - 1]
  while (first < last && isMark(tokens[first]?.word)) first += 1
  while (last > first && isMark(tokens[last]?.word) && tokens[last]?.word !== '?') last -= 1
  return { from: first, to: last + 1 }
}

const isMark = (word = '') => !/[\p{L}\p{N}]/u.test(word)

function offsets({ tokens }: Reading, { from, to }: Span): { start: number; end: number } {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
}
