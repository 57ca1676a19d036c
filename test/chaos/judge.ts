import type { NudgeState } from '../../src/domain/nudge.ts'

/** One message that the bot was made to owe somebody, and what has to become of it. */
export interface Owed {
  occasion: string
  kind: string
  /** As its kind says: sent once more when nobody knows whether it stands, or left alone. */
  whenUnknown: 'again' | 'leave'
  /** Null: it has to be sent. Else the only reason for which it may be dropped, and has to be. */
  droppedFor: string | null
}

/** What the bot's table says of it. */
export interface Row {
  occasion: string
  state: NudgeState
  outcome: string | null
  dueMs: number
  /** When it is tried next. */
  nextMs: number
  /** When it was last given to a process, or a process began to send it. */
  queuedMs: number | null
  sentMs: number | null
  messageTs: string | null
}

export interface Evidence {
  owed: readonly Owed[]
  rows: readonly Row[]
  /** Timestamps of the messages that stand in Slack for an occasion. */
  standing: ReadonlyMap<string, readonly string[]>
  /** How many sends for an occasion had an outcome that the bot could not know. */
  doubts: ReadonlyMap<string, number>
  /** A message that was sent so long after it was due is late. */
  lateMs: number
}

export interface Verdict {
  planned: number
  sent: number
  /** The bot does not know, but the message stands. */
  unknownStanding: number
  /** The bot does not know and rightly did not repeat it, and the message does not stand. */
  left: number
  dropped: Map<string, number>
  late: number
  lost: { occasion: string; why: string }[]
  /** Messages beyond the first for their occasion. */
  duplicates: number
  doubts: number
  /** More copies than its own sends of unknown outcome explain or its kind allows, or one where there should be none. */
  unexplained: { occasion: string; why: string }[]
}

/** Holds what the bot wrote down against what really stands in Slack. */
export function judge(evidence: Evidence): Verdict {
  const { owed, standing, doubts, lateMs } = evidence
  const rows = new Map(evidence.rows.map((row) => [row.occasion, row]))
  const verdict: Verdict = {
    planned: owed.length,
    sent: 0,
    unknownStanding: 0,
    left: 0,
    dropped: new Map(),
    late: 0,
    lost: [],
    duplicates: 0,
    doubts: [...doubts.values()].reduce((sum, count) => sum + count, 0),
    unexplained: [],
  }
  for (const one of owed) {
    const { occasion } = one
    const row = rows.get(occasion)
    const copies = standing.get(occasion) ?? []
    const doubtful = doubts.get(occasion) ?? 0
    const fate = fateOf(one, row, copies, doubtful)
    if (fate === 'sent') verdict.sent += 1
    else if (fate === 'unknown-standing') verdict.unknownStanding += 1
    else if (fate === 'left') verdict.left += 1
    else if ('dropped' in fate)
      verdict.dropped.set(fate.dropped, (verdict.dropped.get(fate.dropped) ?? 0) + 1)
    else verdict.lost.push({ occasion, why: fate.lost })
    if (fate === 'sent' && row?.sentMs && row.sentMs - row.dueMs > lateMs) verdict.late += 1

    const surplus = Math.max(0, copies.length - 1)
    verdict.duplicates += surplus
    if (surplus > 0 && one.whenUnknown === 'leave')
      verdict.unexplained.push({ occasion, why: `${copies.length} copies of what must never come twice` })
    else if (surplus > doubtful)
      verdict.unexplained.push({ occasion, why: `${copies.length} copies, ${doubtful} sends in doubt` })
    if (one.droppedFor !== null && copies.length > 0)
      verdict.unexplained.push({ occasion, why: 'stands, but was to be dropped' })
  }
  return verdict
}

type Fate = 'sent' | 'unknown-standing' | 'left' | { dropped: string } | { lost: string }

function fateOf(owed: Owed, row: Row | undefined, copies: readonly string[], doubts: number): Fate {
  if (!row) return { lost: 'its row is gone' }
  switch (row.state) {
    case 'sent':
      if (copies.length === 0) return { lost: 'sent, but no message stands' }
      return copies.includes(row.messageTs ?? '')
        ? 'sent'
        : { lost: 'its receipt names no message that stands' }
    case 'dropped':
      return row.outcome === owed.droppedFor
        ? { dropped: row.outcome ?? '' }
        : { lost: `dropped for no good reason: ${row.outcome}` }
    case 'unknown':
      if (copies.length > 0) return 'unknown-standing'
      if (owed.whenUnknown === 'again') return { lost: 'given up, though it was to be sent again' }
      return doubts > 0 ? 'left' : { lost: 'left, though Slack had clearly refused it' }
    case 'failed':
      return { lost: `failed: ${row.outcome}` }
    default:
      return { lost: `still ${row.state}` }
  }
}

/** Nothing lost, no copy that a send of unknown outcome does not explain. */
export function holds({ lost, unexplained, duplicates, doubts }: Verdict): boolean {
  return lost.length === 0 && unexplained.length === 0 && duplicates <= doubts
}
