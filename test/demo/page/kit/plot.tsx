import { CHART_COLOURS } from './chart-colours.ts'

export interface Point {
  label: string
  value: number
}

export interface Series {
  name: string
  points: Point[]
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [480, 220, 36, 26, 10]

/** Series over the same categories as bars, lines or areas. */
export function Plot({ kind, series }: { kind: string; series: Series[] }) {
  const labels = series[0]?.points.map(({ label }) => label) ?? []
  const values = series.flatMap(({ points }) => points.map(({ value }) => value))
  const top = niceTop(Math.max(1, ...values))
  const slot = (WIDTH - LEFT) / Math.max(1, labels.length)
  const y = (value: number) => HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - BOTTOM - TOP)
  const middle = (index: number) => LEFT + slot * (index + 0.5)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(series)}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="grid-line" x1={LEFT} x2={WIDTH} y1={y(top * share)} y2={y(top * share)} />
          <text className="axis" x={LEFT - 6} y={y(top * share) + 4} textAnchor="end">
            {Number((top * share).toFixed(1))}
          </text>
        </g>
      ))}
      {labels.map((label, index) => (
        <text key={label} className="axis" x={middle(index)} y={HEIGHT - 8} textAnchor="middle">
          {label}
        </text>
      ))}
      {series.map(({ name, points }, nth) => {
        const colour = CHART_COLOURS[nth]
        if (kind === 'bar') {
          const width = Math.min(36, (slot * 0.7) / series.length)
          const first = (index: number) => middle(index) - (width * series.length) / 2 + width * nth
          return points.map(({ label, value }, index) => (
            <rect
              key={`${name}/${label}`}
              x={first(index)}
              y={y(value)}
              width={width - 2}
              height={HEIGHT - BOTTOM - y(value)}
              rx={2}
              fill={colour}
            />
          ))
        }
        const line = points.map(({ value }, index) => `${middle(index)},${y(value)}`).join(' ')
        const base = `${middle(points.length - 1)},${y(0)} ${middle(0)},${y(0)}`
        return (
          <g key={name}>
            {kind === 'area' && <polygon points={`${line} ${base}`} fill={colour} opacity={0.18} />}
            <polyline points={line} fill="none" stroke={colour} strokeWidth={2.5} strokeLinejoin="round" />
          </g>
        )
      })}
    </svg>
  )
}

/** The next of 1, 2, 5, 10, 20, … */
function niceTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= largest) ?? largest
}

function inWords(series: readonly Series[]): string {
  return series
    .map(({ name, points }) => `${name}: ${points.map(({ label, value }) => `${label} ${value}`).join(', ')}`)
    .join('; ')
}
