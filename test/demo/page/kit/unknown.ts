/** Members of a JSON value that nobody has looked at yet, for blocks that Slack's typings do not know. */
export type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {})

export const records = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
