import type { Reading } from './features.ts'
import type { Judge } from './model.ts'
import { clausesOf, type Span } from './sentences.ts'

const SHORT_ENOUGH = 16

/** Where in the text the part of a sentence stands that makes it sound as it does. */
export function passageIn(reading: Reading, index: number, judge: Judge): { start: number; end: number } {
  const sentence = reading.sentences[index] ?? { from: 0, to: 0 }
  const features = reading.features[index] ?? { ids: [], values: [], at: [] }
  const whole = trimmed(reading, sentence)
  if (sentence.to - sentence.from <= SHORT_ENOUGH) return offsets(reading, whole)
  const weighed = new Map<number, number>()
  judge.shares(features).forEach((share, place) => {
    const at = features.at[place] ?? 0
    weighed.set(at, (weighed.get(at) ?? 0) + share)
  })
  let best = { clause: whole, score: Number.NEGATIVE_INFINITY }
  for (const clause of clausesOf(reading.tokens, sentence)) {
    let score = 0
    for (let at = clause.from; at < clause.to; at += 1) score += weighed.get(at) ?? 0
    if (score > best.score) best = { clause, score }
  }
  return offsets(reading, trimmed(reading, best.clause))
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
