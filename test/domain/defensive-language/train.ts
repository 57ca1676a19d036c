import { readFileSync, writeFileSync } from 'node:fs'
import { judgeOf, type Model, type Part } from '../../../src/domain/defensive-language/model.ts'
import { thresholdFor } from './metrics.ts'
import { MORE } from './more/more.ts'
import { dealt, type Example, type Prepared, prepare, train } from './rows.ts'
import { SET } from './set.ts'
import { split } from './split.ts'

/**
 * `node test/domain/defensive-language/train.ts` learns the weights anew from the tuning part and writes them;
 * `--check` only says whether what is shipped is what would be written.
 */
const SHIPPED = new URL('../../../src/domain/defensive-language/weights.ts', import.meta.url)

/** Of what is flagged while tuning so much has to be right. More than is wanted: the cues have seen these notes. */
const WANTED_PRECISION = 0.95
const FOLDS = 8

/** Each note of the tuning part with what was learned from the others. */
export function crossed(): { example: Example; prepared: Prepared; model: Model }[] {
  const examples = split(SET).tuning
  const notes = examples.map(prepare)
  const more = MORE.map(prepare)
  const parts = dealt(notes.length, FOLDS)
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    train([...notes.filter((_, index) => parts[index] !== fold), ...more], 0),
  )
  const scores = notes.map(({ features, label }, index) => {
    const model = models[parts[index] ?? 0]
    return { score: model ? judgeOf(model).note(features) : 0, is: label !== null }
  })
  const threshold = Number(thresholdFor(scores, WANTED_PRECISION).toPrecision(6))
  return examples.flatMap((example, index) => {
    const [prepared, model] = [notes[index], models[parts[index] ?? 0]]
    return prepared && model ? [{ example, prepared, model: { ...model, threshold } }] : []
  })
}

/** The weights' file as it ought to be. */
export function trained(): string {
  const threshold = crossed()[0]?.model.threshold ?? 0
  const model = train([...split(SET).tuning.map(prepare), ...MORE.map(prepare)], threshold)
  return fileOf(model)
}

function fileOf({ threshold, note, sentence, facing, families }: Model): string {
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
    ...part('facing', facing, '  '),
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
