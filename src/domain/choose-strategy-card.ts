import type { StrategyCard } from './strategy.ts'

/** Words that say nothing about what somebody wants. */
const STOP_WORDS = new Set(
  `a about after again all also am an and any are as at be because been before being better both but by can could do
  does done each every few for from get gets getting go goal goals good had has have having he her here him his how i if
  in into is it its just know known last leader less like made make makes making many matters may me mentor more most
  much my need needs new next no not now of off on once one only or other our out over own same see session she should
  so some step such than that the their them then there these they thing things this those time to together too two
  under until up us use used using very want was way we were what when where which while who why will with work would
  you your`.split(/\s+/),
)
/** Longest first, so that the whole of an ending goes. */
const ENDINGS =
  'isations izations isation ization ations ation ments ment ingly ings ing ies ied ers ed er es ly s y e'.split(
    ' ',
  )
const SHORTEST_STEM = 3

/** The stem of an English word, roughly: enough for "reporting", "reports" and "report" to be one. */
function stem(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM)
  const cut = ending && !(ending === 's' && word.endsWith('ss')) ? word.slice(0, -ending.length) : word
  // "planning" and "plan", but not "call" and "cal".
  return cut.length > SHORTEST_STEM && cut !== word ? cut.replace(/([b-df-hj-km-np-rtv-z])\1$/, '$1') : cut
}

/** The different stems of the words that say something. */
export function stemsOf(texts: readonly string[]): Set<string> {
  const words = texts
    .join(' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word.length >= 2 && !STOP_WORDS.has(word)).map(stem))
}

/**
 * The strategy card for a session: the one that shares most words with what the pair is about, of equals the one that
 * this pair was shown longest ago; null where there is none. `shown` are the ids of earlier ones, oldest first.
 */
export function chooseStrategyCard(
  cards: readonly StrategyCard[],
  about: readonly string[],
  shown: readonly string[],
): StrategyCard | null {
  const wanted = stemsOf(about)
  const [best] = cards
    .map((card) => ({
      card,
      fit: [...stemsOf(textsOf(card))].filter((one) => wanted.has(one)).length,
      // -1 for never, which is longer ago than ever.
      shownAt: shown.lastIndexOf(card.id),
    }))
    .toSorted((a, b) => b.fit - a.fit || a.shownAt - b.shownAt || (a.card.id < b.card.id ? -1 : 1))
  return best?.card ?? null
}

const textsOf = ({ initiative, outcome, itPart, pain }: StrategyCard) => [
  initiative,
  outcome,
  itPart,
  pain ?? '',
]
