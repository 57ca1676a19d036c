/** One number that a bench found out. Those with a target are the ones that count; the others explain them. */
export interface Figure {
  bench: string
  name: string
  value: number
  unit: string
  target?: { atMost: number } | { atLeast: number }
}

/** Whether a figure is where it should be; null for one without a target. */
export function isMet({ value, target }: Figure): boolean | null {
  if (!target) return null
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

/** The figures as lines of a table, in the order in which they were measured. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.bench,
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    targetOf(figure),
    { true: 'met', false: 'NOT MET', null: '' }[`${isMet(figure)}`],
  ])
  const all = [['bench', 'figure', 'value', 'target', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: (string | undefined)[]) =>
    row.map((cell = '', column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return all.map((row) => line(row).trimEnd()).join('\n')
}

function targetOf({ target, unit }: Figure): string {
  if (!target) return ''
  return 'atMost' in target ? `at most ${target.atMost} ${unit}` : `at least ${target.atLeast} ${unit}`
}

/** Three digits that say something. */
export const rounded = (value: number): number =>
  Number(Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const found = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
