/** What goes wrong with one call to Slack; `before` and `after` say on which side of Slack's work. */
export const FAULTS = [
  'rate-limited',
  'unavailable',
  'error-before',
  'error-after',
  'cut-before',
  'cut-after',
  'silent-after',
  'slow',
] as const

type FaultKind = (typeof FAULTS)[number]

export interface CallPlan {
  fault: FaultKind | null
  /** How long the call is under way before Slack does its work, and the answer after it. */
  beforeMs: number
  afterMs: number
  /** With `rate-limited`: what Slack asks for. */
  retryAfterSeconds: number
}

/** Something that happens once the bot has called chat.postMessage so many times. */
export type Incident = { afterPosts: number } & (
  | { what: 'kill'; replica: number; delayMs: number }
  /** Slack answers nothing as it should: says that it is away, or that something went wrong. */
  | { what: 'slack-away'; ms: number; says: 'unavailable' | 'error-before' }
  /** All clocks are wrong by this much for a moment, while messages are under way. */
  | { what: 'clock-step'; byMs: number; ms: number }
  | { what: 'database-restart' }
)

/** Of a thousand calls. */
const POSTING: Record<FaultKind, number> = {
  'rate-limited': 12,
  unavailable: 6,
  'error-before': 8,
  'error-after': 8,
  'cut-before': 8,
  'cut-after': 8,
  'silent-after': 3,
  slow: 40,
}
/** Whatever else the bot asks: a lost answer there leaves nothing in doubt. */
const ASKING: Record<FaultKind, number> = {
  'rate-limited': 10,
  unavailable: 6,
  'error-before': 6,
  'error-after': 0,
  'cut-before': 6,
  'cut-after': 4,
  'silent-after': 1,
  slow: 20,
}
/** How long people who wait for an answer are made to wait, at most: the bot's own patience with `users.info` is 2.5 s. */
const SLOW_MS = { from: 500, to: 2_000 }
const USUAL_MS = { from: 5, to: 60 }
const AWAY_MS = { from: 10_000, to: 15_000 }
const HOUR_MS = 60 * 60_000
const WRONG_MS = { from: 2_000, to: 4_000 }
/** Every planned message is tried at least once, so the last incident comes before this part of them. */
const LAST_INCIDENT = 0.9

/** What happens to the n-th call of a method: always the same for the same seed. */
export function planCall(seed: number, method: string, n: number): CallPlan {
  const random = generator(`${seed}/${method}/${n}`)
  const fault = pick(method === 'chat.postMessage' ? POSTING : ASKING, random)
  const beforeMs = between(USUAL_MS, random)
  const afterMs = between(fault === 'slow' ? SLOW_MS : USUAL_MS, random)
  return { fault, beforeMs, afterMs, retryAfterSeconds: between({ from: 1, to: 3 }, random) }
}

/** The kills, two outages of Slack, two steps of the clock and a restart of the database in a run of so many messages, in their order. */
export function planIncidents(wanted: { seed: number; posts: number; kills: number }): Incident[] {
  const random = generator(`${wanted.seed}/incidents`)
  const somewhere = (from: number, to: number) =>
    between({ from: Math.floor(wanted.posts * from), to: Math.floor(wanted.posts * to) }, random)
  const kills = Array.from({ length: wanted.kills }, (): Incident => {
    const afterPosts = Math.max(1, somewhere(0.02, LAST_INCIDENT))
    // Between nothing and a few calls later: before, during and after the work of whichever send is under way.
    return {
      what: 'kill',
      afterPosts,
      replica: between({ from: 0, to: 1 }, random),
      delayMs: between({ from: 0, to: 250 }, random),
    }
  })
  return [
    ...kills,
    ...(['unavailable', 'error-before'] as const).map((says, turn): Incident => {
      const afterPosts = somewhere(0.3 + turn * 0.1, 0.4 + turn * 0.1)
      return { what: 'slack-away', says, afterPosts, ms: between(AWAY_MS, random) }
    }),
    ...[-1, 1].map((hours, turn): Incident => {
      const afterPosts = somewhere(0.15 + turn * 0.65, 0.25 + turn * 0.6)
      return { what: 'clock-step', afterPosts, byMs: hours * HOUR_MS, ms: between(WRONG_MS, random) }
    }),
    { what: 'database-restart', afterPosts: somewhere(0.6, 0.75) } as const,
  ].toSorted((one, other) => one.afterPosts - other.afterPosts)
}

function pick(perMille: Record<FaultKind, number>, random: () => number): FaultKind | null {
  let drawn = random() * 1000
  for (const fault of FAULTS) {
    drawn -= perMille[fault]
    if (drawn < 0) return fault
  }
  return null
}

/** A whole number, both ends included. */
function between({ from, to }: { from: number; to: number }, random: () => number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** Numbers from 0 to below 1 that follow from the words alone (FNV-1a, then mulberry32). */
function generator(words: string): () => number {
  let state = 0x811c9dc5
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
