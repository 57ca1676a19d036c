/** What is wrong with a value; `error` only where Slack has a name of its own for it. */
export interface Flaw {
  pointer: string
  message: string
  error?: string
}

export type Json = Record<string, unknown>

/** Judges the value found at JSON pointer `at`. */
export type Check = (value: unknown, at: string) => Flaw | null

/** Judges an object whose fields have all passed. */
export type Rule = (value: Json, at: string) => Flaw | null

export const flaw = (pointer: string, message: string, error?: string): Flaw => ({
  pointer,
  message,
  ...(error && { error }),
})

/** One step further down a JSON pointer, escaped as RFC 6901 says. */
export const step = (at: string, key: string | number) =>
  `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The items of a list, or none. */
export const items = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Slack says "characters"; code points come closest, an emoji of two UTF-16 units is one. */
export const length = (text: string) => [...text].length

export function firstFlaw<T>(
  values: Iterable<T>,
  judge: (value: T, index: number) => Flaw | null,
): Flaw | null {
  let index = 0
  for (const value of values) {
    const found = judge(value, index++)
    if (found) return found
  }
  return null
}

/** A string of so many characters. */
export function chars(min: number, max = Number.POSITIVE_INFINITY): Check {
  return (value, at) => {
    if (typeof value !== 'string') return flaw(at, 'must be a string')
    if (length(value) < min) return flaw(at, `must be more than ${min - 1} characters`)
    return length(value) > max ? flaw(at, `must be less than ${max + 1} characters`) : null
  }
}

/** A string that passes `test`, described by `what`. */
export function stringThat(what: string, test: (value: string) => boolean): Check {
  return (value, at) => (typeof value === 'string' && test(value) ? null : flaw(at, `must be ${what}`))
}

export const flag: Check = (value, at) => (typeof value === 'boolean' ? null : flaw(at, 'must be a boolean'))

export const number: Check = (value, at) => (Number.isFinite(value) ? null : flaw(at, 'must be a number'))

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? null
      : flaw(at, `must be a whole number from ${min} to ${max}`)
}

export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, at) =>
    allowed.some((each) => each === value) ? null : flaw(at, `must be one of ${allowed.join(', ')}`)
}

export function list(item: Check, min = 0, max = Number.POSITIVE_INFINITY): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return flaw(at, 'must be an array')
    if (value.length < min) return flaw(at, `no fewer than ${min} items allowed`)
    if (value.length > max) return flaw(at, `no more than ${max} items allowed`)
    return firstFlaw(value, (each, index) => item(each, step(at, index)))
  }
}

/** An object with these keys and no others; a key that ends in `?` may be missing. */
export function shape(fields: Record<string, Check>, ...rules: Rule[]): Check {
  const known = new Map(Object.entries(fields).map(([key, check]) => [key.replace(/\?$/, ''), check]))
  const required = Object.keys(fields).filter((key) => !key.endsWith('?'))
  return (value, at) => {
    if (!isObject(value)) return flaw(at, 'must be an object')
    // JSON has no undefined: such a key never reaches Slack.
    const present = Object.entries(value).filter(([, item]) => item !== undefined)
    return (
      firstFlaw(present, ([key]) => (known.has(key) ? null : flaw(step(at, key), `unknown field: ${key}`))) ??
      firstFlaw(required, (key) =>
        value[key] === undefined ? flaw(at, `missing required field: ${key}`) : null,
      ) ??
      firstFlaw(present, ([key, item]) => known.get(key)?.(item, step(at, key)) ?? null) ??
      firstFlaw(rules, (rule) => rule(value, at))
    )
  }
}

/** An object told apart by its `type`, or by another key; each kind names its other keys. */
export function byType(what: string, kinds: Record<string, Check>, key = 'type'): Check {
  const known = new Map(Object.entries(kinds))
  return (value, at) => {
    if (!isObject(value)) return flaw(at, 'must be an object')
    const { [key]: kind, ...rest } = value
    if (kind === undefined) return flaw(at, `missing required field: ${key}`)
    const check = typeof kind === 'string' ? known.get(kind) : undefined
    if (check) return check(rest, at)
    return flaw(
      step(at, key),
      `unsupported ${what}: ${JSON.stringify(kind)}; allowed here: ${[...known.keys()].join(', ')}`,
    )
  }
}

/** A rule: exactly one of these keys is there. */
export function exactlyOne(...keys: string[]): Rule {
  return (value, at) => {
    const [first, second] = keys.filter((key) => value[key] !== undefined)
    if (!first) return flaw(at, `must provide one of ${keys.join(', ')}`)
    return second ? flaw(step(at, second), `can't be combined with ${first}`) : null
  }
}

/** A rule: at least one of these keys is there. */
export function atLeastOne(...keys: string[]): Rule {
  return (value, at) =>
    keys.some((key) => value[key] !== undefined)
      ? null
      : flaw(at, `must define at least one of ${keys.join(', ')}`)
}
