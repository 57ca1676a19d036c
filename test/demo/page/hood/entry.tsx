import { memo } from 'react'
import type { HoodEntry, Verdict } from '../../protocol.ts'
import { clockTime } from '../mrkdwn/date.ts'
import { Fold } from './fold.tsx'
import { Json } from './json.tsx'
import { Rows } from './rows.tsx'

/** One request or change, folded until somebody wants to know; there are hundreds, and old ones never change. */
export const Entry = memo(function Entry({ entry, zone }: { entry: HoodEntry; zone: string }) {
  const time = clockTime(new Date(entry.at), zone)
  if (entry.kind === 'rows') return <Rows rows={entry.rows} time={time} />
  const isIn = entry.kind === 'delivery'
  return (
    <Fold
      className={`entry ${entry.kind}`}
      head={
        <>
          <span className="direction" title={isIn ? 'Slack to bot' : 'Bot to Slack'}>
            {isIn ? '→' : '←'}
          </span>
          <span className="entry-what">{entry.what}</span>
          <span className="entry-title">{entry.title}</span>
          {isIn && entry.ackMs !== null && (
            <span className="entry-ms" title="Until the bot acknowledged it">
              {Math.round(entry.ackMs)} ms
            </span>
          )}
          <VerdictTag verdict={entry.verdict} />
          <span className="entry-time">{time}</span>
        </>
      }
    >
      <VerdictWords verdict={entry.verdict} />
      <Json name="payload" value={entry.payload} isOpen />
      {isIn ? <Json name="acknowledgement" value={entry.ack} /> : <Json name="answer" value={entry.answer} />}
    </Fold>
  )
})

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
