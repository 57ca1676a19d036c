import type { Verdict } from './judge.ts'

export interface Tally {
  /** Of the processes. */
  kills: number
  killsWhileStarting: number
  starts: number
  /** Exit codes of those that ended by themselves. */
  ended: readonly (number | null)[]
  databaseRestart: string
  inFlight: number
  /** Refusals for too many calls that the plan did not ask for. */
  tooMany: number
  faults: ReadonlyMap<string, number>
  strangers: number
  lateMs: number
  /** What became of the sends for an occasion. */
  trail(occasion: string): string
}

const WIDTH = 44
const SHOWN_AT_MOST = 20

/** The table of a run, and what is wrong with it in lines of their own. */
export function report(verdict: Verdict, tally: Tally): string[] {
  const { lost, dropped, unexplained } = verdict
  const faults = [...tally.faults].toSorted()
  return [
    row('planned', verdict.planned),
    row('sent', verdict.sent),
    row('lost', lost.length),
    row('dropped', sum(dropped.values())),
    ...[...dropped].map(([why, count]) => row(`  ${why}`, count)),
    row('unknown to the bot, standing in Slack', verdict.unknownStanding),
    row('check-ins left alone, not in Slack', verdict.left),
    row('duplicates', verdict.duplicates),
    row('sends with an unknown outcome', verdict.doubts),
    row('  of them in flight at a kill or the restart', tally.inFlight),
    row('copies that nothing explains', unexplained.length),
    row('messages that nobody had planned', tally.strangers),
    row(`late (more than ${tally.lateMs / 60_000} min after they were due)`, verdict.late),
    row('kill -9', tally.kills),
    row('  of them while the process was starting', tally.killsWhileStarting),
    row('processes started', tally.starts),
    row('processes that ended by themselves', tally.ended.length),
    ...[...count(tally.ended.map(String))].map(([code, times]) => row(`  with exit code ${code}`, times)),
    row('database restarts', `1 (${tally.databaseRestart})`),
    row('faults injected', sum(tally.faults.values())),
    ...faults.map(([kind, times]) => row(`  ${kind}`, times)),
    row('429 that the bots caused themselves', tally.tooMany),
    ...listed('LOST', lost, tally),
    ...listed('UNEXPLAINED', unexplained, tally),
  ]
}

function row(what: string, count: number | string): string {
  return `${what.padEnd(WIDTH)} ${typeof count === 'number' ? String(count).padStart(6) : count}`
}

function listed(
  title: string,
  found: readonly { occasion: string; why: string }[],
  { trail }: Pick<Tally, 'trail'>,
): string[] {
  const shown = found
    .slice(0, SHOWN_AT_MOST)
    .map(({ occasion, why }) => `${title} ${occasion}: ${why} (${trail(occasion)})`)
  const rest = found.length - shown.length
  return rest > 0 ? [...shown, `... and ${rest} more`] : shown
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, one) => total + one, 0)
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
