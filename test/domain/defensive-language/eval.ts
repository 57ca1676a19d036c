import { parseArgs } from 'node:util'
import { FAMILIES, type Family } from '../../../src/domain/defensive-language/family.ts'
import { MODEL } from '../../../src/domain/defensive-language/weights.ts'
import { findDefensiveLanguage, findWith } from '../../../src/domain/defensive-language.ts'
import { byBut, byCues } from './baselines.ts'
import { type Counts, count, f1, precision, recall, type Share } from './metrics.ts'
import { SET } from './set.ts'
import { split } from './split.ts'
import { byOthers, type Crossed, crossed } from './train.ts'

/**
 * Prints how good the shipped rules are: `npm run eval:defensive`. While tuning, `-- --tuning` leaves the held-out part
 * shut; whoever looks at it often tunes to it.
 */
const { values: flags } = parseArgs({ options: { tuning: { type: 'boolean', default: false } } })

/** What a text is called, and what was found in it. */
interface Judged {
  label: Family | null
  found: readonly Family[]
}

const { tuning, heldOut } = split(SET)
const say = (line: string) => process.stdout.write(`${line}\n`)

const judgedBy = ({ example, judge }: Crossed): Judged => ({
  label: example.label,
  found: findWith(judge, example.text).map(({ family }) => family),
})
report(
  `Tuning part, each note judged by what was learned from the others (${tuning.length})`,
  crossed().map(judgedBy),
)
const others = byOthers(MODEL.threshold)
report(
  `Notes to learn from, each judged by what was learned from other writers (${others.length})`,
  others.map(judgedBy),
)
if (!flags.tuning) {
  const judged = (find: (text: string) => readonly Family[]): Judged[] =>
    heldOut.map(({ text, label }) => ({ label, found: find(text) }))
  report(
    `Held-out part (${heldOut.length})`,
    judged((text) => findDefensiveLanguage(text).map(({ family }) => family)),
  )
  report('Baseline on the held-out part: the cues of DOMAIN.md, word for word', judged(byCues))
  report('Baseline on the held-out part: it contains “but”', judged(byBut))
}
throughput()

function report(title: string, judged: readonly Judged[]): void {
  say(`\n${title}\n`)
  say(row('', 'precision', 'recall', 'F1', 'found / there'))
  const any = judged.map(({ label, found }) => ({ is: label !== null, said: found.length > 0 }))
  say(figures('any family', count(any)))
  for (const family of FAMILIES) {
    const of = judged.map(({ label, found }) => ({ is: label === family, said: found.includes(family) }))
    say(figures(family, count(of)))
  }
}

function figures(name: string, counts: Counts): string {
  const { hits, falseAlarms, missed } = counts
  return row(
    name,
    shareOf(precision(counts)),
    shareOf(recall(counts)),
    f1(counts).toFixed(2),
    `${hits + falseAlarms} / ${hits + missed}`,
  )
}

function shareOf({ share, low, high }: Share): string {
  return Number.isNaN(share) ? '-' : `${share.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
}

function row(name: string, ...cells: string[]): string {
  return [name.padEnd(16), ...cells.map((cell) => cell.padEnd(22))].join('').trimEnd()
}

/** How long 1,000 notes of 60 words take, the best of five, once the code is warm. */
function throughput(): void {
  const words = tuning.flatMap(({ text }) => text.split(' '))
  const notes = Array.from({ length: 1000 }, (_, index) =>
    Array.from({ length: 60 }, (__, place) => words[(index * 60 + place) % words.length]).join(' '),
  )
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    for (const note of notes) findDefensiveLanguage(note)
    return performance.now() - start
  })
  say(`\n1,000 notes of 60 words: ${Math.round(Math.min(...times))} ms`)
}
