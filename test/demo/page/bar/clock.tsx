import { useState } from 'react'
import type { State, Turn } from '../../protocol.ts'
import { postTurn, Refused } from '../api.ts'
import { clockTime, dayAfter, format, isoDate } from '../mrkdwn/date.ts'
import { BusyLine } from './busy-line.tsx'
import { DateTurn } from './date-turn.tsx'

/** When a day that one turns to begins. */
const MORNING = '09:00'

/** The workspace's clock and what turns it; what the bot sends on the way arrives in its order. */
export function Clock({ state }: { state: State }) {
  const [isTurning, setTurning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const me = state.people.find(({ id }) => id === state.me)
  const zone = me?.zone ?? 'UTC'
  const now = new Date(state.clock.now)

  async function turn(to: Turn['to']) {
    setTurning(true)
    setProblem(null)
    try {
      await postTurn({ to, person: state.me })
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : 'The demo’s server did not answer.')
    }
    setTurning(false)
  }

  const { sessionEnd, nextNudge } = state.clock
  const isBusy = state.busy !== null || isTurning
  const today = isoDate(now, zone)
  // To null there is nothing to turn to; the button keeps its place.
  const turns: { to: Turn['to'] | null; words: string; short: string }[] = [
    { to: 'now+1h', words: '+1 hour', short: '+1 h' },
    { to: nextNudge, words: 'Next message', short: 'Next' },
    { to: 'next-working-day', words: 'Next working day', short: '+1 day' },
    { to: 'next-monday-0930', words: 'Monday 09:30', short: 'Mon' },
    { to: sessionEnd && 'end-of-session', words: 'End of session', short: 'Session' },
  ]
  return (
    <section className="clock" aria-label="The clock">
      <p className="clock-face" role="timer">
        <span className="clock-date">
          {format(now, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}
        </span>
        <span className="clock-time">{clockTime(now, zone)}</span>
        <span className="clock-place">{me?.place}</span>
      </p>
      <div className="turns">
        {turns.map(({ to, words, short }) => (
          <button
            key={words}
            type="button"
            disabled={isBusy || to === null}
            aria-label={words}
            onClick={() => to !== null && turn(to)}
          >
            <span className="only-wide">{words}</span>
            <span className="only-phone">{short}</span>
          </button>
        ))}
        <DateTurn
          today={today}
          from={clockTime(now, zone) < MORNING ? today : dayAfter(today)}
          isDisabled={isBusy}
          onTurn={turn}
        />
        {state.busy && <BusyLine busy={state.busy} />}
      </div>
      {problem && (
        <p className="clock-problem" role="alert">
          {problem}
          <button type="button" aria-label="Dismiss" onClick={() => setProblem(null)}>
            ×
          </button>
        </p>
      )}
    </section>
  )
}
