import { format, isoDate } from '../mrkdwn/date.ts'
import { usePane } from '../pane/context.ts'
import { DayButton } from './day-button.tsx'
import type { ElementProps } from './element.tsx'
import { heldBy, textIn } from './held.ts'
import { useSurface } from './surface.ts'

/** A day: a button with the day's name that opens a month. */
export function DateField({ block, element, naming }: ElementProps) {
  const { values, enter } = useSurface()
  const { state, me } = usePane()
  const day = textIn(heldBy(values, block, element), 'selected_date')
  const today = isoDate(new Date(state.clock.now), me.zone)

  return (
    <DayButton
      id={naming.id}
      className={`date-button${naming.isInvalid ? ' invalid' : ''}`}
      aria-label={naming.label}
      aria-describedby={naming.describedBy}
      day={day || null}
      today={today}
      onDay={(picked) => enter(block, element, { type: element.type, selected_date: picked }, 'chosen')}
    >
      {day ? dayName(day) : (element.placeholder?.text ?? 'Select a date')}
    </DayButton>
  )
}

const dayName = (day: string) =>
  format(new Date(`${day}T12:00Z`), 'UTC', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
