/** Choices of one step, all drawn beforehand, so that a run can be repeated. */
export class Dice {
  readonly #drawn: readonly number[]
  #used = 0

  constructor(drawn: readonly number[]) {
    this.#drawn = drawn
  }

  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number {
    const drawn = this.#drawn[this.#used++ % this.#drawn.length] ?? 0
    return drawn % Math.max(1, sides)
  }

  /** Any of these; undefined when there is none. */
  oneOf<T>(all: readonly T[]): T | undefined {
    return all[this.roll(all.length)]
  }
}
