import { useCallback, useEffect, useState } from 'react'
import { getState } from './api.ts'
import { TopBar } from './bar/top-bar.tsx'
import { TourCaption } from './bar/tour-caption.tsx'
import { Hood } from './hood/hood.tsx'
import { useHoodLog } from './hood/log.ts'
import { useChanges, useStateOf } from './live.ts'
import { Pane } from './pane/pane.tsx'
import { toAddress, useSeats } from './seats.ts'
import { useWide } from './wide.ts'

/** The whole page: the bar with the clock, one or two panes, the panel under the hood. */
export function App() {
  const { seats, settle, become, show, setBeside } = useSeats()
  const [active, setActive] = useState<0 | 1>(0)
  const [isHoodOpen, setHoodOpen] = useState(false)
  const hood = useHoodLog()
  const isWide = useWide()
  const left = useStateOf(seats.people[0])
  const right = useStateOf(seats.people[1])

  // Who there is, asked again while the server cannot say it yet.
  const begin = useCallback(() => {
    getState(null)
      .then(settle)
      .catch(() => {})
  }, [settle])
  useEffect(begin, [begin])
  useChanges(() => {
    if (seats.people[0] === null) begin()
    left.reload()
    right.reload()
    if (isHoodOpen) void hood.reload()
  })

  const tour = left.state?.tour ?? null
  useEffect(() => {
    if (left.state) settle(left.state)
  }, [left.state, settle])
  useEffect(() => {
    if (left.state) toAddress(left.state, seats)
  }, [left.state, seats])

  function toggleHood(isOpen: boolean) {
    setHoodOpen(isOpen)
    if (isOpen) void hood.reload()
  }

  const showLeft = useCallback((surface: string) => show(0, surface), [show])
  const showRight = useCallback((surface: string) => show(1, surface), [show])
  const zone = left.state?.people.find(({ id }) => id === left.state?.me)?.zone ?? 'UTC'
  if (!left.state) return <p className="waiting">One moment …</p>

  const panes = [
    { state: left.state, onShow: showLeft },
    ...(seats.isBeside && right.state ? [{ state: right.state, onShow: showRight }] : []),
  ]
  const shown = panes.length === 1 ? 0 : active
  return (
    <div className="page">
      <TopBar
        state={left.state}
        isBeside={seats.isBeside}
        onBeside={setBeside}
        isHoodOpen={isHoodOpen}
        onHood={toggleHood}
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
        {isHoodOpen && <Hood log={hood} zone={zone} onClose={() => setHoodOpen(false)} />}
      </div>
      {tour && <TourCaption tour={tour} />}
    </div>
  )
}
