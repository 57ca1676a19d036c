import { describe, expect, test } from 'vitest'
import {
  datetimepicker,
  imageElement,
  input,
  inputs,
  messageOf,
  modalOf,
  mrkdwn,
  option,
  pickers,
  plain,
  pressables,
} from './examples.ts'
import { checkMessage, checkView } from './index.ts'

const all = { ...pickers, ...pressables, ...inputs, datetimepicker }
type Case = [element: keyof typeof all, what: string, change: Record<string, unknown>, pointer: string]

const long = (length: number) => 'x'.repeat(length)
const options = (count: number) => Array.from({ length: count }, (_, i) => option(`${i}`))
const confirm = pressables.button.confirm
const group = (count: number) => ({ label: plain('Group'), options: options(count) })

const shared: Case[] = [
  ['button', 'action_id over 255', { action_id: long(256) }, '/action_id'],
  ['button', 'a confirm without text', { confirm: { title: plain('a') } }, '/confirm'],
  [
    'button',
    'confirm title over 100',
    { confirm: { ...confirm, title: plain(long(101)) } },
    '/confirm/title/text',
  ],
  [
    'button',
    'mrkdwn as confirm title',
    { confirm: { ...confirm, title: mrkdwn('a') } },
    '/confirm/title/type',
  ],
  [
    'button',
    'confirm text over 300',
    { confirm: { ...confirm, text: plain(long(301)) } },
    '/confirm/text/text',
  ],
  [
    'button',
    'confirm button over 30',
    { confirm: { ...confirm, confirm: plain(long(31)) } },
    '/confirm/confirm/text',
  ],
  ['button', 'deny button over 30', { confirm: { ...confirm, deny: plain(long(31)) } }, '/confirm/deny/text'],
  ['button', 'an odd confirm style', { confirm: { ...confirm, style: 'loud' } }, '/confirm/style'],
  ['static_select', 'placeholder over 150', { placeholder: plain(long(151)) }, '/placeholder/text'],
  ['static_select', 'mrkdwn as placeholder', { placeholder: mrkdwn('a') }, '/placeholder/type'],
  ['static_select', 'focus_on_load that is not a boolean', { focus_on_load: 'yes' }, '/focus_on_load'],
]

const pressed: Case[] = [
  ['button', 'no text', { text: undefined }, ''],
  ['button', 'mrkdwn as text', { text: mrkdwn('a') }, '/text/type'],
  ['button', 'text over 75', { text: plain(long(76)) }, '/text/text'],
  ['button', 'value over 2000', { value: long(2001) }, '/value'],
  ['button', 'a number as value', { value: 42 }, '/value'],
  ['button', 'url over 3000', { url: `https://example.com/${long(3000)}` }, '/url'],
  ['button', 'something else as url', { url: 'example' }, '/url'],
  ['button', 'style default', { style: 'default' }, '/style'],
  ['button', 'accessibility_label over 75', { accessibility_label: long(76) }, '/accessibility_label'],
  ['overflow', 'one option', { options: options(1) }, '/options'],
  ['overflow', 'six options', { options: options(6) }, '/options'],
  ['overflow', 'a placeholder', { placeholder: plain('a') }, '/placeholder'],
]

