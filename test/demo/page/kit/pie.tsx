import { CHART_COLOURS } from './chart-colours.ts'
import type { Point } from './plot.tsx'

const [SIZE, RADIUS] = [200, 88]
const AROUND = 2 * Math.PI * (RADIUS / 2)

/** Segments as one thick circle: each is a dash of its length. */
export function Pie({ segments }: { segments: Point[] }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1
  let before = 0
  const words = segments.map(({ label, value }) => `${label} ${value}`).join(', ')
  return (
    <svg className="pie" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={words}>
      <g transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}>
        {segments.map(({ label, value }, index) => {
          const length = (value / total) * AROUND
          const offset = -before
          before += length
          return (
            <circle
              key={label}
              cx={SIZE / 2}
              cy={SIZE / 2}
              r={RADIUS / 2}
              fill="none"
              stroke={CHART_COLOURS[index]}
              strokeWidth={RADIUS}
              strokeDasharray={`${length} ${AROUND}`}
              strokeDashoffset={offset}
            />
          )
        })}
      </g>
    </svg>
  )
}
