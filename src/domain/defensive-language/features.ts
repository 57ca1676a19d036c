import { DEFLECTING } from './cues-deflecting.ts'
import { DENYING } from './cues-denying.ts'
import { FACING } from './cues-facing.ts'
import { findPhrases, phraseTree } from './phrases.ts'
import { type Span, sentencesOf } from './sentences.ts'
import { type Token, tokensOf } from './token.ts'
import { type Voice, voicesOf } from './voices.ts'

const NOTE_LENGTH = Math.sqrt(30)

/** Features are counted by the rest of a hash: so many are told apart. */
export const BUCKETS = 1 << 20

/** What a sentence is weighed by: which weights count, how much, and which token each comes from. */
export interface Features {
  ids: number[]
  values: number[]
  at: number[]
}

/** A text taken apart. */
export interface Reading {
  tokens: Token[]
  voices: Voice[]
  sentences: Span[]
  features: Features[]
}

const TREE = phraseTree({ ...DENYING, ...DEFLECTING, ...FACING })
const FACING_CUES = new Set(Object.keys(FACING))

/** Reads a text and says of every sentence what it is weighed by. */
export function read(text: string): Reading {
  const tokens = tokensOf(text)
  const voices = voicesOf(tokens)
  const sentences = sentencesOf(text, tokens)
  const cues = sentences.map((span) => cuesIn(tokens, voices, span))
  const reach = reachOf(cues)
  const features = sentences.map((span, index) =>
    featuresOf(tokens, voices, {
      span,
      index,
      of: sentences.length,
      cues: cues[index] ?? new Map(),
      reach,
    }),
  )
  return { tokens, voices, sentences, features }
}

/** Zero but while a note is pooled. */
const largest = new Float32Array(BUCKETS)

/** What a whole note is weighed by: all that its sentences are, in one. */
export function pooled(sentences: readonly Features[]): Features {
  const ids: number[] = []
  let squares = 0
  for (const features of sentences) {
    for (let place = 0; place < features.ids.length; place += 1) {
      const id = features.ids[place] ?? 0
      const value = features.values[place] ?? 0
      const before = largest[id] ?? 0
      if (before === 0) ids.push(id)
      if (value <= before) continue
      largest[id] = value
      squares += value * value - before * before
    }
  }
  const scale = NOTE_LENGTH / Math.sqrt(squares || 1)
  const values = ids.map((id) => (largest[id] ?? 0) * scale)
  for (const id of ids) largest[id] = 0
  return { ids, values, at: [] }
}

/** How often each cue stands in a sentence, and where first. */
type Cues = Map<number, { count: number; at: number }>

function cuesIn(tokens: readonly Token[], voices: readonly Voice[], span: Span): Cues {
  const cues: Cues = new Map()
  findPhrases(TREE, tokens, span.from, span.to, (name, at) => {
    const voice = voices[at] ?? 'own'
    const cue = voice === 'own' ? id(name) : id(`${voice} ${FACING_CUES.has(name)}`)
    const known = cues.get(cue)
    if (known) known.count += 1
    else cues.set(cue, { count: 1, at })
  })
  return cues
}

/** The first and the last sentence of each cue: what stands before and after a sentence, without walking them all. */
type Reach = Map<number, { first: number; last: number }>

function reachOf(cues: readonly Cues[]): Reach {
  const reach: Reach = new Map()
  cues.forEach((own, index) => {
    for (const cue of own.keys()) reach.set(cue, { first: reach.get(cue)?.first ?? index, last: index })
  })
  return reach
}

/** A sentence among the others of its note. */
interface Place {
  span: Span
  index: number
  of: number
  cues: Cues
  reach: Reach
}

function featuresOf(tokens: readonly Token[], voices: readonly Voice[], place: Place): Features {
  const words = new Group()
  addWords(words, tokens, voices, place.span)
  const signs = new Group()
  for (const [cue, { count, at }] of place.cues) {
    signs.add(pair(cue, ONCE), at)
    if (count > 1) signs.add(pair(cue, TWICE), at)
    if (count > 3) signs.add(pair(cue, OFTEN), at)
  }
  const around = new Group()
  for (const [cue, { first, last }] of place.reach) {
    if (first < place.index) around.add(pair(cue, BEFORE), NOWHERE)
    if (last > place.index) around.add(pair(cue, AFTER), NOWHERE)
  }
  addShape(around, tokens, place)
  return joined([words, 4], [signs, 4], [around, 3])
}

