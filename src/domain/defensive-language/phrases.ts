import type { Token } from './token.ts'

/** A step on the way through a phrase. */
interface Step {
  next: Map<string, Step[]>
  /** The cues of which a phrase may end here. */
  ends: readonly string[]
}

/**
 * Phrases as one tree, so that a text is read once, whatever their number. In a phrase `a|b` is either word, `<kind>`
 * any word of that kind, `_` any word at all, and `a|b?` words that may be missing.
 */
export function phraseTree(cues: Readonly<Record<string, readonly string[]>>): Step {
  const root: Step = { next: new Map(), ends: [] }
  for (const [cue, phrases] of Object.entries(cues)) for (const phrase of phrases) add(root, phrase, cue)
  for (const [word, steps] of root.next) root.next.set(word, [merged(steps)])
  return root
}

/** Dozens of phrases begin with the same word; as one step they are looked up at once. */
function merged(steps: readonly Step[]): Step {
  const next = new Map<string, Step[]>()
  for (const step of steps) {
    for (const [word, further] of step.next) next.set(word, [...(next.get(word) ?? []), ...further])
  }
  return { next, ends: steps.flatMap(({ ends }) => ends) }
}

function add(root: Step, phrase: string, cue: string): void {
  let last = [root]
  for (const part of phrase.split(' ')) {
    const optional = part.length > 1 && part.endsWith('?')
    const step: Step = { next: new Map(), ends: [] }
    for (const word of (optional ? part.slice(0, -1) : part).split('|')) {
      for (const before of last) before.next.set(word, [...(before.next.get(word) ?? []), step])
    }
    last = optional ? [...last, step] : [step]
  }
  for (const step of last) step.ends = [...step.ends, cue]
}

/** Tells of every phrase that stands in the tokens from `from` to before `to`: its cue and its first token. */
export function findPhrases(
  tree: Step,
  tokens: readonly Token[],
  from: number,
  to: number,
  tell: (cue: string, at: number) => void,
): void {
  const start = [tree]
  for (let first = from; first < to; first += 1) {
    let steps: readonly Step[] = start
    for (let at = first; at < to && steps.length > 0; at += 1) {
      const token = tokens[at]
      if (!token) break
      const further: Step[] = []
      for (const { next } of steps) {
        take(next.get(token.word), further, first, tell)
        if (at > first) take(next.get('_'), further, first, tell)
        for (const kind of token.kinds) take(next.get(kind), further, first, tell)
      }
      steps = further
    }
  }
}

/** Goes on with the steps that lead further, and tells of those where a phrase ends. */
function take(
  reached: readonly Step[] | undefined,
  further: Step[],
  at: number,
  tell: (cue: string, at: number) => void,
): void {
  if (!reached) return
  for (const step of reached) {
    for (const cue of step.ends) tell(cue, at)
    if (step.next.size > 0) further.push(step)
  }
}
