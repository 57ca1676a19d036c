import { readFileSync, writeFileSync } from 'node:fs'
import { type Judge, judgeOf, type Model, type Part } from '../../../src/domain/defensive-language/model.ts'
import { MODEL } from '../../../src/domain/defensive-language/weights.ts'
import { thresholdFor } from './metrics.ts'
import { WRITERS } from './more/more.ts'
import { dealt, type Example, type Prepared, prepare, train } from './rows.ts'
import { SET } from './set.ts'
import { split } from './split.ts'

/**
 * `node test/domain/defensive-language/train.ts` learns the weights anew from the tuning part and writes them;
 * `--check` only says whether what is shipped is what would be written.
 */
const SHIPPED = new URL('../../../src/domain/defensive-language/weights.ts', import.meta.url)

/**
 * Of what is flagged in notes of writers whom it has not learned from, so much has to be right. More than is wanted: half of
 * what it is judged by was made hard on purpose.
 */
const WANTED_PRECISION = 0.95
const FOLDS = 8
/** Writers are left out a quarter at a time: each time takes as long as learning everything. */
const QUARTERS = 4

/** A note with what was learned without it. */
export interface Crossed {
  example: Example
  prepared: Prepared
  judge: Judge
}

const prepared = (examples: readonly Example[]): Prepared[] => examples.map(prepare)

/** Each note of the tuning part with what was learned from the others. */
export function crossed(): Crossed[] {
  const examples = split(SET).tuning
  const notes = prepared(examples)
  const more = WRITERS.flatMap(prepared)
  const parts = dealt(notes.length, FOLDS)
  const judges = Array.from({ length: FOLDS }, (_, fold) =>
    judgeOf(train([...notes.filter((_, index) => parts[index] !== fold), ...more], MODEL.threshold)),
  )
  return examples.flatMap((example, index) => {
    const [note, judge] = [notes[index], judges[parts[index] ?? 0]]
    return note && judge ? [{ example, prepared: note, judge }] : []
  })
}

/** Each note of every writer with what was learned from the tuning part and from other writers. */
export function byOthers(threshold: number): Crossed[] {
  const tuning = prepared(split(SET).tuning)
  const writers = WRITERS.map((examples) => ({ examples, notes: prepared(examples) }))
  const groups = Map.groupBy(writers.keys(), (index) => index % QUARTERS)
  return [...groups.values()].flatMap((left) => {
    const others = writers.filter((_, index) => !left.includes(index)).flatMap(({ notes }) => notes)
    const judge = judgeOf(train([...tuning, ...others], threshold))
    return left.flatMap((index) => {
      const { examples = [], notes = [] } = writers[index] ?? {}
      return examples.flatMap((example, place) => {
        const note = notes[place]
        return note ? [{ example, prepared: note, judge }] : []
      })
    })
  })
}

/** From which score on `WANTED_PRECISION` is kept with writers whom it has not learned from. */
function thresholdByOthers(): number {
  const scores = byOthers(0).map(({ example, prepared: { features }, judge }) => ({
    score: judge.note(features),
    is: example.label !== null,
  }))
  return Number(thresholdFor(scores, WANTED_PRECISION).toPrecision(6))
}

/** The weights' file as it ought to be; with the threshold that is known it takes a fifth of the time. */
export function trained(threshold = thresholdByOthers()): string {
  return fileOf(train([...prepared(split(SET).tuning), ...WRITERS.flatMap(prepared)], threshold))
}

function fileOf({ threshold, note, sentence, families }: Model): string {
  const part = (name: string, { bias, step, weights }: Part, indent: string) => [
    `${indent}${/^\w+$/.test(name) ? name : `'${name}'`}: {`,
    `${indent}  bias: ${bias},`,
    `${indent}  step: ${step},`,
    `${indent}  weights:`,
    `${indent}    '${weights}',`,
    `${indent}},`,
  ]
  return [
    "import type { Model } from './model.ts'",
    '',
    '/** Learned, not written: docs/defensive-language.md says how to learn it anew. */',
    'export const MODEL: Model = {',
    `  threshold: ${threshold},`,
    ...part('note', note, '  '),
    ...part('sentence', sentence, '  '),
    '  families: {',
    ...Object.entries(families).flatMap(([family, weights]) => part(family, weights, '    ')),
    '  },',
    '}',
    '',
  ].join('\n')
}

if (import.meta.main) {
  const wanted = trained()
  if (process.argv.includes('--check')) {
    const isSame = readFileSync(SHIPPED, 'utf8') === wanted
    process.stdout.write(isSame ? 'The weights are what training yields.\n' : 'The weights are outdated.\n')
    process.exitCode = isSame ? 0 : 1
  } else {
    writeFileSync(SHIPPED, wanted)
    process.stdout.write(`${Math.round(wanted.length / 1024)} KB written.\n`)
  }
}
