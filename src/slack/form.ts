import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** What stands in a submitted form, by field name (the block id): text, one value, several values, or null. */
export type FormValues = Record<string, string | string[] | null>

const typed = z.string().transform(clean)
const option = z.object({ value: typed }).transform(({ value }) => value)

/** How Slack calls what an element holds, whatever kind of input it is; a value of another type is none. */
const held = z.object({
  value: typed.nullish().catch(null),
  selected_option: option.nullish().catch(null),
  selected_user: typed.nullish().catch(null),
  selected_conversation: typed.nullish().catch(null),
  selected_channel: typed.nullish().catch(null),
  selected_date: typed.nullish().catch(null),
  selected_time: typed.nullish().catch(null),
  selected_options: z.array(option).nullish().catch(null),
  selected_users: z.array(typed).nullish().catch(null),
})
const elements = z.record(z.string(), z.unknown()).catch({})
const blocks = z.record(z.string(), elements).catch({})

/** Reads Slack's view state into a plain object for zod. Never throws: the client sends it, so it may be anything. */
export function formValues(state: unknown): FormValues {
  const values: FormValues = {}
  for (const [blockId, inBlock] of Object.entries(blocks.parse(state))) {
    values[blockId] = null
    for (const element of Object.values(inBlock)) values[blockId] = picked(element)
  }
  return values
}

/** What one element holds. Elements that hold several values give them all. */
export function picked(element: unknown): string | string[] | null {
  const { selected_options, selected_users, ...single } = held.safeParse(element).data ?? {}
  return selected_options ?? selected_users ?? Object.values(single).find((one) => one != null) ?? null
}

const date = z.iso.date().transform((picked) => Temporal.PlainDate.from(picked))

/** The date that a field holds; null when it holds none, or nothing like one. */
export const dateIn = (value: FormValues[string] | undefined): Temporal.PlainDate | null =>
  date.safeParse(value).data ?? null

/** PostgreSQL stores neither NUL nor half a character; a keyboard makes neither, a script may. */
export function clean(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed()
}
