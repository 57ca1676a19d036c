import { expect } from 'vitest'
import { liveParts } from '../sandbox/block-kit/live-text.ts'
import type { TestWorld } from '../support/world.ts'

const ACKNOWLEDGED_WITHIN_MS = 3000

/** Dates as the bot writes them: of our years, without a link. A typed one has second 1. */
const OWN_DATE = /^<!date\^[1-9]\d{8,9}\^[^<>^|]+\|[^<>|]+>$/
/** A link to a calendar's own form; whatever was typed stands percent-encoded in it. */
const OWN_PAGE =
  /^<https:\/\/(?:calendar\.google\.com\/calendar\/render|outlook\.office\.com\/calendar\/0\/deeplink\/compose)\?(?:[\w=%.!~*'()-]|&amp;)+\|(?:Google|Outlook)>$/
const OWN_ID = /^<[@#]([A-Z0-9]+)>$/

/**
 * Watches a world from now on. The answer throws unless everything since it was last asked went well: each request
 * acknowledged in time, nothing in the catch-all, each payload taken by Slack, and nothing live in any message or
 * view but what the bot itself looked up or made.
 */
export function watch(world: TestWorld): () => void {
  const { sandbox, acme, log } = world
  const live: string[] = []
  const ids = new Set<string>()
  const isOwn = (part: string) =>
    OWN_DATE.test(part) || OWN_PAGE.test(part) || ids.has(OWN_ID.exec(part)?.[1] ?? '')
  sandbox.on((change) => {
    for (const { id } of [...acme.people, ...acme.channels]) ids.add(id)
    if (change.kind === 'message' && change.message.user === acme.botUserId)
      live.push(...liveParts(change.message.blocks, change.message.text))
    if (change.kind === 'view' || change.kind === 'home') live.push(...liveParts(change.view))
  })
  const seen = { deliveries: 0, refusals: 0, log: 0 }
  return () => {
    const deliveries = sandbox.deliveries.slice(seen.deliveries)
    const refusals = sandbox.refusals.slice(seen.refusals)
    const lines = log.slice(seen.log)
    Object.assign(seen, {
      deliveries: sandbox.deliveries.length,
      refusals: sandbox.refusals.length,
      log: log.length,
    })
    const late = ({ fault, ackMs }: (typeof deliveries)[number]) =>
      fault !== null || ackMs === null || ackMs >= ACKNOWLEDGED_WITHIN_MS
    expect(deliveries.filter(late)).toEqual([])
    expect(lines.filter((line) => /"level":(50|60)/.test(line) && !line.includes(UNKNOWN_PERSON))).toEqual([])
    expect(refusals.filter((refusal) => !isPlainNo(refusal))).toEqual([])
    expect(live.splice(0).filter((part) => !isOwn(part))).toEqual([])
  }
}

/** What Slack's own library logs of the same. */
const UNKNOWN_PERSON = '"detail":"user_not_found [json-pointer:/user]"'

/** Whom Slack does not know is a fact to learn, not a payload that it refuses. */
function isPlainNo({ method, error, args }: TestWorld['sandbox']['refusals'][number]): boolean {
  return method === 'users.info' && error === 'user_not_found' && /^[UW][A-Z0-9]+$/.test(String(args.user))
}
