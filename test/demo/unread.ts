import type { Sandbox } from '../sandbox/index.ts'

/** What each person has not looked at yet, by conversation. */
export class Unread {
  readonly #unread = new Map<string, Map<string, Set<string>>>()

  /** Counts from now on what is posted in this workspace. */
  constructor(sandbox: Sandbox) {
    const workspace = sandbox.workspace()
    sandbox.on((change) => {
      if (change.kind !== 'message' || change.what === 'updated') return
      const { channel, ts, user, ephemeralFor } = change.message
      const { members } = workspace.channel(channel)
      const readers = ephemeralFor === null ? [...members].filter((id) => id !== user) : [ephemeralFor]
      for (const reader of readers) {
        if (change.what === 'posted') this.#of(reader, channel).add(ts)
        else this.#of(reader, channel).delete(ts)
      }
    })
  }

  count(personId: string, channel: string): number {
    return this.#of(personId, channel).size
  }

  total(personId: string): number {
    const counts = [...(this.#unread.get(personId)?.values() ?? [])].map(({ size }) => size)
    return counts.reduce((sum, count) => sum + count, 0)
  }

  read(personId: string, channel: string): void {
    this.#unread.get(personId)?.delete(channel)
  }

  /** Everybody has read what was said before this many seconds since 1970. */
  readBefore(seconds: number): void {
    for (const channels of this.#unread.values()) {
      for (const stamps of channels.values()) {
        for (const ts of [...stamps].filter((one) => Number(one) < seconds)) stamps.delete(ts)
      }
    }
  }

  #of(personId: string, channel: string): Set<string> {
    const channels = this.#unread.get(personId) ?? new Map<string, Set<string>>()
    this.#unread.set(personId, channels)
    const stamps = channels.get(channel) ?? new Set<string>()
    channels.set(channel, stamps)
    return stamps
  }
}
