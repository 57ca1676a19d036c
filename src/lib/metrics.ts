import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is under way in the outbox at the moment of asking. */
interface Backlog {
  /** Due and not sent yet. */
  due: number
  /** Seconds since the oldest of them was due; 0 when nothing is. */
  oldestSeconds: number
  /** Given up: the dead letters. */
  failed: number
}

/** Counts what the bot does, for Prometheus. Labels are constants of the code, never ids or anybody's words. */
export interface Metrics {
  planned(kind: string, count: number): void
  /** `lateSeconds` after it was due; `seconds` from its slot to Slack's receipt. */
  sent(kind: string, lateSeconds: number, seconds: number): void
  dropped(kind: string, why: string): void
  failed(kind: string): void
  /** A send whose outcome nobody knows: a duplicate is possible. */
  doubtful(kind: string): void
  slackError(name: string): void
  handled(what: string, seconds: number): void
  /** Asked with every scrape. */
  watch(backlog: () => Promise<Backlog>): void
  /** The text that Prometheus reads. */
  render(): Promise<{ type: string; text: string }>
}

/** What is sent later than this after it was due counts as late; messages wait this long at most for a beat of the clock. */
const LATE_SECONDS = 120
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'deskside_' })
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `deskside_${name}`, help, labelNames, registers })
  const gauge = (name: string, help: string) => new Gauge({ name: `deskside_${name}`, help, registers })
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `deskside_${name}`, help, labelNames, buckets, registers })

  const planned = counter('nudges_planned_total', 'Messages that were planned', ['kind'])
  const sent = counter('nudges_sent_total', 'Messages that Slack has taken', ['kind'])
  const late = counter('nudges_late_total', `Messages sent over ${LATE_SECONDS} s after they were due`, [
    'kind',
  ])
  const dropped = counter('nudges_dropped_total', 'Messages that made no sense any more', ['kind', 'reason'])
  const failed = counter('nudges_failed_total', 'Messages given up: dead letters', ['kind'])
  const doubtful = counter('nudges_duplicates_possible_total', 'Sends with an unknown outcome', ['kind'])
  const latency = histogram('nudge_send_seconds', 'From the send slot to Slack’s receipt', ['kind'], SECONDS)
  const slackErrors = counter('slack_errors_total', 'Calls that Slack did not take, by its own name', [
    'error',
  ])
  const handlers = histogram('handler_seconds', 'From a request of Slack to its end', ['what'], SECONDS)
  const due = gauge('nudges_due', 'Messages that are due and not sent yet')
  const oldest = gauge('nudges_oldest_due_seconds', 'For how long the oldest of them has been due')
  const dead = gauge('nudges_failed', 'Dead letters that wait for somebody')
  let backlog: () => Promise<Backlog> = async () => ({ due: 0, oldestSeconds: 0, failed: 0 })

  return {
    planned: (kind, count) => planned.inc({ kind }, count),
    sent(kind, lateSeconds, seconds) {
      sent.inc({ kind })
      if (lateSeconds > LATE_SECONDS) late.inc({ kind })
      latency.observe({ kind }, Math.max(0, seconds))
    },
    dropped: (kind, reason) => dropped.inc({ kind, reason }),
    failed: (kind) => failed.inc({ kind }),
    doubtful: (kind) => doubtful.inc({ kind }),
    slackError: (error) => slackErrors.inc({ error }),
    handled: (what, seconds) => handlers.observe({ what }, seconds),
    watch(ask) {
      backlog = ask
    },
    async render() {
      const now = await backlog()
      due.set(now.due)
      oldest.set(now.oldestSeconds)
      dead.set(now.failed)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
