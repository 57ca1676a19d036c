import { setTimeout as pause } from 'node:timers/promises'
import type { Company } from './company.ts'
import type { TourStep } from './protocol.ts'
import type { Stage } from './stage.ts'
import { STORY, type StoryStep } from './tour-story.ts'

/** Milliseconds to read a caption, by its length. */
const READING = { atLeast: 2500, perLetter: 42 }

const JOINED_IN = 'You joined in, so the tour ends here. Go on by hand, or start it again.'
const STUMBLED = 'The tour came off its path and ends here. Go on by hand, or start it again.'

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
    if (!(await this.#stage.load('fresh'))) return
    const [stop, joining] = [new AbortController(), new AbortController()]
    const off = this.#stage.on(() => {
      if (this.#stage.isTouched) joining.abort()
    })
    const over = this.#play(AbortSignal.any([stop.signal, joining.signal]))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) this.#stumble(error, joining.signal.aborted)
      })
      .finally(off)
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
      signal.throwIfAborted()
      const { company } = this.#stage
      this.#stage.show(stepOf(step, index, company))
      await this.#pause(READING.atLeast + step.caption.length * READING.perLetter, signal).catch(
        (error: unknown) => {
          // With the last caption the visitor is asked to join in.
          if (!signal.aborted || index < STORY.length - 1) throw error
        },
      )
      await this.#stage.alone(async () => step.play?.(company))
    }
    this.#stage.show(null)
  }

  /** The story goes on only from where the step before has left it. */
  #stumble(error: unknown, hasJoined: boolean): void {
    if (!hasJoined) process.emitWarning(`The tour stopped: ${String(error)}`)
    this.#stage.show(null, hasJoined ? JOINED_IN : STUMBLED)
  }
}

function stepOf(step: StoryStep, index: number, company: Company): TourStep {
  const { caption, draft = null, pane = 0 } = step
  const [left, right] = step.people
  const { id } = company.person(left)
  return {
    step: index + 1,
    steps: STORY.length,
    caption,
    people: right ? [id, company.person(right).id] : [id],
    surfaces: step.surfaces?.(company) ?? [],
    pane,
    draft,
  }
}
