import type { WebClient } from '@slack/web-api'

/** Slack is asked this seldom, however often a load balancer asks us. */
const SLACK_CHECK_MS = 15_000

/** Rejects when it is not reachable. */
interface Pinged {
  ping(): Promise<void>
}

/** Names what is not reachable at the moment: `database`, `queue`, `slack`. */
export function createReadiness(parts: {
  database: Pinged
  queue: Pinged
  client: WebClient
  isConnected(): boolean
}): () => Promise<string[]> {
  let slack: { asked: number; answer: Promise<unknown> } | undefined
  const askSlack = async () => {
    if (!parts.isConnected()) throw new Error('Slack is not connected')
    if (!slack || performance.now() - slack.asked > SLACK_CHECK_MS)
      slack = { asked: performance.now(), answer: parts.client.auth.test() }
    await slack.answer
  }
  return async () => {
    const checks = [
      { name: 'database', check: parts.database.ping() },
      { name: 'queue', check: parts.queue.ping() },
      { name: 'slack', check: askSlack() },
    ]
    const results = await Promise.allSettled(checks.map(({ check }) => check))
    return checks.filter((_, index) => results[index]?.status === 'rejected').map(({ name }) => name)
  }
}
