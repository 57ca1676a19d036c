import { DEFLECTING } from './cues-deflecting.ts'
import { FACING } from './cues-facing.ts'
import { findPhrases, phraseTree } from './phrases.ts'
import type { Span } from './sentences.ts'
import { sentencesOf } from './sentences.ts'
import { type Token, tokensOf } from './token.ts'
import { type Voice, voicesOf } from './voices.ts'

const NOTE_LENGTH = Math.sqrt(30)

/** Features are counted by the rest of a hash: so many are told apart. */
export const BUCKETS = 1 << 14

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

const TREE = phraseTree({ ...DEFLECTING, ...FACING })
const FACING_CUES = new Set(Object.keys(FACING))

/** Reads a text and says of every sentence what it is weighed by. */
export function read(text: string): Reading {
  const tokens = tokensOf(text)
  const voices = voicesOf(tokens)
  const sentences = sentencesOf(text, tokens)
  const cues = sentences.map((span) => cuesIn(tokens, voices, span))
  const features = sentences.map((span, index) => featuresOf(tokens, voices, sentences, cues, index, span))
  return { tokens, voices, sentences, features }
}

/** What a whole note is weighed by: all that its sentences are, in one. */
export function pooled(sentences: readonly Features[]): Features {
  const values = new Map<number, number>()
  for (const { ids, values: own } of sentences) {
    ids.forEach((id, place) => {
      values.set(id, Math.max(values.get(id) ?? 0, own[place] ?? 0))
    })
  }
  const length = Math.sqrt([...values.values()].reduce((sum, value) => sum + value * value, 0) || 1)
  return {
    ids: [...values.keys()],
    values: [...values.values()].map((value) => (value * NOTE_LENGTH) / length),
    at: [],
  }
}

/** How often each cue stands in a sentence, and where first. */
type Cues = Map<string, { count: number; at: number }>

function cuesIn(tokens: readonly Token[], voices: readonly Voice[], span: Span): Cues {
  const cues: Cues = new Map()
  for (const hit of findPhrases(TREE, tokens, span.from, span.to)) {
    const voice = voices[hit.from]
    const cue = voice === 'own' ? hit.cue : `${voice} ${FACING_CUES.has(hit.cue) ? 'facing' : 'deflecting'}`
    const known = cues.get(cue)
    if (known) known.count += 1
    else cues.set(cue, { count: 1, at: hit.from })
  }
  return cues
}

const SHOWN_AS_KIND = new Set([
  'thing',
  'time',
  'num',
  'outsider',
  'boss',
  'crew',
  'they',
  'their',
  'trouble',
])

function featuresOf(
  tokens: readonly Token[],
  voices: readonly Voice[],
  sentences: readonly Span[],
  cues: readonly Cues[],
  index: number,
  span: Span,
): Features {
  const words = new Group()
  wordFeatures(words, tokens, voices, span)
  const signs = new Group()
  for (const [cue, { count, at }] of cues[index] ?? []) {
    signs.add(hash(`cue ${cue}`), at)
    if (count > 1) signs.add(hash(`cues ${cue}`), at)
    if (count > 3) signs.add(hash(`many ${cue}`), at)
  }
  const around = new Group()
  cues.forEach((other, place) => {
    if (place === index) return
    const where = place < index ? 'before' : 'after'
    for (const cue of other.keys()) around.add(hash(`${where} ${cue}`), span.from)
  })
  shapeFeatures(around, tokens, sentences, index, span)
  return joined([words, 3], [signs, 6], [around, 3])
}

function wordFeatures(group: Group, tokens: readonly Token[], voices: readonly Voice[], span: Span): void {
  let [before, beforeKind, twoBefore] = [START, START, START]
  for (let at = span.from; at < span.to; at += 1) {
    const token = tokens[at]
    if (!token || voices[at] === 'quoted') continue
    const word = hash(token.word)
    const kind = kindOf(token) ?? word
    group.add(word, at)
    group.add(pair(before, word), at)
    group.add(pair(pair(beforeKind, kind), 7), at)
    group.add(pair(pair(twoBefore, beforeKind), kind), at)
    group.add(pair(pair(twoBefore, 11), kind), at)
    if (token.word.length > 5) group.add(hash(`${token.word.slice(0, 5)}-`), at)
    twoBefore = beforeKind
    before = word
    beforeKind = kind
  }
}

function shapeFeatures(
  group: Group,
  tokens: readonly Token[],
  sentences: readonly Span[],
  index: number,
  span: Span,
): void {
  const at = span.from
  const length = span.to - span.from
  group.add(hash(`length ${Math.min(6, Math.floor(length / 6))}`), at)
  group.add(hash(`place ${index === 0 ? 'first' : index === sentences.length - 1 ? 'last' : 'middle'}`), at)
  group.add(hash(`of ${Math.min(4, sentences.length)}`), at)
  const kinds = new Set<string>()
  for (let place = span.from; place < span.to; place += 1) {
    for (const kind of tokens[place]?.kinds ?? []) kinds.add(kind)
  }
  for (const kind of kinds) group.add(hash(`has ${kind}`), at)
  for (const kind of ['i', 'my', 'you', 'they']) if (!kinds.has(kind)) group.add(hash(`no ${kind}`), at)
}

/** Features of one sort, each counted once. */
class Group {
  readonly ids = new Map<number, number>()

  add(id: number, at: number): void {
    const bucket = (id >>> 0) % BUCKETS
    if (!this.ids.has(bucket)) this.ids.set(bucket, at)
  }
}

/** Each sort together weighs the same in a short sentence as in a long one. */
function joined(...groups: (readonly [Group, number])[]): Features {
  const features: Features = { ids: [], values: [], at: [] }
  for (const [group, weight] of groups) {
    const value = weight / Math.sqrt(Math.max(1, group.ids.size))
    for (const [id, at] of group.ids) {
      features.ids.push(id)
      features.values.push(value)
      features.at.push(at)
    }
  }
  return features
}

const START = hash('<start>')

function kindOf(token: Token): number | null {
  const kind = token.kinds[0]
  return kind !== undefined && SHOWN_AS_KIND.has(kind) ? hash(`<${kind}>`) : null
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return value ^ (value >>> 15)
}

function pair(a: number, b: number): number {
  const value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35)
  return value ^ (value >>> 13)
}
