import { useRef, useState } from 'react'
import { Calendar } from '../kit/calendar.tsx'
import { Floating } from '../kit/floating.tsx'

interface Props {
  today: string
  /** The first day whose morning still lies ahead. */
  from: string
  isDisabled: boolean
  onTurn: (day: string) => void
}

/** Turns the clock to the morning of a day. */
export function DateTurn({ today, from, isDisabled, onTurn }: Props) {
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
            day={null}
            today={today}
            from={from}
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
