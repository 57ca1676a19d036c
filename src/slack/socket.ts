import { setTimeout as delay } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'

interface Socket {
  /** Whether Slack can hand over what people do at this moment. */
  isOpen(): boolean
  /** Resolves once the first connection stands; rejects when trying again is hopeless. */
  open(): Promise<void>
  /** What arrives from now on stays unacknowledged; the answers to what is being worked on still go out. */
  takeNothingMore(): void
  close(): Promise<void>
}

/** Between attempts, so that the bot is soon back after an outage without pressing a Slack that is in trouble. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000]
const LONGEST_PAUSE_MS = 30_000

/**
 * Keeps Socket Mode connected. The library's own reconnecting waits longer and longer, and ends in a rejection that
 * nobody can catch once a token is taken back; so it is switched off in the receiver, and done here.
 */
export function keepOpen(
  client: SocketModeReceiver['client'],
  parts: {
    /** One attempt. */
    connect(): Promise<unknown>
    isHopeless(error: unknown): boolean
    /** Called when a connection that stood was lost for a hopeless reason. */
    lost(error: unknown): void
  },
): Socket {
  let isOpen = false
  let isConnecting = false
  const closing = new AbortController()

  async function connect(): Promise<void> {
    isConnecting = true
    try {
      for (let attempt = 0; !isOpen && !closing.signal.aborted; attempt++) {
        await delay(PAUSES_MS[attempt] ?? LONGEST_PAUSE_MS, undefined, { signal: closing.signal })
        await parts.connect().catch((error: unknown) => {
          if (parts.isHopeless(error)) throw error
        })
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error
    } finally {
      isConnecting = false
    }
  }
  client.on('connected', () => {
    isOpen = true
  })
  client.on('close', () => {
    isOpen = false
  })
  client.on('disconnected', () => {
    isOpen = false
    if (!isConnecting && !closing.signal.aborted) connect().catch(parts.lost)
  })

  return {
    isOpen: () => isOpen,
    open: connect,
    takeNothingMore() {
      client.removeAllListeners('slack_event')
    },
    async close() {
      closing.abort()
      isOpen = false
      // The other side may be gone and never confirm the farewell.
      client.disconnect().catch(() => {})
    },
  }
}
