import type { ViewStateValue } from '@slack/bolt'

/** What stands in a submitted form, by field name (the block id): text, one value, several values, or null. */
export type FormValues = Record<string, string | string[] | null>

/** Reads Slack's view state into a plain object for zod, whatever kind of input each field is. */
export function formValues(state: Record<string, Record<string, ViewStateValue>>): FormValues {
  const values: FormValues = {}
  for (const [blockId, elements] of Object.entries(state)) {
    for (const element of Object.values(elements)) values[blockId] = picked(element)
  }
  return values
}

/** What one element holds. Elements that hold several values give them all. */
export function picked(element: object): string | string[] | null {
  const value = element as Partial<ViewStateValue>
  if (value.selected_options) return value.selected_options.map((option) => option.value)
  if (value.selected_users) return value.selected_users
  const one =
    value.value ??
    value.selected_user ??
    value.selected_option?.value ??
    value.selected_date ??
    value.selected_time ??
    value.selected_conversation ??
    value.selected_channel
  return one == null ? null : clean(one)
}

/** PostgreSQL stores neither NUL nor half a character; a keyboard makes neither, a script may. */
export function clean(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed()
}
