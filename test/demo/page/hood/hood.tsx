import { useState } from 'react'
import type { HoodEntry } from '../../protocol.ts'
import { Entry } from './entry.tsx'
import type { HoodLog } from './log.ts'

type Filter = 'all' | 'delivery' | 'call' | 'rows' | 'refused'

const FILTERS: [Filter, string][] = [
  ['all', 'All'],
  ['delivery', 'Slack → bot'],
  ['call', 'Bot → Slack'],
  ['rows', 'Rows'],
  ['refused', 'Refused'],
]

interface Props {
  log: HoodLog
  /** In which the times are shown. */
  zone: string
  onClose: () => void
}

/** What goes on between Slack, the bot and its database, newest first. */
export function Hood({ log: { entries, refusals, clear }, zone, onClose }: Props) {
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
      <fieldset className="hood-filters" aria-label="What is shown">
        {FILTERS.map(([each, words]) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
            {words}
          </button>
        ))}
      </fieldset>
      <div className="hood-entries" role="log" aria-label="Requests and rows">
        {shown.length === 0 && <p className="hood-empty">Nothing yet. Press something.</p>}
        {shown.map((entry) => (
          <Entry key={entry.n} entry={entry} zone={zone} />
        ))}
      </div>
    </aside>
  )
}

function fits(entry: HoodEntry, filter: Filter): boolean {
  if (filter === 'refused') return entry.kind !== 'rows' && !entry.verdict.ok
  return filter === 'all' || entry.kind === filter
}
