import { describe, expect, test } from 'vitest'
import {
  blocks,
  datetimepicker,
  imageElement,
  input,
  inputs,
  messageOf,
  messageOnlyBlocks,
  modal,
  modalOf,
  mrkdwn,
  option,
  pickers,
  plain,
  pressables,
} from './examples.ts'
import { checkMessage, checkView } from './index.ts'

/** What is counted, the least and the most that Slack takes, and a payload that has so many. */
type Limit = [what: string, min: number, max: number, build: (size: number) => unknown]

// Two UTF-16 units each: a validator that counts those would refuse half of these texts.
const long = (size: number) => '\u{1F91D}'.repeat(size)
const address = (size: number) => `https://a.co/${'x'.repeat(Math.max(0, size - 13))}`
const times = <T>(size: number, make: (index: number) => T) => Array.from({ length: size }, (_, i) => make(i))
const options = (size: number) => times(size, (i) => option(`${i}`))
const ids = (size: number) => times(size, (i) => `C${i}`)
const cells = (size: number) => times(size, () => ({ type: 'raw_text', text: 'a' }))

const { button, overflow } = pressables
const select = { type: 'static_select' }
const { section, header, context, image, slack_image } = blocks
const { table, markdown, pie, line, file, video } = messageOnlyBlocks

const ofBlocks: Limit[] = [
  ['block_id', 1, 255, (n) => ({ ...header, block_id: long(n) })],
  ['section text', 1, 3000, (n) => ({ ...section, text: mrkdwn(long(n)) })],
  ['section fields', 1, 10, (n) => ({ ...section, fields: times(n, () => mrkdwn('a')) })],
  ['section field text', 1, 2000, (n) => ({ ...section, fields: [plain(long(n))] })],
  ['header text', 1, 150, (n) => ({ ...header, text: plain(long(n)) })],
  ['context elements', 1, 10, (n) => ({ ...context, elements: times(n, () => plain('a')) })],
  ['context text', 1, 3000, (n) => ({ ...context, elements: [mrkdwn(long(n))] })],
  [
    'actions',
    1,
    25,
    (n) => ({ type: 'actions', elements: times(n, (i) => ({ ...button, action_id: `${i}` })) }),
  ],
  ['image URL', 13, 3000, (n) => ({ ...image, image_url: n < 13 ? '' : address(n) })],
  ['image alt_text', 1, 2000, (n) => ({ ...image, alt_text: long(n) })],
  ['file in Slack', 1, 255, (n) => ({ ...slack_image, slack_file: { id: long(n) } })],
  ['image title', 1, 2000, (n) => ({ ...image, title: plain(long(n)) })],
  [
    'small image alt_text',
    1,
    2000,
    (n) => ({ ...context, elements: [{ ...imageElement, alt_text: long(n) }] }),
  ],
  ['input label', 1, 2000, (n) => ({ ...input, label: plain(long(n)) })],
  ['input hint', 1, 2000, (n) => ({ ...input, hint: plain(long(n)) })],
]

const ofButtons: Limit[] = [
  ['action_id', 1, 255, (n) => ({ ...button, action_id: long(n) })],
  ['button text', 1, 75, (n) => ({ ...button, text: plain(long(n)) })],
  ['button value', 1, 2000, (n) => ({ ...button, value: long(n) })],
  ['button URL', 13, 3000, (n) => ({ ...button, url: n < 13 ? '' : address(n) })],
  ['accessibility_label', 1, 75, (n) => ({ ...button, accessibility_label: long(n) })],
  ['confirm title', 1, 100, (n) => ({ ...button, confirm: { ...button.confirm, title: plain(long(n)) } })],
  ['confirm text', 1, 300, (n) => ({ ...button, confirm: { ...button.confirm, text: mrkdwn(long(n)) } })],
  ['confirm button', 1, 30, (n) => ({ ...button, confirm: { ...button.confirm, confirm: plain(long(n)) } })],
  ['deny button', 1, 30, (n) => ({ ...button, confirm: { ...button.confirm, deny: plain(long(n)) } })],
  ['overflow options', 2, 5, (n) => ({ ...overflow, options: options(n) })],
  ['overflow option', 1, 75, (n) => ({ ...overflow, options: [option('a', long(n)), option('b')] })],
]

