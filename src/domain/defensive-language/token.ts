import { CLASSES } from './word-classes.ts'

/** A word or a mark as it stands in the text, and as the rules read it. */
export interface Token {
  /** UTF-16 offsets into the text. */
  start: number
  end: number
  /** Lower case, in its usual spelling; a part of what was contracted (`don't` is `do` and `not`). */
  word: string
  /** The kinds of words that it is one of: `<you>`, `<thing>`, `<time>` ... */
  kinds: readonly string[]
  /** Written with a capital, which names do. */
  capital: boolean
}

const PIECE = /[\p{L}\p{N}]+(?:['’]\p{L}+)*|[^\s]/gu
const LONGEST_WORD = 24

const ENDINGS = new Map(
  Object.entries({
    ll: 'will',
    ve: 'have',
    re: 'are',
    m: 'am',
    d: 'would',
    s: "'s",
  }),
)

/** Written without the apostrophe, or mistyped in a way that no other word is. */
const SPELLINGS = wordLists({
  cannot: 'can not',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  wasnt: 'was not',
  werent: 'were not',
  cant: 'can not',
  wont: 'will not',
  couldnt: 'could not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  hasnt: 'has not',
  havent: 'have not',
  arent: 'are not',
  thats: "that 's",
  theres: "there 's",
  whats: "what 's",
  ive: 'i have',
  im: 'i am',
  youre: 'you are',
  theyre: 'they are',
  pls: 'please',
  u: 'you',
  ur: 'your',
  thx: 'thanks',
  tmrw: 'tomorrow',
  tho: 'though',
  poeple: 'people',
  peolpe: 'people',
  becuase: 'because',
  becasue: 'because',
  teh: 'the',
  thier: 'their',
  wich: 'which',
  whcih: 'which',
  wiht: 'with',
  wtih: 'with',
  abuot: 'about',
  aobut: 'about',
  shoud: 'should',
  woud: 'would',
  coud: 'could',
  hav: 'have',
  ther: 'there',
  noboby: 'nobody',
  aftr: 'after',
  knwo: 'know',
  colleauge: 'colleague',
  collegue: 'colleague',
  collegues: 'colleagues',
  sytem: 'system',
  recieve: 'receive',
  recieved: 'received',
  definately: 'definitely',
  untill: 'until',
  alot: 'a lot',
  diffrent: 'different',
  beter: 'better',
})

/** What the text is made of, in order; spaces are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECE)) {
    const raw = match[0]
    const at = {
      start: match.index,
      end: match.index + raw.length,
      capital: raw[0] !== raw[0]?.toLowerCase(),
    }
    for (const word of wordsIn(raw)) tokens.push({ ...at, word, kinds: kindsOf(word) })
  }
  return tokens
}

function wordsIn(raw: string): readonly string[] {
  const lower = (raw.length > LONGEST_WORD ? raw.slice(0, LONGEST_WORD) : raw).toLowerCase()
  const spelled = SPELLINGS.get(lower)
  if (spelled !== undefined) return spelled
  const plain = lower.includes('’') ? lower.replaceAll('’', "'") : lower
  const cut = plain.indexOf("'")
  if (cut <= 0) return [plain]
  const [stem, ending] = [plain.slice(0, cut), plain.slice(cut + 1)]
  if (ending === 't' && stem.endsWith('n')) return [WITHOUT_N.get(stem) ?? stem.slice(0, -1), 'not']
  const word = ENDINGS.get(ending)
  return word === undefined ? [plain] : [stem, word]
}

const WITHOUT_N = new Map([
  ['can', 'can'],
  ['won', 'will'],
  ['shan', 'shall'],
])

function kindsOf(word: string): readonly string[] {
  const known = CLASSES.get(word)
  if (known) return known
  const first = word.charCodeAt(0)
  return first >= ZERO && first <= ZERO + 9 ? NUMBER : NONE
}

const ZERO = '0'.charCodeAt(0)
const NUMBER = ['<num>']
const NONE: readonly string[] = []

function wordLists(spellings: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(spellings).map(([typed, meant]) => [typed, meant.split(' ')]))
}
