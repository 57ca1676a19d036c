import type { Block, Element, Option, StateValue, StateValues } from '../shapes.ts'
import { elementsOf } from './block-ids.ts'

/** How an element's value is called in `view.state.values`, and what it is before anybody touched it. */
const STATE_OF: Record<string, (element: Element) => Omit<StateValue, 'type'>> = {
  plain_text_input: (element) => ({ value: element.initial_value || null }),
  email_text_input: (element) => ({ value: element.initial_value || null }),
  url_text_input: (element) => ({ value: element.initial_value || null }),
  number_input: (element) => ({
    value: element.initial_value === undefined ? null : String(element.initial_value),
  }),
  static_select: (element) => ({ selected_option: shown(element.initial_option) }),
  radio_buttons: (element) => ({ selected_option: shown(element.initial_option) }),
  checkboxes: (element) => ({ selected_options: (element.initial_options ?? []).map(shown) }),
  multi_static_select: (element) => ({ selected_options: (element.initial_options ?? []).map(shown) }),
  users_select: (element) => ({ selected_user: element.initial_user ?? null }),
  multi_users_select: (element) => ({ selected_users: element.initial_users ?? [] }),
  channels_select: (element) => ({ selected_channel: element.initial_channel ?? null }),
  multi_channels_select: (element) => ({ selected_channels: element.initial_channels ?? [] }),
  conversations_select: (element) => ({ selected_conversation: element.initial_conversation ?? null }),
  multi_conversations_select: (element) => ({ selected_conversations: element.initial_conversations ?? [] }),
  datepicker: (element) => ({ selected_date: element.initial_date ?? null }),
  timepicker: (element) => ({ selected_time: element.initial_time ?? null }),
  datetimepicker: (element) => ({ selected_date_time: element.initial_date_time ?? null }),
}

/** Whether the element holds a value; a button and an overflow menu do not. */
export function isStateful(element: Element): boolean {
  return element.type in STATE_OF
}

/** An option as it appears in a payload: Slack adds `emoji` to its plain text. */
export function shown(option: Option | undefined): Option | null {
  if (option === undefined) return null
  const text = option.text.type === 'plain_text' ? { emoji: true, ...option.text } : option.text
  return { ...option, text }
}

/** Every option of an element, those in groups included. */
export function optionsOf(element: Element): Option[] {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)]
}

/** What the elements hold when the blocks are first drawn. */
export function initialState(blocks: readonly Block[]): StateValues {
  const values: StateValues = {}
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const initial = STATE_OF[element.type]?.(element)
      if (initial === undefined) continue
      values[block.block_id] ??= {}
      Object.assign(values[block.block_id] ?? {}, { [element.action_id]: { type: element.type, ...initial } })
    }
  }
  return values
}

/** The state after a redraw: what a person entered stays where block_id and action_id both stay the same. */
export function carriedOver(before: StateValues, blocks: readonly Block[]): StateValues {
  const values = initialState(blocks)
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const entered = before[block.block_id]?.[element.action_id]
      const slot = values[block.block_id]
      if (slot && entered?.type === element.type && stillOffered(entered, element)) {
        slot[element.action_id] = entered
      }
    }
  }
  return values
}

function stillOffered(entered: StateValue, element: Element): boolean {
  const offered = new Set(optionsOf(element).map(({ value }) => String(value)))
  return chosenValues(entered).every((value) => offered.has(String(value)))
}

function chosenValues(entered: StateValue): unknown[] {
  const chosen = [entered.selected_option, entered.selected_options].flat()
  return chosen
    .filter((one) => typeof one === 'object' && one !== null)
    .map((one) => Reflect.get(one, 'value'))
}