const chosen: Case[] = [
  ['static_select', 'no options', { options: [], initial_option: undefined }, '/options'],
  ['static_select', '101 options', { options: options(101) }, '/options'],
  ['static_select', 'neither options nor groups', { options: undefined }, ''],
  ['static_select', 'both options and groups', { option_groups: [group(1)] }, '/option_groups'],
  ['static_select', 'an option without value', { options: [{ text: plain('a') }] }, '/options/0'],
  ['static_select', 'option text over 75', { options: [option('a', long(76))] }, '/options/0/text/text'],
  ['static_select', 'option value over 150', { options: [option(long(151), 'a')] }, '/options/0/value'],
  ['static_select', 'a number as value', { options: [{ text: plain('a'), value: 1 }] }, '/options/0/value'],
  [
    'static_select',
    'mrkdwn as option',
    { options: [{ ...option('a'), text: mrkdwn('a') }] },
    '/options/0/text/type',
  ],
  [
    'static_select',
    'description over 75',
    { options: [{ ...option('a'), description: plain(long(76)) }] },
    '/options/0/description/text',
  ],
  [
    'static_select',
    'a link in an option',
    { options: [{ ...option('a'), url: 'https://a.co' }] },
    '/options/0/url',
  ],
  ['static_select', 'an initial option of its own', { initial_option: option('c') }, '/initial_option'],
  [
    'static_select',
    'an initial option in other words',
    { initial_option: option('b', 'Else') },
    '/initial_option',
  ],
  ['static_select', 'several initial options', { initial_options: [option('b')] }, '/initial_options'],
  ['grouped_select', 'no groups', { option_groups: [], initial_option: undefined }, '/option_groups'],
  [
    'grouped_select',
    '101 groups',
    { option_groups: Array.from({ length: 101 }, () => group(1)) },
    '/option_groups',
  ],
  ['grouped_select', 'an empty group', { option_groups: [group(0)] }, '/option_groups/0/options'],
  ['grouped_select', 'a group of 101', { option_groups: [group(101)] }, '/option_groups/0/options'],
  [
    'grouped_select',
    'a label over 75',
    { option_groups: [{ ...group(1), label: plain(long(76)) }] },
    '/option_groups/0/label/text',
  ],
  ['grouped_select', 'an initial option of no group', { initial_option: option('z') }, '/initial_option'],
  [
    'multi_static_select',
    'an initial option of its own',
    { initial_options: [option('a'), option('z')] },
    '/initial_options/1',
  ],
  ['multi_static_select', 'more at first than at most', { max_selected_items: 1 }, '/initial_options'],
  ['multi_static_select', 'max_selected_items 0', { max_selected_items: 0 }, '/max_selected_items'],
  ['multi_users_select', 'more at first than at most', { max_selected_items: 1 }, '/initial_users'],
  ['multi_users_select', 'one user for many', { initial_users: 'U1' }, '/initial_users'],
  ['users_select', 'a name as initial user', { initial_user: 'Maya' }, '/initial_user'],
  ['users_select', 'options', { options: options(2) }, '/options'],
  ['channels_select', 'a user as initial channel', { initial_channel: 'U1' }, '/initial_channel'],
  ['conversations_select', 'an empty filter', { filter: {} }, '/filter'],
  ['conversations_select', 'a filter of nothing', { filter: { include: [] } }, '/filter/include'],
  ['conversations_select', 'an odd filter', { filter: { include: ['dm'] } }, '/filter/include/0'],
  ['external_select', 'options', { options: options(2) }, '/options'],
  ['external_select', 'min_query_length below 0', { min_query_length: -1 }, '/min_query_length'],
  ['checkboxes', 'eleven options', { options: options(11) }, '/options'],
  ['checkboxes', 'no options', { options: [] }, '/options'],
  [
    'checkboxes',
    'an initial option in other words',
    { initial_options: [option('b')] },
    '/initial_options/0',
  ],
  ['checkboxes', 'an empty list of initial options', { initial_options: [] }, '/initial_options'],
  ['checkboxes', 'a placeholder', { placeholder: plain('a') }, '/placeholder'],
  ['radio_buttons', 'eleven options', { options: options(11) }, '/options'],
  ['radio_buttons', 'an initial option of its own', { initial_option: option('z') }, '/initial_option'],
]

