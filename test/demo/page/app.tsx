import { useCallback, useEffect, useState } from 'react'
import { getState } from './api.ts'
import { Lost } from './bar/lost.tsx'
import { TopBar } from './bar/top-bar.tsx'
import { TourCaption, TourEnded } from './bar/tour-caption.tsx'
import { Hood } from './hood/hood.tsx'
import { onChanges, oneAtATime, useLost, useStateOf } from './live.ts'
import { Confirm } from './pane/confirm.tsx'
import { Pane } from './pane/pane.tsx'
import { remember } from './seats.ts'
import { useSeats } from './use-seats.ts'
import { useTour } from './use-tour.ts'
import { useWide } from './wide.ts'

/** The whole page: the bar with the clock, one or two panes, the panel under the hood. */
export function App() {
  const { seats, settle, become, show, setBeside, look, follow } = useSeats()
  const [isHoodOpen, setHoodOpen] = useState(false)
  const isWide = useWide()
  const isLost = useLost()
  const left = useStateOf(seats.people[0])
  const right = useStateOf(seats.people[1])
  const touring = useTour(left)
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
  if (!left) return isLost ? <Lost /> : <p className="waiting">One moment …</p>

  const panes = [
    { state: left, onShow: showLeft },
    ...(seats.isBeside && right ? [{ state: right, onShow: showRight }] : []),
  ]
  const shown = panes.length === 1 ? 0 : seats.shown
  // By whose clock the time is shown and turned.
  const first = isWide ? left : (panes[shown]?.state ?? left)
  const zone = first.people.find(({ id }) => id === first.me)?.zone ?? 'UTC'
  return (
    <>
      <div className="page" inert={touring.asked !== null}>
        <TopBar
          state={first}
          isBeside={seats.isBeside}
          onBeside={setBeside}
          isHoodOpen={isHoodOpen}
          onHood={setHoodOpen}
          onTour={tour ? touring.stop : touring.start}
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
                  onSwitch={() => look(at === 0 ? 1 : 0)}
                  onShow={onShow}
                  onBecome={(person) => become(at, person)}
                  onTour={touring.start}
                />
              )
            })}
          </div>
          {isHoodOpen && <Hood zone={zone} onClose={() => setHoodOpen(false)} />}
        </div>
        {tour && <TourCaption tour={tour} />}
        {left.tourEnded && <TourEnded words={left.tourEnded} onAgain={touring.start} />}
        {isLost && <Lost />}
      </div>
      {touring.asked && <Confirm question={touring.asked} onAnswer={touring.asked.answer} />}
    </>
  )
}
