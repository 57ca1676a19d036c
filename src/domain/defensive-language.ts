import { ADVICE } from './defensive-language/advice.ts'
import type { Family } from './defensive-language/family.ts'
import { read } from './defensive-language/features.ts'
import { type Judge, judgeOf } from './defensive-language/model.ts'
import { passageIn } from './defensive-language/passage.ts'
import { MODEL } from './defensive-language/weights.ts'

/** A passage that may sound defensive. */
export interface Finding {
  family: Family
  /** UTF-16 offsets: `text.slice(start, end)` is the quote. */
  start: number
  end: number
  quote: string
  why: string
  instead: string
}

/** More than that is a lecture. */
const MOST = 2
/** Another sentence is quoted too where it is as sure as that, as log odds. */
const SURE = 1

const shipped = judgeOf(MODEL)

/**
 * The passages of a note or an answer that may sound defensive, in their order; none where that isn't rather certain.
 * What its writer tells as somebody else's words is not the writer's. How: docs/defensive-language.md.
 */
export function findDefensiveLanguage(text: string): Finding[] {
  return findWith(shipped, text)
}

/** The same by another judge: training asks one that has not learned from the text. */
export function findWith(judge: Judge, text: string): Finding[] {
  const reading = read(text)
  if (reading.sentences.length === 0 || judge.note(reading.features) <= 0) return []
  const ranked = reading.features
    .map((features, index) => ({ features, index, score: judge.sentence(features) }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
  return ranked
    .slice(0, MOST)
    .filter(({ score }, place) => place === 0 || score > SURE)
    .toSorted((a, b) => a.index - b.index)
    .map(({ features, index }) => {
      const { start, end } = passageIn(reading, index, judge)
      const family = judge.family(features)
      return { family, start, end, quote: text.slice(start, end), ...ADVICE[family] }
    })
}
