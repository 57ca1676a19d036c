import { type ButtonHTMLAttributes, useRef, useState } from 'react'
import { Calendar } from './calendar.tsx'
import { Floating } from './floating.tsx'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `2026-03-02`, the day that is chosen; null while none is. */
  day: string | null
  today: string
  /** The first day that can be chosen; without it every day can. */
  from?: string
  onDay: (day: string) => void
}

/** A button that opens a month, of which a day is chosen. */
export function DayButton({ day, today, from, onDay, ...button }: Props) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)

  function close() {
    setOpen(false)
    anchor.current?.focus()
  }

  return (
    <>
      <button
        {...button}
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Floating anchor={anchor} onClose={() => setOpen(false)}>
          <Calendar
            day={day}
            today={today}
            {...(from && { from })}
            onClose={close}
            onPick={(picked) => {
              onDay(picked)
              close()
            }}
          />
        </Floating>
      )}
    </>
  )
}
