import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/lib/log.ts'

const WORDS = 'nobody can log in, Anna sabotages it'

/** What a failing query of a library looks like: the message quotes what it was given, over several lines. */
class QueryError extends Error {
  override name = 'QueryError'
  readonly params = [WORDS]
}

function logged(error: unknown): string {
  const lines: string[] = []
  const log = createLog({
    level: 'info',
    pretty: false,
    destination: { write: (line) => void lines.push(line) },
  })
  log.error({ err: error }, 'interaction failed')
  return lines.join('\n')
}

describe('the log', () => {
  test.each([
    ['a message that quotes words', new QueryError(`Failed query: insert into x params: ${WORDS}`)],
    [
      'a message whose lines look like places in the code',
      new QueryError(`Failed\n    at our plant ${WORDS}\n at x`),
    ],
    ['a cause that quotes words', new Error('could not save', { cause: new QueryError(WORDS) })],
    ['words that were thrown bare', WORDS],
    ['words behind a colon', new Error(`cannot parse: ${WORDS}`)],
  ])('knows an error without %s', (_, error) => {
    expect(logged(error)).not.toMatch(/sabotages|our plant/)
  })

  test('says what kind of error it was, with its code and where it came from', () => {
    const line = JSON.parse(
      logged(Object.assign(new QueryError(WORDS), { code: '23505', constraint: 'pairs_x' })),
    )
    expect(line).toMatchObject({
      msg: 'interaction failed',
      err: { type: 'QueryError', code: '23505', constraint: 'pairs_x' },
    })
    expect(line.err.stack).toMatch(/log\.test\.ts/)
  })
})
