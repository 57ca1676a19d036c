import type { TourStep } from '../../protocol.ts'
import { postTour } from '../api.ts'

interface EndedProps {
  words: string
  onAgain: () => void
}

/** Why the tour goes no further. */
export function TourEnded({ words, onAgain }: EndedProps) {
  return (
    <aside className="tour" aria-label="The tour">
      <p role="status">{words}</p>
      <button type="button" className="tour-stop" onClick={onAgain}>
        Start again
      </button>
      <button type="button" className="tour-stop" onClick={() => void postTour({ tour: 'stop' })}>
        Go on
      </button>
    </aside>
  )
}

/** What the tour says about the step that is being played. */
export function TourCaption({ tour }: { tour: TourStep }) {
  return (
    <aside className="tour" aria-label="The tour">
      <span className="tour-step">
        {tour.step} of {tour.steps}
      </span>
      <p role="status">{tour.caption}</p>
      <progress value={tour.step} max={tour.steps} aria-label="How far the tour is" />
      <button type="button" className="tour-stop" onClick={() => void postTour({ tour: 'stop' })}>
        Stop
      </button>
    </aside>
  )
}
