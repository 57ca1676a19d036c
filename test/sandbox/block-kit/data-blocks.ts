import {
  byType,
  chars,
  firstFlaw,
  flag,
  flaw,
  isObject,
  items,
  list,
  number,
  oneOf,
  type Rule,
  shape,
  step,
} from './check.ts'
import { richText } from './rich-text.ts'

const cell = byType('table cell', {
  raw_text: shape({ text: chars(1) }),
  raw_number: shape({ value: number, text: chars(1) }),
  rich_text: richText,
})

/** A table: 100 rows of 20 cells at most. */
export const table = {
  rows: list(list(cell, 1, 20), 1, 100),
  'column_settings?': list(shape({ 'align?': oneOf('left', 'center', 'right'), 'is_wrapped?': flag }), 1, 20),
}

/** Standard Markdown, which Slack translates into blocks of its own. */
export const markdown = { text: chars(1, 12_000) }

const point = shape({ label: chars(1, 20), value: number })
const series = list(shape({ name: chars(1, 20), data: list(point, 1, 20) }), 1, 6)
const axes = shape({
  categories: list(chars(1, 20), 1, 20),
  'x_label?': chars(1, 50),
  'y_label?': chars(1, 50),
})

/** Every series has one point per category, in the same order. */
const pointsMatchCategories: Rule = (chart, at) => {
  const categories = isObject(chart.axis_config) ? items(chart.axis_config.categories) : []
  return firstFlaw(items(chart.series), (each, index) => {
    const labels = isObject(each) ? items(each.data).map((item) => isObject(item) && item.label) : []
    const same = labels.length === categories.length && labels.every((label, i) => label === categories[i])
    const pointer = step(step(step(at, 'series'), index), 'data')
    return same ? null : flaw(pointer, 'must have one point per category of axis_config, in their order')
  })
}

const namesDiffer: Rule = (chart, at) => {
  const seen = new Set<unknown>()
  return firstFlaw(items(chart.series), (each, index) => {
    const name = isObject(each) ? each.name : undefined
    if (seen.has(name)) return flaw(step(step(step(at, 'series'), index), 'name'), 'must be unique')
    seen.add(name)
    return null
  })
}

const plotted = shape({ series, axis_config: axes }, namesDiffer, pointsMatchCategories)

/** A chart, for messages only; the docs of June 2026 know these four. */
export const dataVisualization = {
  title: chars(1, 50),
  chart: byType('chart', {
    pie: shape({ segments: list(shape({ label: chars(1, 20), value: number }), 1, 6) }),
    bar: plotted,
    area: plotted,
    line: plotted,
  }),
}
