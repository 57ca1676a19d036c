// The one library besides Temporal that domain/ uses: a pure function on two strings, without dependencies of its own.
import { distance } from 'fastest-levenshtein'

const MAX_TYPING_ERRORS = 2

/** The word somebody most likely meant (the first of equals), or null when none is near; upper case does not count. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const wanted = typed.trim().toLowerCase()
  let nearest: string | null = null
  let fewest = MAX_TYPING_ERRORS + 1
  for (const word of words) {
    const errors = typingErrors(wanted, word.toLowerCase())
    // Less than half the word, or else any two letters would stand for 'end'.
    if (errors < fewest && errors < word.length / 2) {
      nearest = word
      fewest = errors
    }
  }
  return nearest
}

/** Letters lost, doubled or replaced; two neighbours that changed places are one slip of the fingers, not two. */
function typingErrors(typed: string, word: string): number {
  let fewest = distance(typed, word)
  if (Math.abs(typed.length - word.length) > MAX_TYPING_ERRORS) return fewest
  for (let at = 0; at + 1 < typed.length; at++) {
    const swapped = typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2)
    if (swapped !== typed) fewest = Math.min(fewest, 1 + distance(swapped, word))
  }
  return fewest
}
