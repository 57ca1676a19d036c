/** A request that cannot be done, with the HTTP status and words for the person at the page. */
export class Problem extends Error {
  readonly status: number

  constructor(status: number, words: string, options?: ErrorOptions) {
    super(words, options)
    this.status = status
  }
}
