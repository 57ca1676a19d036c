import { Client } from 'pg'

export interface Query {
  text: string
  values: unknown[]
  ms: number
}

/** Does some work, and tells every query that this process had PostgreSQL answer meanwhile. */
export async function recordingQueries(work: () => Promise<unknown>): Promise<Query[]> {
  const queries: Query[] = []
  const original = Reflect.get(Client.prototype, 'query')
  Reflect.set(Client.prototype, 'query', function (this: Client, ...args: unknown[]): unknown {
    const begin = performance.now()
    const keep = () => void queries.push({ ...described(args), ms: performance.now() - begin })
    const last = args.at(-1)
    if (typeof last === 'function') {
      const answered = (...answer: unknown[]) => {
        keep()
        Reflect.apply(last, undefined, answer)
      }
      return Reflect.apply(original, this, [...args.slice(0, -1), answered])
    }
    const running: unknown = Reflect.apply(original, this, args)
    if (running instanceof Promise) running.then(keep, keep)
    return running
  })
  try {
    await work()
  } finally {
    Reflect.set(Client.prototype, 'query', original)
  }
  return queries
}

function described([query, given]: unknown[]): Pick<Query, 'text' | 'values'> {
  const config = typeof query === 'object' && query !== null ? query : { text: query }
  const values = Array.isArray(given) ? given : Reflect.get(config, 'values')
  return { text: String(Reflect.get(config, 'text')), values: Array.isArray(values) ? values : [] }
}
