import type { Attempt, FaultySlack } from './faults.ts'

/** Keeps of which sends a kill or a restart of the database took away the outcome. */
export class InFlight {
  readonly #slack: FaultySlack
  readonly #caught = new Set<Attempt>()
  /** Marked as being sent by a process that died before it asked Slack. */
  readonly #neverAsked = new Set<string>()

  constructor(slack: FaultySlack) {
    this.#slack = slack
  }

  /** How many there were. */
  get count(): number {
    return this.#caught.size + this.#neverAsked.size
  }

  /**
   * To be told right after the accident what the table then says is being sent, and which process died; null when
   * every process was concerned. Slack may have answered already: that the answer was not kept is what counts.
   */
  note(sending: readonly string[], died: string | null): void {
    for (const occasion of sending) {
      const last = this.#slack.attemptsFor(occasion).at(-1)
      // A refusal that was answered ends a send: the next one had begun, and had not come to asking.
      if (!last || (last.refused && last.life !== died)) this.#neverAsked.add(occasion)
      else if (died === null || last.life === died) {
        last.inDoubt = true
        this.#caught.add(last)
      }
    }
  }

  /** How many sends for an occasion had an outcome that the bot could not know. */
  doubtsAbout(occasion: string): number {
    const attempts = this.#slack.attemptsFor(occasion).filter(({ inDoubt }) => inDoubt)
    return attempts.length + (this.#neverAsked.has(occasion) ? 1 : 0)
  }

  /** What became of its sends, for whoever looks into one. */
  trail(occasion: string): string {
    const sends = this.#slack.attemptsFor(occasion).map(({ life, inDoubt, refused }) => {
      return `${life} ${refused ?? (inDoubt ? 'in doubt' : 'answered')}`
    })
    return sends.join(', ') || 'Slack was never asked'
  }
}
