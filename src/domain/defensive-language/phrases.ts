import type { Token } from './token.ts'

/** A step on the way through a phrase. */
interface Step {
  next: Map<string, Step[]>
  /** The cue whose phrase may end here. */
  ends: string | null
}

/** Where a cue stands: the first and the last of its tokens. */
export interface Hit {
  cue: string
  from: number
  to: number
}

/**
 * Phrases as one tree, so that a text is read once, whatever their number. In a phrase `a|b` is either word, `<kind>`
 * any word of that kind, `_` any word at all, and `a|b?` words that may be missing.
 */
export function phraseTree(cues: Readonly<Record<string, readonly string[]>>): Step {
  const root: Step = { next: new Map(), ends: null }
  for (const [cue, phrases] of Object.entries(cues)) for (const phrase of phrases) add(root, phrase, cue)
  return root
}

function add(root: Step, phrase: string, cue: string): void {
  let last = [root]
  for (const part of phrase.split(' ')) {
    const optional = part.length > 1 && part.endsWith('?')
    const step: Step = { next: new Map(), ends: null }
    for (const word of (optional ? part.slice(0, -1) : part).split('|')) {
      for (const before of last) before.next.set(word, [...(before.next.get(word) ?? []), step])
    }
    last = optional ? [...last, step] : [step]
  }
  for (const step of last) step.ends = cue
}

/** Every phrase that stands in the tokens from `from` to before `to`. */
export function findPhrases(tree: Step, tokens: readonly Token[], from: number, to: number): Hit[] {
  const hits: Hit[] = []
  for (let first = from; first < to; first += 1) {
    let steps = [tree]
    for (let at = first; at < to && steps.length > 0; at += 1) {
      steps = stepsFor(steps, tokens[at])
      for (const { ends } of steps) if (ends !== null) hits.push({ cue: ends, from: first, to: at })
    }
  }
  return hits
}

function stepsFor(steps: readonly Step[], token: Token | undefined): Step[] {
  const found: Step[] = []
  if (!token) return found
  for (const { next } of steps) {
    if (next.size === 0) continue
    addAll(found, next.get(token.word))
    addAll(found, next.get('_'))
    for (const kind of token.kinds) addAll(found, next.get(kind))
  }
  return found
}

function addAll(found: Step[], steps: readonly Step[] | undefined): void {
  if (steps) for (const step of steps) found.push(step)
}