const ofInputs: Limit[] = [
  ['select options', 1, 100, (n) => ({ ...select, options: options(n) })],
  ['option text', 1, 75, (n) => ({ ...select, options: [option('a', long(n))] })],
  ['option value', 1, 150, (n) => ({ ...select, options: [option(long(n), 'a')] })],
  [
    'option description',
    1,
    75,
    (n) => ({ ...select, options: [{ ...option('a'), description: plain(long(n)) }] }),
  ],
  [
    'groups',
    1,
    100,
    (n) => ({ ...select, option_groups: times(n, () => ({ label: plain('a'), options: options(1) })) }),
  ],
  [
    'group label',
    1,
    75,
    (n) => ({ ...select, option_groups: [{ label: plain(long(n)), options: options(1) }] }),
  ],
  [
    'options of a group',
    1,
    100,
    (n) => ({ ...select, option_groups: [{ label: plain('a'), options: options(n) }] }),
  ],
  ['select placeholder', 1, 150, (n) => ({ ...select, options: options(1), placeholder: plain(long(n)) })],
  ['field placeholder', 1, 150, (n) => ({ type: 'plain_text_input', placeholder: plain(long(n)) })],
  ['field action_id', 1, 255, (n) => ({ type: 'plain_text_input', action_id: long(n) })],
  ['picker action_id', 1, 255, (n) => ({ type: 'datetimepicker', action_id: long(n) })],
  ['checkboxes', 1, 10, (n) => ({ type: 'checkboxes', options: options(n), initial_options: options(n) })],
  [
    'checkbox text',
    1,
    75,
    (n) => ({ type: 'checkboxes', options: [{ ...option('a'), text: mrkdwn(long(n)) }] }),
  ],
  ['lines at least', 1, 100, (n) => ({ type: 'rich_text_input', min_lines: n })],
  ['radio buttons', 1, 10, (n) => ({ type: 'radio_buttons', options: options(n) })],
  ['initial value', 1, 3000, (n) => ({ type: 'plain_text_input', initial_value: long(n) })],
  ['min_length', 0, 3000, (n) => ({ type: 'plain_text_input', min_length: n })],
  ['max_length', 1, 3000, (n) => ({ type: 'plain_text_input', max_length: n })],
  [
    'value against max_length',
    0,
    5,
    (n) => ({ type: 'plain_text_input', max_length: 5, initial_value: long(n) || 'a' }),
  ],
  ['lines at most', 1, 100, (n) => ({ ...inputs.rich_text_input, min_lines: undefined, max_lines: n })],
  [
    'initial channels',
    1,
    7,
    (n) => ({ type: 'multi_channels_select', initial_channels: ids(n), max_selected_items: 7 }),
  ],
  [
    'initial users',
    1,
    7,
    (n) => ({
      type: 'multi_users_select',
      initial_users: ids(n).map((id) => `U${id}`),
      max_selected_items: 7,
    }),
  ],
  [
    'initial conversations',
    1,
    7,
    (n) => ({ ...pickers.multi_conversations_select, initial_conversations: ids(n), max_selected_items: 7 }),
  ],
  [
    'initial options',
    1,
    100,
    (n) => ({ type: 'multi_static_select', options: options(100), initial_options: options(n) }),
  ],
  [
    'initial outside options',
    1,
    100,
    (n) => ({ type: 'multi_external_select', initial_options: options(n) }),
  ],
  ['moment', 1_000_000_000, 9_999_999_999, (n) => ({ ...datetimepicker, initial_date_time: n })],
]

