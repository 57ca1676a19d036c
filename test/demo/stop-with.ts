/** Ends the process with words for the person at the terminal. */
export function stopWith(code: number, words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(code)
}
