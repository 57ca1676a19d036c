import { setTimeout as pause } from 'node:timers/promises'
import type { Company } from './company.ts'
import type { Stage } from './stage.ts'
import { STORY } from './tour-story.ts'

/** Milliseconds to read a caption, by its length. */
const READING = { atLeast: 2500, perLetter: 42 }

type Pause = (ms: number, signal: AbortSignal) => Promise<unknown>

const realPause: Pause = (ms, signal) => pause(ms, undefined, { signal })

/** Plays the first story by itself, with captions. */
export class Tour {
  readonly #stage: Stage
  readonly #pause: Pause
  #running: { stop: AbortController; over: Promise<void> } | null = null

  constructor(stage: Stage, wait: Pause = realPause) {
    this.#stage = stage
    this.#pause = wait
  }

  /** Begins from a fresh workspace; resolves when the first caption stands there. */
  async start(): Promise<void> {
    await this.stop()
    await this.#stage.load('fresh')
    const stop = new AbortController()
    const over = this.#play(stop.signal).catch((error: unknown) => this.#stumble(error, stop.signal))
    this.#running = { stop, over }
  }

  /** Leaves everything as it is; the visitor goes on by hand. */
  async stop(): Promise<void> {
    this.#running?.stop.abort()
    await this.#running?.over
    this.#running = null
    this.#stage.show(null)
  }

  /** Resolves when the last caption was read. */
  async over(): Promise<void> {
    await this.#running?.over
  }

  async #play(signal: AbortSignal): Promise<void> {
    for (const [index, step] of STORY.entries()) {
      const { company } = this.#stage
      const { person } = company
      const [left, right] = step.people
      const people: [string] | [string, string] = right
        ? [person(left).id, person(right).id]
        : [person(left).id]
      this.#stage.show({
        step: index + 1,
        steps: STORY.length,
        caption: step.caption,
        people,
        surfaces: step.surfaces?.(company) ?? [],
        draft: step.draft ?? null,
      })
      await this.#pause(READING.atLeast + step.caption.length * READING.perLetter, signal)
      await this.#stage.alone(null, () => act(step.play, company))
    }
    this.#stage.show(null)
  }

  /** A visitor who joins in may take the next step away from the story. */
  #stumble(error: unknown, signal: AbortSignal): void {
    if (!signal.aborted) process.emitWarning(`The tour stopped: ${String(error)}`)
    this.#stage.show(null)
  }
}

async function act(play: ((company: Company) => Promise<void>) | undefined, company: Company): Promise<void> {
  await play?.(company)
}
