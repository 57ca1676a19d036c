import { type KeyboardEvent, useState } from 'react'
import { format } from '../mrkdwn/date.ts'

interface Props {
  /** ISO days; the chosen one is null where none is chosen yet. */
  day: string | null
  today: string
  /** Earlier days cannot be chosen. */
  from?: string
  onPick: (day: string) => void
  onClose: () => void
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month to pick a day from, weeks beginning on Monday; arrows walk by days and weeks. */
export function Calendar({ day, today, from = '', onPick, onClose }: Props) {
  const [at, goTo] = useState(day ?? (from || today))
  const setAt = (wanted: string) => goTo(wanted < from ? from : wanted)
  const first = `${at.slice(0, 7)}-01`
  const blank = (weekday(first) + 6) % 7
  const days = Array.from({ length: daysIn(first) }, (_, index) => plusDays(first, index))

  function pressed(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (step !== undefined) setAt(plusDays(at, step))
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div role="dialog" aria-label="Choose a day" className="calendar" onKeyDown={pressed}>
      <div className="calendar-head">
        <button
          type="button"
          aria-label="Previous month"
          disabled={first <= from}
          onClick={() => setAt(plusDays(first, -1))}
        >
          ‹
        </button>
        <strong aria-live="polite">{words(first, { month: 'long', year: 'numeric' })}</strong>
        <button type="button" aria-label="Next month" onClick={() => setAt(plusDays(first, daysIn(first)))}>
          ›
        </button>
      </div>
      <div className="calendar-days">
        {['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((name) => (
          <span key={name} className="calendar-name" aria-hidden>
            {name}
          </span>
        ))}
        {days.map((each, index) => (
          <button
            key={each}
            ref={(button) => {
              if (each === at) button?.focus()
            }}
            type="button"
            tabIndex={each === at ? 0 : -1}
            style={index === 0 ? { gridColumnStart: blank + 1 } : undefined}
            className={`${each === day ? 'picked' : ''}${each === today ? ' today' : ''}`}
            aria-label={words(each, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
            aria-current={each === today ? 'date' : undefined}
            aria-pressed={each === day}
            disabled={each < from}
            onClick={() => onPick(each)}
          >
            {Number(each.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}

const noon = (day: string) => new Date(`${day}T12:00Z`)

const words = (day: string, options: Intl.DateTimeFormatOptions) => format(noon(day), 'UTC', options)

const weekday = (day: string) => noon(day).getUTCDay()

function plusDays(day: string, days: number): string {
  const at = noon(day)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

function daysIn(first: string): number {
  const at = noon(first)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
}
