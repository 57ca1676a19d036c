import type { Token } from './token.ts'

/** Whose words these are: the writer's own, word for word another's, or another's as the writer tells them. */
export type Voice = 'own' | 'quoted' | 'reported'

const OPENERS = new Map([
  ['"', ['"', '”', '“']],
  ['“', ['”', '"', '“']],
  ['„', ['“', '”', '"']],
  ['«', ['»']],
  ['‘', ['’', "'"]],
])
/** A mark that is never closed must not swallow what follows. */
const LONGEST_QUOTE = 60

const SAYS = new Set(
  'say says said think thinks thought feel feels felt insist insists insisted claim claims claimed call calls called report reports reported complain complains complained write writes wrote mention mentions mentioned believe believes believed accuse accused argue argues argued find finds found means meant told described states'.split(
    ' ',
  ),
)
const SPEAKERS = new Set(
  'she he they you leader mentee director manager boss cfo ceo cio coo president'.split(' '),
)
const ENDS = new Set(['.', '!', '?', ';', '…'])

/** Tells for every token whose words it is part of. */
export function voicesOf(tokens: readonly Token[]): Voice[] {
  const voices: Voice[] = tokens.map(() => 'own')
  markReported(tokens, voices)
  markQuoted(tokens, voices)
  return voices
}

function markQuoted(tokens: readonly Token[], voices: Voice[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const closers = OPENERS.get(tokens[at]?.word ?? '')
    if (!closers) continue
    const limit = Math.min(tokens.length, at + LONGEST_QUOTE)
    let to = at + 1
    while (to < limit && !closers.includes(tokens[to]?.word ?? '')) to += 1
    if (to >= limit) continue
    voices.fill('quoted', at + 1, to)
    at = to
  }
}

function markReported(tokens: readonly Token[], voices: Voice[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const start = reportStart(tokens, at)
    if (start === null) continue
    let to = start
    while (to < tokens.length && !endsReport(tokens, start, to)) to += 1
    voices.fill('reported', start, to)
    at = Math.max(at, to - 1)
  }
}

/** Where another's words begin, if at `at` somebody else starts to speak. */
function reportStart(tokens: readonly Token[], at: number): number | null {
  const word = tokens[at]?.word ?? ''
  const next = tokens[at + 1]?.word ?? ''
  if (word === 'according' && next === 'to') return at + 3
  if (!isSpeaker(tokens, at) || !SAYS.has(next)) return null
  return at + 2
}

function isSpeaker(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (SPEAKERS.has(token.word)) return true
  const before = tokens[at - 1]
  const opens = !before || ENDS.has(before.word)
  return token.capital && !opens && token.kinds.length === 0 && token.word !== 'i'
}

/** The other one's words go on to the end of the sentence, or until the writer speaks again. */
function endsReport(tokens: readonly Token[], start: number, at: number): boolean {
  const word = tokens[at]?.word ?? ''
  if (ENDS.has(word)) return true
  if (word !== ',' || at === start) return false
  const next = tokens[at + 1]?.word ?? ''
  const after = tokens[at + 2]?.word ?? ''
  if (next === 'i' || next === 'which' || next === 'but' || next === 'well') return true
  return (next === 'and' || next === 'so' || next === 'though') && (after === 'i' || after === 'we')
}
