import { useRef, useState } from 'react'
import { format, isoDate } from '../mrkdwn/date.ts'
import { usePane } from '../pane/context.ts'
import { Calendar } from './calendar.tsx'
import type { ElementProps } from './element.tsx'
import { Floating } from './floating.tsx'
import { heldBy, textIn } from './held.ts'
import { useSurface } from './surface.ts'

/** A day: a button with the day's name that opens a month. */
export function DateField({ block, element, naming }: ElementProps) {
  const { values, enter } = useSurface()
  const { state, me } = usePane()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const day = textIn(heldBy(values, block, element), 'selected_date')
  const today = isoDate(new Date(state.clock.now), me.zone)

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <>
      <button
        ref={button}
        id={naming.id}
        type="button"
        className={`date-button${naming.isInvalid ? ' invalid' : ''}`}
        aria-label={naming.label}
        aria-describedby={naming.describedBy}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {day ? dayName(day) : (element.placeholder?.text ?? 'Select a date')}
      </button>
      {isOpen && (
        <Floating anchor={button} onClose={() => setOpen(false)}>
          <Calendar
            day={day || null}
            today={today}
            onClose={close}
            onPick={(picked) => {
              enter(block, element, { type: element.type, selected_date: picked }, 'chosen')
              close()
            }}
          />
        </Floating>
      )}
    </>
  )
}

const dayName = (day: string) =>
  format(new Date(`${day}T12:00Z`), 'UTC', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