const ofMessages: Limit[] = [
  ['table rows', 1, 100, (n) => ({ ...table, rows: times(n, () => cells(20)) })],
  ['table columns', 1, 20, (n) => ({ ...table, rows: [cells(n)] })],
  ['column settings', 1, 20, (n) => ({ ...table, column_settings: times(n, () => ({ align: 'left' })) })],
  ['markdown', 1, 12_000, (n) => ({ ...markdown, text: long(n) })],
  ['chart title', 1, 50, (n) => ({ ...pie, title: long(n) })],
  ['segments', 1, 6, (n) => chart({ type: 'pie', segments: points(n) })],
  ['segment label', 1, 20, (n) => chart({ type: 'pie', segments: [{ label: long(n), value: 1 }] })],
  [
    'series',
    1,
    6,
    (n) =>
      plotted(
        times(n, (i) => `Series ${i}`),
        ['Mar'],
      ),
  ],
  ['series name', 1, 20, (n) => plotted([long(n)], ['Mar'])],
  [
    'points',
    1,
    20,
    (n) =>
      plotted(
        ['Score'],
        times(n, (i) => `Week ${i}`),
      ),
  ],
  ['point label', 1, 20, (n) => plotted(['Score'], [long(n)])],
  [
    'axis label',
    1,
    50,
    (n) =>
      chart({
        ...line.chart,
        axis_config: { ...line.chart.axis_config, x_label: long(n), y_label: long(n) },
      }),
  ],
  ['remote file', 1, 255, (n) => ({ ...file, external_id: long(n) })],
  ['video title', 1, 199, (n) => ({ ...video, title: plain(long(n)) })],
  ['video author', 1, 49, (n) => ({ ...video, author_name: long(n) })],
]

const points = (size: number) => times(size, (i) => ({ label: `Week ${i}`, value: i }))
const chart = (value: unknown) => ({ ...pie, chart: value })
const plotted = (names: string[], categories: string[]) =>
  chart({
    type: 'bar',
    series: names.map((name) => ({ name, data: categories.map((label) => ({ label, value: 1 })) })),
    axis_config: { categories },
  })

const ofModals: Limit[] = [
  ['title', 1, 24, (n) => ({ ...modal, title: plain(long(n)) })],
  ['submit', 1, 24, (n) => ({ ...modal, submit: plain(long(n)) })],
  ['close', 1, 24, (n) => ({ ...modal, close: plain(long(n)) })],
  ['callback_id', 1, 255, (n) => ({ ...modal, callback_id: long(n) })],
  ['external_id', 1, 255, (n) => ({ ...modal, external_id: long(n) })],
  ['private_metadata', 0, 3000, (n) => ({ ...modal, private_metadata: long(n) })],
  ['blocks of a modal', 0, 100, (n) => modalOf(...times(n, () => ({ type: 'divider' })))],
]

const inModal = (block: unknown) => checkView(modalOf(block), 'modal')
const inMessage = (block: unknown) => checkMessage(messageOf(block), 'post')
const rows = (limits: Limit[], check: (value: unknown) => unknown) =>
  limits.map(([what, min, max, build]) => ({ what, min, max, verdict: (size: number) => check(build(size)) }))

describe('a limit', () => {
  test.each([
    ...rows(ofBlocks, inModal),
    ...rows(ofButtons, (element) => inModal({ type: 'actions', elements: [element] })),
    ...rows(ofInputs, (element) => inModal({ ...input, element })),
    ...rows(ofMessages, inMessage),
    ...rows(ofModals, (view) => checkView(view, 'modal')),
  ])('$what: from $min to $max', ({ min, max, verdict }) => {
    expect(verdict(min)).toBeNull()
    expect(verdict(max)).toBeNull()
    expect(verdict(max + 1)).not.toBeNull()
    if (min > 0) expect(verdict(min - 1)).not.toBeNull()
  })

  test('of a modal is 250,000 bytes of JSON', () => {
    const sized = (text: string) => modalOf(...times(99, () => ({ type: 'section', text: plain(text) })))
    const room = 250_000 - Buffer.byteLength(JSON.stringify(sized('')))
    const fill = 'x'.repeat(Math.floor(room / 99))
    const rest = room - 99 * fill.length
    const padded = (extra: number) => ({ ...sized(fill), private_metadata: `{}${'x'.repeat(rest + extra)}` })
    expect(checkView(padded(0), 'modal')).toBeNull()
    expect(checkView(padded(1), 'modal')).toMatchObject({ error: 'view_too_large', pointer: '' })
  })
})
