import type { Token } from './token.ts'

/** A run of tokens, the last one not included. */
export interface Span {
  from: number
  to: number
}

const STOPS = new Set(['.', '!', '?', '…', ';'])
const CLOSERS = new Set(['"', '”', '’', "'", ')', '»', '“'])
const ABBREVIATED = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'no', 'approx', 'ca', 'vs', 'etc', 'inc', 'dept'])

/** The sentences of a text; a semicolon and a new line end one too. */
export function sentencesOf(text: string, tokens: readonly Token[]): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at += 1) {
    if (!endsAt(text, tokens, at)) continue
    spans.push({ from, to: at + 1 })
    from = at + 1
  }
  if (from < tokens.length) spans.push({ from, to: tokens.length })
  return spans
}

function endsAt(text: string, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !next || next.start === token.start) return false
  const gap = text.slice(token.end, Math.min(next.start, token.end + 200))
  if (gap.includes('\n')) return true
  if (gap === '') return false
  if (STOPS.has(token.word)) return !isAbbreviation(token, tokens[at - 1])
  const before = tokens[at - 1]
  return (
    CLOSERS.has(token.word) && before !== undefined && before.end === token.start && STOPS.has(before.word)
  )
}

function isAbbreviation(stop: Token, before: Token | undefined): boolean {
  if (stop.word !== '.' || !before || before.end !== stop.start) return false
  return ABBREVIATED.has(before.word) || (before.capital && before.word.length === 1 && before.word !== 'i')
}

const BREAKS = new Set([',', ':', '–', '—', '-', '(', ')', ';'])
const FEWEST_WORDS = 3

/** The clauses of a sentence: what stands between two marks, where it is long enough to say something. */
export function clausesOf(tokens: readonly Token[], sentence: Span): Span[] {
  const spans: Span[] = []
  let from = sentence.from
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const isLast = at === sentence.to - 1
    if (!isLast && !BREAKS.has(tokens[at]?.word ?? '')) continue
    if (at + 1 - from <= FEWEST_WORDS && !isLast) continue
    spans.push({ from, to: at + 1 })
    from = at + 1
  }
  const last = spans.at(-1)
  const before = spans.at(-2)
  if (last && before && last.to - last.from <= FEWEST_WORDS) {
    spans.splice(-2, 2, { from: before.from, to: last.to })
  }
  return spans
}
