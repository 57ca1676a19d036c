import { useRef, useState } from 'react'
import { Calendar } from '../kit/calendar.tsx'
import { Floating } from '../kit/floating.tsx'

interface Props {
  today: string
  isDisabled: boolean
  onTurn: (day: string) => void
}

/** Turns the clock to the morning of a day. */
export function DateTurn({ today, isDisabled, onTurn }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  function close() {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        disabled={isDisabled}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label="A date"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="only-wide">A date …</span>
        <span className="only-phone">Date</span>
      </button>
      {isOpen && (
        <Floating anchor={button} onClose={() => setOpen(false)}>
          <Calendar
            day={today}
            today={today}
            onClose={close}
            onPick={(day) => {
              close()
              onTurn(day)
            }}
          />
        </Floating>
      )}
    </>
  )
}
