import { useCallback, useEffect, useState } from 'react'
import { getState } from './api.ts'
import { TopBar } from './bar/top-bar.tsx'
import { TourCaption } from './bar/tour-caption.tsx'
import { Hood } from './hood/hood.tsx'
import { onChanges, oneAtATime, useStateOf } from './live.ts'
import { Pane } from './pane/pane.tsx'
import { remember } from './seats.ts'
import { useSeats } from './use-seats.ts'
import { useWide } from './wide.ts'

/** The whole page: the bar with the clock, one or two panes, the panel under the hood. */
export function App() {
  const { seats, settle, become, show, setBeside, follow } = useSeats()
  const [active, setActive] = useState<0 | 1>(0)
  const [isHoodOpen, setHoodOpen] = useState(false)
  const isWide = useWide()
  const left = useStateOf(seats.people[0])
  const right = useStateOf(seats.people[1])
  const isSettled = seats.people[0] !== null
  const tour = left?.tour ?? null

  useEffect(() => {
    if (isSettled) return
    return onChanges(oneAtATime(() => getState(null).then(settle)))
  }, [isSettled, settle])
  useEffect(() => {
    if (tour) follow(tour)
  }, [tour, follow])
  useEffect(() => {
    if (left) remember(left, seats)
  }, [left, seats])

  const showLeft = useCallback((surface: string) => show(0, surface), [show])
  const showRight = useCallback((surface: string) => show(1, surface), [show])
  if (!left) return <p className="waiting">One moment …</p>

  const panes = [
    { state: left, onShow: showLeft },
    ...(seats.isBeside && right ? [{ state: right, onShow: showRight }] : []),
  ]
  const shown = panes.length === 1 ? 0 : active
  const zone = left.people.find(({ id }) => id === left.me)?.zone ?? 'UTC'
  return (
    <div className="page">
      <TopBar
        state={left}
        isBeside={seats.isBeside}
        onBeside={setBeside}
        isHoodOpen={isHoodOpen}
        onHood={setHoodOpen}
      />
      <div className="stage">
        <div className="panes">
          {panes.map(({ state, onShow }, index) => {
            const at = index === 1 ? 1 : 0
            if (!isWide && at !== shown) return null
            const other = isWide ? undefined : panes[1 - at]?.state
            return (
              <Pane
                key={at}
                state={state}
                surface={seats.surfaces[at]}
                draft={at === 0 ? (tour?.draft ?? null) : null}
                other={other?.people.find(({ id }) => id === other.me) ?? null}
                onSwitch={() => setActive(at === 0 ? 1 : 0)}
                onShow={onShow}
                onBecome={(person) => become(at, person)}
              />
            )
          })}
        </div>
        {isHoodOpen && <Hood zone={zone} onClose={() => setHoodOpen(false)} />}
      </div>
      {tour && <TourCaption tour={tour} />}
    </div>
  )
}
