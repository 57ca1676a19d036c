import { useEffect, useState } from 'react'
import type { HoodEntry } from '../../protocol.ts'
import { getHood } from '../api.ts'
import { Log } from '../kit/log.tsx'
import { onChanges, oneAtATime } from '../live.ts'
import { format, isoDate } from '../mrkdwn/date.ts'
import { Entry } from './entry.tsx'

type Filter = 'all' | 'delivery' | 'call' | 'rows' | 'refused'

const FILTERS: [Filter, string][] = [
  ['all', 'All'],
  ['delivery', 'Slack → bot'],
  ['call', 'Bot → Slack'],
  ['rows', 'Rows'],
  ['refused', 'Refused'],
]

interface Props {
  /** In which the times are shown. */
  zone: string
  onClose: () => void
}

/** What goes on between Slack, the bot and its database, newest first. */
export function Hood({ zone, onClose }: Props) {
  const { entries, refusals, clear } = useHood()
  const [filter, setFilter] = useState<Filter>('all')
  const shown = entries.filter((entry) => fits(entry, filter))
  return (
    <aside className="hood" aria-label="Under the hood">
      <header className="hood-head">
        <h2>Under the hood</h2>
        <span className={refusals > 0 ? 'verdict refused' : 'verdict ok'}>
          {refusals > 0 ? `${refusals} refused` : 'all valid'}
        </span>
        <button type="button" className="hood-clear" onClick={clear}>
          Clear
        </button>
        <button type="button" className="icon-button" aria-label="Hide" onClick={onClose}>
          ×
        </button>
      </header>
      <div className="hood-filters">
        {FILTERS.map(([each, words]) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
            {words}
          </button>
        ))}
      </div>
      <Log className="hood-entries" aria-label="Requests and rows">
        {shown.length === 0 && (
          <p className="hood-empty">
            {filter === 'refused' ? 'Nothing was refused.' : 'Nothing yet. Press something.'}
          </p>
        )}
        {byDay(shown, zone).map(({ first, day, entries: those }) => (
          <section key={first} className="hood-day">
            <h3>{dayWords(day)}</h3>
            {those.map((entry) => (
              <Entry key={entry.n} entry={entry} zone={zone} />
            ))}
          </section>
        ))}
      </Log>
    </aside>
  )
}

const KEPT = 400

function useHood() {
  const [entries, setEntries] = useState<HoodEntry[]>([])
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    let last = 0
    let isOver = false
    const load = async () => {
      const hood = await getHood(last)
      if (isOver) return
      last = hood.last
      setRefusals(hood.refusals)
      setEntries((before) => [...hood.entries.toReversed(), ...before].slice(0, KEPT))
    }
    const leave = onChanges(oneAtATime(load))
    return () => {
      isOver = true
      leave()
    }
  }, [])
  return { entries, refusals, clear: () => setEntries([]) }
}

function fits(entry: HoodEntry, filter: Filter): boolean {
  if (filter === 'refused') return entry.kind !== 'rows' && !entry.verdict.ok
  return filter === 'all' || entry.kind === filter
}

interface Day {
  /** Number of the entry that was there first: it stays while newer ones come. */
  first: number
  day: string
  entries: HoodEntry[]
}

/** The entries, newest first, under their days in the zone. */
function byDay(entries: readonly HoodEntry[], zone: string): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const day = isoDate(new Date(entry.at), zone)
    const last = days.at(-1)
    if (last?.day !== day) days.push({ first: entry.n, day, entries: [entry] })
    else {
      last.entries.push(entry)
      last.first = entry.n
    }
  }
  return days
}

const dayWords = (day: string) =>
  format(new Date(`${day}T12:00Z`), 'UTC', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
