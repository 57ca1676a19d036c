/** A JSON object whose members nobody has looked at yet. */
export type Fields = Record<string, unknown>

export interface TextObject {
  type: 'plain_text' | 'mrkdwn'
  text: string
  emoji?: boolean
  verbatim?: boolean
}

export interface Option {
  text: TextObject
  value?: string
  description?: TextObject
}

/** An interactive element; which of the optional members it has depends on its type. */
export interface Element {
  type: string
  action_id: string
  text?: TextObject
  value?: string
  style?: string
  url?: string
  placeholder?: TextObject
  accessibility_label?: string
  confirm?: { title: TextObject; text: TextObject; confirm?: TextObject; deny?: TextObject; style?: string }
  options?: Option[]
  option_groups?: { label: TextObject; options: Option[] }[]
  multiline?: boolean
  min_length?: number
  max_length?: number
  min_value?: string
  max_value?: string
  is_decimal_allowed?: boolean
  max_selected_items?: number
  filter?: { include?: string[]; exclude_bot_users?: boolean }
  dispatch_action_config?: { trigger_actions_on?: string[] }
  initial_value?: string | number
  initial_option?: Option
  initial_options?: Option[]
  initial_user?: string
  initial_users?: string[]
  initial_channel?: string
  initial_channels?: string[]
  initial_conversation?: string
  initial_conversations?: string[]
  initial_date?: string
  initial_time?: string
  initial_date_time?: number
}

/** A block as Slack stores it: with a block_id, and an action_id on each of its elements. */
export interface Block {
  type: string
  block_id: string
  text?: TextObject
  fields?: TextObject[]
  label?: TextObject
  hint?: TextObject
  optional?: boolean
  dispatch_action?: boolean
  element?: Element
  accessory?: Element
  elements?: Element[]
}

export interface View {
  id: string
  team_id: string
  type: 'modal' | 'home'
  blocks: Block[]
  private_metadata: string
  callback_id: string
  external_id: string
  state: { values: StateValues }
  hash: string
  title: TextObject | null
  submit: TextObject | null
  close: TextObject | null
  clear_on_close: boolean
  notify_on_close: boolean
  root_view_id: string
  previous_view_id: string | null
  app_id: string
  bot_id: string
  app_installed_team_id: string
}

/** What an element holds, as Slack writes it into `view.state.values`. */
export type StateValue = { type: string } & Fields
export type StateValues = Record<string, Record<string, StateValue>>

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value when it is a text, else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
