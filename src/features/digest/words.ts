import type { Band, Figures, Theme } from '../../domain/digest.ts'
import { trendOf } from '../../domain/digest.ts'
import { FEWEST_LEADERS } from '../../domain/disclosure.ts'
import type { Category } from '../../domain/feedback.ts'
import { PROMISED } from '../../domain/ledger-due.ts'
import { CATEGORY_NAMES } from '../feedback-names.ts'

export const IT_LEADS_ONLY =
  'The digest is for IT leads. A coordinator names them in `/mentor settings`; the IT channel gets it on Mondays, too.'
export const NO_DIGEST =
  'There is no digest yet. The first one comes on the Monday after something was shared with IT.'

const TOO_FEW = 'too few to show'

export const shown = (figure: number | null): string => (figure === null ? TOO_FEW : String(figure))

const beside = (before: number | null | undefined): string => (before == null ? '' : ` (before: ${before})`)

const bandWords = (band: Band | null, promised: number): string =>
  band === null
    ? TOO_FEW
    : `${band === 'longer' ? `more than ${PROMISED.status}` : `at most ${band}`} working days (promised: ${promised})`

/** The figures, one line each; what stood in the digest before is beside them. */
export function figureLines(figures: Figures, before: Figures | null): string[] {
  const { fresh, waiting, overdue, closed, mixed, toAcknowledge, toClose } = figures
  return [
    `*New:* ${shown(fresh)}`,
    `*Waiting:* ${shown(waiting)}${beside(before?.waiting)}`,
    `*Overdue*, of those: ${shown(overdue)}${beside(before?.overdue)}`,
    `*Closed:* ${shown(closed)}${beside(before?.closed)}`,
    ...(mixed === null ? [] : [`*Partly closed:* ${mixed}, with too few on one side to say how many`]),
    `*Time to acknowledge*, median: ${bandWords(toAcknowledge, PROMISED.acknowledge)}`,
    `*Time to close*, median: ${bandWords(toClose, PROMISED.status)}`,
  ]
}

/** The same in one sentence, for a notification. */
export function figureSentence({ fresh, waiting, overdue, closed }: Figures): string {
  const known = Object.entries({ new: fresh, waiting, overdue, closed })
  if (known.every(([, figure]) => figure === null)) return TOO_FEW
  return known.map(([name, figure]) => `${name}: ${shown(figure)}`).join(', ')
}

export const themeName = (category: Category | null): string =>
  category === null ? 'Several themes' : CATEGORY_NAMES[category]

/** Short enough for a chart. */
export const chartName = (category: Category | null): string =>
  CHART_NAMES.get(category) ?? themeName(category)

const CHART_NAMES: ReadonlyMap<Category | null, string> = new Map([
  ['business', 'Our business'],
  ['delivery', 'Delivery'],
  ['security', 'Security'],
  ['data', 'Data'],
])

const TRENDS = { more: 'more', fewer: 'fewer', same: 'as many' }

export function trendWords(theme: Theme): string {
  const trend = trendOf(theme)
  return trend === null ? '–' : TRENDS[trend]
}

export const themeLine = (theme: Theme): string =>
  `${themeName(theme.category)}: ${shown(theme.now)}${beside(theme.before)}${theme.before === null ? '' : `, ${trendWords(theme)}`}`

export const HOW_COUNTED =
  `Without fix requests. Items are counted in groups with at least ${FEWEST_LEADERS} leaders, which stay together: no figure and no ` +
  'difference tells of fewer, and the others wait. Working days are Monday to Friday, UTC.'
