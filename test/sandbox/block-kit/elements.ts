import { isDeepStrictEqual } from 'node:util'
import {
  type Check,
  chars,
  exactlyOne,
  firstFlaw,
  flag,
  flaw,
  integer,
  isObject,
  items,
  type Json,
  list,
  oneOf,
  type Rule,
  shape,
  step,
} from './check.ts'
import {
  channelId,
  choiceOption,
  confirm,
  conversationFilter,
  conversationId,
  imageElement,
  menuOption,
  optionGroup,
  overflowOption,
  plain,
  url,
  userId,
} from './composition.ts'
import { datepicker, datetimepicker, inputs, timepicker } from './inputs.ts'

const action = { 'action_id?': chars(1, 255), 'confirm?': confirm }
const choice = { ...action, 'focus_on_load?': flag }
const menu = { ...choice, 'placeholder?': plain(150) }
const multi = { ...menu, 'max_selected_items?': integer(1) }

const offered = (element: Json): unknown[] => [
  ...items(element.options),
  ...items(element.option_groups).flatMap((group) => (isObject(group) ? items(group.options) : [])),
]

/** Slack compares whole option objects, not only their values. */
const initialIsOffered: Rule = (element, at) => {
  const options = offered(element)
  const judge = (initial: unknown, pointer: string) =>
    options.some((option) => isDeepStrictEqual(option, initial))
      ? null
      : flaw(pointer, 'must exactly match one of the options')
  const { initial_option: one, initial_options: many } = element
  return (
    (one === undefined ? null : judge(one, step(at, 'initial_option'))) ??
    firstFlaw(items(many), (each, index) => judge(each, step(step(at, 'initial_options'), index)))
  )
}

/** No more is selected at first than may be selected at all. */
const initialFits: Rule = (element, at) =>
  firstFlaw(Object.entries(element), ([key, value]) =>
    key.startsWith('initial_') && items(value).length > Number(element.max_selected_items ?? Infinity)
      ? flaw(step(at, key), `no more than ${element.max_selected_items} items may be selected`)
      : null,
  )

const staticOptions = {
  'options?': list(menuOption, 1, 100),
  'option_groups?': list(optionGroup, 1, 100),
}
const oneListOfOptions = exactlyOne('options', 'option_groups')
const external = { 'min_query_length?': integer(0) }
const ofConversations = { 'default_to_current_conversation?': flag, 'filter?': conversationFilter }
const answering = { 'response_url_enabled?': flag }

const selects = {
  static_select: shape(
    { ...menu, ...staticOptions, 'initial_option?': menuOption },
    oneListOfOptions,
    initialIsOffered,
  ),
  external_select: shape({ ...menu, ...external, 'initial_option?': menuOption }),
  users_select: shape({ ...menu, 'initial_user?': userId }),
  conversations_select: shape({
    ...menu,
    ...ofConversations,
    ...answering,
    'initial_conversation?': conversationId,
  }),
  channels_select: shape({ ...menu, ...answering, 'initial_channel?': channelId }),
  multi_static_select: shape(
    { ...multi, ...staticOptions, 'initial_options?': list(menuOption, 1, 100) },
    oneListOfOptions,
    initialIsOffered,
    initialFits,
  ),
  multi_external_select: shape(
    { ...multi, ...external, 'initial_options?': list(menuOption, 1, 100) },
    initialFits,
  ),
  multi_users_select: shape({ ...multi, 'initial_users?': list(userId, 1) }, initialFits),
  multi_conversations_select: shape(
    { ...multi, ...ofConversations, 'initial_conversations?': list(conversationId, 1) },
    initialFits,
  ),
  multi_channels_select: shape({ ...multi, 'initial_channels?': list(channelId, 1) }, initialFits),
}

const choices = {
  checkboxes: shape(
    { ...choice, options: list(choiceOption, 1, 10), 'initial_options?': list(choiceOption, 1, 10) },
    initialIsOffered,
  ),
  radio_buttons: shape(
    { ...choice, options: list(choiceOption, 1, 10), 'initial_option?': choiceOption },
    initialIsOffered,
  ),
}

const button = shape({
  ...action,
  text: plain(75),
  'value?': chars(1, 2000),
  'url?': url,
  'style?': oneOf('primary', 'danger'),
  'accessibility_label?': chars(1, 75),
})

const overflow = shape({ ...action, options: list(overflowOption, 2, 5) })

const everywhere = { ...selects, ...choices, datepicker, timepicker }

/** What may stand in an `actions` block. */
export const actionElements: Record<string, Check> = { ...everywhere, button, overflow, datetimepicker }

/** What may stand beside a section's text. */
export const accessories: Record<string, Check> = { ...everywhere, button, overflow, image: imageElement }

/** What may be asked in an `input` block; `file_input` is refused, because the bot has no `files:read`. */
export const inputElements: Record<string, Check> = { ...everywhere, ...inputs, datetimepicker }
