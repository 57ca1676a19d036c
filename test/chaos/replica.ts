import { setTimeout as delay } from 'node:timers/promises'
import { type BotProcess, startBot } from '../support/bot-process.ts'

/** A process that could not start finds neither Slack nor the database a moment later. */
const AFTER_FAILED_START_MS = 500
const ERROR = 50

export interface ReplicaParts {
  name: string
  /** What a process of this name is started with. */
  environment(life: string): Record<string, string>
  preload: string
}

/** One replica of the bot: whenever its process ends, whatever the reason, the next one is started. */
export class Replica {
  starts = 0
  kills = 0
  killsWhileStarting = 0
  /** Exit codes of the processes that ended by themselves. */
  readonly ended: (number | null)[] = []
  /** Messages that were logged as errors, and how often. */
  readonly errors = new Map<string, number>()
  runningSince: number | null = null
  readonly #parts: ReplicaParts
  #bot: BotProcess | null = null
  #wasKilled = false
  #isOver = false

  constructor(parts: ReplicaParts) {
    this.#parts = parts
  }

  /** The name of its process of this moment. */
  get life(): string {
    return `${this.#parts.name}${this.starts}`
  }

  start(): void {
    void this.#keepAlive()
  }

  /** `kill -9`; resolves with the name of the process once it is gone, or with null when there was none. */
  async kill(): Promise<string | null> {
    const { life } = this
    const bot = this.#bot
    if (!bot || this.#wasKilled) return null
    this.#wasKilled = true
    this.kills += 1
    if (this.runningSince === null) this.killsWhileStarting += 1
    bot.child.kill('SIGKILL')
    await bot.ended
    return life
  }

  /** Sets the clock of the running process. */
  setClock(shiftMs: number): void {
    if (this.#bot?.child.connected) this.#bot.child.send({ shiftMs }, () => {})
  }

  /** Ends for good what is running; for the end of the harness as well. */
  stop(): void {
    this.#isOver = true
    this.#bot?.child.kill('SIGKILL')
  }

  async #keepAlive(): Promise<void> {
    while (!this.#isOver) {
      this.starts += 1
      this.#wasKilled = false
      const bot = startBot(this.#parts.environment(this.life), { imports: [this.#parts.preload] })
      this.#bot = bot
      bot.running.then(
        () => {
          this.runningSince = performance.now()
        },
        () => {},
      )
      const code = await bot.ended
      this.runningSince = null
      this.#bot = null
      this.#noteErrors(bot.lines)
      if (this.#wasKilled || this.#isOver) continue
      this.ended.push(code)
      await delay(AFTER_FAILED_START_MS)
    }
  }

  #noteErrors(lines: readonly string[]): void {
    for (const line of lines) {
      const said = messageOf(line)
      if (said) this.errors.set(said, (this.errors.get(said) ?? 0) + 1)
    }
  }
}

/** The constant message of an error, with the name of what was thrown; null for any other line. */
function messageOf(line: string): string | null {
  try {
    const { level, msg, err } = JSON.parse(line)
    return level >= ERROR ? [msg, err?.message ?? err?.code ?? err?.type].filter(Boolean).join(': ') : null
  } catch {
    return null
  }
}
