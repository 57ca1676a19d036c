import type { HoodEntry, Verdict } from '../../protocol.ts'
import { clockTime } from '../mrkdwn/date.ts'
import { Json } from './json.tsx'
import { Rows } from './rows.tsx'

/** One request or change, folded until somebody wants to know. */
export function Entry({ entry, zone }: { entry: HoodEntry; zone: string }) {
  const time = clockTime(new Date(entry.at), zone)
  if (entry.kind === 'rows') return <Rows rows={entry.rows} time={time} />
  const isIn = entry.kind === 'delivery'
  return (
    <details className={`entry ${entry.kind}`}>
      <summary>
        <span className="direction" title={isIn ? 'Slack to bot' : 'Bot to Slack'}>
          {isIn ? '→' : '←'}
        </span>
        <span className="entry-what">{entry.what}</span>
        <span className="entry-title">{entry.title}</span>
        <VerdictTag verdict={entry.verdict} />
        <span className="entry-time">
          {isIn && entry.ackMs !== null ? `${Math.round(entry.ackMs)} ms` : time}
        </span>
      </summary>
      <VerdictWords verdict={entry.verdict} />
      <Json name="payload" value={entry.payload} isOpen />
      {isIn ? <Json name="acknowledgement" value={entry.ack} /> : <Json name="answer" value={entry.answer} />}
    </details>
  )
}

const VerdictTag = ({ verdict }: { verdict: Verdict }) => (
  <span className={verdict.ok ? 'verdict ok' : 'verdict refused'}>{verdict.ok ? 'ok' : 'refused'}</span>
)

function VerdictWords({ verdict }: { verdict: Verdict }) {
  if (verdict.ok) return null
  return (
    <div className="verdict-words">
      <strong>{verdict.error}</strong>
      {verdict.messages.map((message) => (
        <code key={message}>{message}</code>
      ))}
    </div>
  )
}