const typed: Case[] = [
  ['datepicker', 'a date in another order', { initial_date: '28-02-2026' }, '/initial_date'],
  ['datepicker', 'a day that does not exist', { initial_date: '2026-02-29' }, '/initial_date'],
  ['timepicker', 'a time without zero', { initial_time: '9:30' }, '/initial_time'],
  ['timepicker', 'the hour 24', { initial_time: '24:00' }, '/initial_time'],
  ['timepicker', 'an unknown zone', { timezone: 'Europe/Nowhere' }, '/timezone'],
  ['timepicker', 'an offset as zone', { timezone: '+01:00' }, '/timezone'],
  ['datetimepicker', 'milliseconds', { initial_date_time: 1_770_000_000_000 }, '/initial_date_time'],
  ['datetimepicker', 'a string', { initial_date_time: '1770000000' }, '/initial_date_time'],
  ['datetimepicker', 'a placeholder', { placeholder: plain('a') }, '/placeholder'],
  ['plain_text_input', 'min_length over 3000', { min_length: 3001 }, '/min_length'],
  ['plain_text_input', 'max_length 0', { max_length: 0 }, '/max_length'],
  ['plain_text_input', 'max_length over 3000', { max_length: 3001 }, '/max_length'],
  ['plain_text_input', 'min_length over max_length', { min_length: 11 }, '/min_length'],
  ['plain_text_input', 'an initial value over max_length', { initial_value: long(11) }, '/initial_value'],
  ['plain_text_input', 'a half max_length', { max_length: 10.5 }, '/max_length'],
  ['plain_text_input', 'multiline that is not a boolean', { multiline: 'true' }, '/multiline'],
  ['plain_text_input', 'a confirm', { confirm }, '/confirm'],
  ['plain_text_input', 'placeholder over 150', { placeholder: plain(long(151)) }, '/placeholder/text'],
  [
    'plain_text_input',
    'an odd trigger',
    { dispatch_action_config: { trigger_actions_on: ['on_blur'] } },
    '/dispatch_action_config/trigger_actions_on/0',
  ],
  ['number_input', 'is_decimal_allowed missing', { is_decimal_allowed: undefined }, ''],
  ['number_input', 'a number as min_value', { min_value: 1 }, '/min_value'],
  ['number_input', 'words as max_value', { max_value: 'ten' }, '/max_value'],
  ['number_input', 'a number as initial_value', { initial_value: 45 }, '/initial_value'],
  ['number_input', 'decimals where there are none', { is_decimal_allowed: false }, '/min_value'],
  ['number_input', 'min_value over max_value', { min_value: '101' }, '/min_value'],
  ['number_input', 'an initial value over max_value', { initial_value: '101' }, '/initial_value'],
  ['email_text_input', 'no address', { initial_value: 'maya' }, '/initial_value'],
  ['url_text_input', 'no URL', { initial_value: 'example' }, '/initial_value'],
  ['rich_text_input', 'a string', { initial_value: 'a' }, '/initial_value'],
  ['rich_text_input', '101 lines', { max_lines: 101 }, '/max_lines'],
]

const isPressable = (name: string) => name in pressables

describe('an element', () => {
  test.each([...shared, ...pressed, ...chosen, ...typed])(
    '%s is refused with %s',
    (name, _, change, pointer) => {
      const element = { ...all[name], ...change }
      const block = isPressable(name) ? { type: 'actions', elements: [element] } : { ...input, element }
      const place = isPressable(name) ? '/blocks/0/elements/0' : '/blocks/0/element'
      expect(checkView(modalOf(block), 'modal')).toMatchObject({
        error: 'invalid_arguments',
        pointer: `${place}${pointer}`,
      })
    },
  )

  test('that asks for whole numbers within one bound passes, as does midnight in UTC', () => {
    const whole = { ...inputs.number_input, is_decimal_allowed: false, min_value: '45', max_value: '45' }
    const midnight = { ...pickers.timepicker, initial_time: '00:00', timezone: 'UTC' }
    expect(checkView(modalOf({ ...input, element: whole }), 'modal')).toBeNull()
    expect(checkView(modalOf({ ...input, element: midnight }), 'modal')).toBeNull()
  })

  test.each(Object.entries(inputs))('%s is refused among actions', (_, element) => {
    expect(checkMessage(messageOf({ type: 'actions', elements: [element] }), 'post')).toMatchObject({
      error: 'invalid_blocks',
      pointer: '/blocks/0/elements/0/type',
    })
  })

  test.each(Object.entries({ ...inputs, datetimepicker }))(
    '%s is refused beside a section',
    (_, accessory) => {
      const section = { type: 'section', text: plain('a'), accessory }
      expect(checkMessage(messageOf(section), 'post')).toMatchObject({ pointer: '/blocks/0/accessory/type' })
    },
  )

  test('image is refused in an input block', () => {
    expect(checkView(modalOf({ ...input, element: imageElement }), 'modal')).toMatchObject({
      pointer: '/blocks/0/element/type',
    })
  })

  test('of no known type is refused', () => {
    const block = { type: 'actions', elements: [{ type: 'knob' }] }
    expect(checkMessage(messageOf(block), 'post')).toMatchObject({ pointer: '/blocks/0/elements/0/type' })
  })
})
