import type { Block } from '../../protocol.ts'
import { CHART_COLOURS } from './chart-colours.ts'
import { Pie } from './pie.tsx'
import { Plot, type Series } from './plot.tsx'
import { jsonOf, numberOf, records, textOf } from './unknown.ts'

/** A data_visualization block: bars, a line, an area or a pie, with its numbers in words for who cannot see it. */
export function Chart({ block }: { block: Block }) {
  const title = textOf(Reflect.get(block, 'title'))
  const chart = jsonOf(Reflect.get(block, 'chart'))
  const kind = textOf(chart.type)
  const series = records(chart.series).map(seriesFrom)
  const segments = records(chart.segments).map(pointFrom)
  return (
    <figure className="block-chart">
      <figcaption>{title}</figcaption>
      {kind === 'pie' ? <Pie segments={segments} /> : <Plot kind={kind} series={series} />}
      <ul className="legend">
        {(kind === 'pie' ? segments.map(({ label }) => label) : series.map(({ name }) => name)).map(
          (name, index) => (
            <li key={name}>
              <span className="swatch" style={{ background: CHART_COLOURS[index] }} />
              {name}
            </li>
          ),
        )}
      </ul>
    </figure>
  )
}

const pointFrom = (point: Record<string, unknown>) => ({
  label: textOf(point.label),
  value: numberOf(point.value),
})

const seriesFrom = (series: Record<string, unknown>): Series => ({
  name: textOf(series.name),
  points: records(series.data).map(pointFrom),
})
