import { DayButton } from '../kit/day-button.tsx'

interface Props {
  today: string
  /** The first day whose morning still lies ahead. */
  from: string
  isDisabled: boolean
  onTurn: (day: string) => void
}

/** Turns the clock to the morning of a day. */
export function DateTurn({ today, from, isDisabled, onTurn }: Props) {
  return (
    <DayButton aria-label="A date" disabled={isDisabled} day={null} today={today} from={from} onDay={onTurn}>
      <span className="only-wide">A date …</span>
      <span className="only-phone">Date</span>
    </DayButton>
  )
}