const SHOWN_AS_KIND = new Set(
  'thing time num outsider boss crew they their trouble'.split(' ').map((kind) => `<${kind}>`),
)

/** Words, and runs of two and three, as they are and with a word's kind in its place. */
function addWords(group: Group, tokens: readonly Token[], voices: readonly Voice[], span: Span): void {
  let [before, beforeKind, twoBefore] = [START, START, START]
  for (let at = span.from; at < span.to; at += 1) {
    const token = tokens[at]
    if (!token || voices[at] === 'quoted') continue
    const word = hash(token.word, token.word.length)
    const first = token.kinds[0]
    const kind = first !== undefined && SHOWN_AS_KIND.has(first) ? id(first) : word
    group.add(word, at)
    group.add(pair(before, word), at)
    group.add(pair(pair(beforeKind, kind), KINDS), at)
    group.add(pair(pair(twoBefore, beforeKind), kind), at)
    group.add(pair(pair(twoBefore, ANY), kind), at)
    if (token.word.length > STEM) group.add(pair(hash(token.word, STEM), STEM), at)
    twoBefore = beforeKind
    before = word
    beforeKind = kind
  }
}

/** How long the sentence is, where it stands, and which kinds of words it has or lacks. */
function addShape(group: Group, tokens: readonly Token[], { span, index, of }: Place): void {
  const at = NOWHERE
  const stands = index === 0 ? 'first' : index === of - 1 ? 'last' : 'between'
  group.add(pair(LENGTH, Math.min(6, Math.floor((span.to - span.from) / 6))), at)
  group.add(id(stands), at)
  group.add(pair(SENTENCES, Math.min(4, of)), at)
  const kinds = new Set<string>()
  for (let place = span.from; place < span.to; place += 1) {
    for (const kind of tokens[place]?.kinds ?? []) kinds.add(kind)
  }
  for (const kind of kinds) group.add(pair(id(kind), HAS), at)
  for (const kind of PERSONS) if (!kinds.has(kind)) group.add(pair(id(kind), LACKS), at)
}

/** Which group has seen a bucket last: quicker than a set of its own for each. */
const seenBy = new Uint32Array(BUCKETS)
let groups = 0

/** Features of one sort, each counted once. */
class Group {
  readonly ids: number[] = []
  readonly at: number[] = []
  readonly #number: number

  /** A group takes all its features before the next one is begun. */
  constructor() {
    groups = (groups + 1) >>> 0
    this.#number = groups
  }

  add(id: number, at: number): void {
    const bucket = id & (BUCKETS - 1)
    if (seenBy[bucket] === this.#number) return
    seenBy[bucket] = this.#number
    this.ids.push(bucket)
    this.at.push(at)
  }
}

/** Each sort together weighs the same in a short sentence as in a long one. */
function joined(...groups: (readonly [Group, number])[]): Features {
  const features: Features = { ids: [], values: [], at: [] }
  for (const [{ ids, at }, weight] of groups) {
    // As exact as it is kept while a note is pooled.
    const value = Math.fround(weight / Math.sqrt(Math.max(1, ids.length)))
    for (let place = 0; place < ids.length; place += 1) {
      features.ids.push(ids[place] ?? 0)
      features.values.push(value)
      features.at.push(at[place] ?? NOWHERE)
    }
  }
  return features
}

/** FNV-1a over the first letters of a word. */
function hash(text: string, letters: number): number {
  let value = 0x811c9dc5
  for (let at = 0; at < letters; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value ^ (value >>> 15)
}

function pair(a: number, b: number): number {
  const value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35)
  return value ^ (value >>> 13)
}

const known = new Map<string, number>()

/** The number of one of our own names, of which there are few; never of what people write, which is kept nowhere. */
function id(name: string): number {
  const found = known.get(name)
  if (found !== undefined) return found
  const made = hash(`name ${name}`, name.length + 5)
  known.set(name, made)
  return made
}

/** Of the whole sentence, not of one of its words. */
const NOWHERE = -1
const PERSONS = ['<i>', '<my>', '<you>', '<they>']
const STEM = 5
const START = id('start')
const [KINDS, ANY, ONCE, TWICE, OFTEN] = [id('kinds'), id('any'), id('once'), id('twice'), id('often')]
const [BEFORE, AFTER, HAS, LACKS] = [id('before'), id('after'), id('has'), id('lacks')]
const [LENGTH, SENTENCES] = [id('length'), id('sentences')]
