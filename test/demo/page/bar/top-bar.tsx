import type { State } from '../../protocol.ts'
import mark from '../deskside.svg'
import { Clock } from './clock.tsx'
import { SceneMenu } from './scene-menu.tsx'

interface Props {
  state: State
  isBeside: boolean
  onBeside: (isBeside: boolean) => void
  isHoodOpen: boolean
  onHood: (isOpen: boolean) => void
  onTour: () => void
}

/** What belongs to the demo and not to Slack: the clock, the scenes, the tour, the panel under the hood. */
export function TopBar({ state, isBeside, onBeside, isHoodOpen, onHood, onTour }: Props) {
  return (
    <header className="top-bar">
      <span className="brand">
        <img src={mark} alt="" width="24" height="24" />
        <span>{state.workspace.botName}</span>
      </span>
      <Clock state={state} />
      <div className="bar-tools">
        <SceneMenu state={state} />
        <button type="button" className={`bar-button${state.tour ? ' only-wide' : ''}`} onClick={onTour}>
          {state.tour ? 'Stop tour' : 'Tour'}
        </button>
        <button
          type="button"
          className="bar-button only-wide"
          aria-pressed={isBeside}
          aria-label="Two people side by side"
          title="Two people side by side"
          onClick={() => onBeside(!isBeside)}
        >
          <svg viewBox="0 0 20 16" width="20" height="16" aria-hidden>
            <rect
              x="1"
              y="1"
              width="18"
              height="14"
              rx="2.500"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.600"
            />
            <path d="M10 1v14" stroke="currentColor" strokeWidth="1.600" />
          </svg>
        </button>
        <button
          type="button"
          className="bar-button"
          aria-pressed={isHoodOpen}
          onClick={() => onHood(!isHoodOpen)}
        >
          <span className="only-wide">Under the hood</span>
          <span className="only-phone">Hood</span>
        </button>
      </div>
    </header>
  )
}
