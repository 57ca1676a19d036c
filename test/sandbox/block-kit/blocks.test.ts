import { describe, expect, test } from 'vitest'
import {
  blocks,
  imageElement,
  input,
  inputs,
  messageOf,
  messageOnlyBlocks,
  modalOf,
  mrkdwn,
  option,
  pickers,
  plain,
  pressables,
} from './examples.ts'
import { checkMessage, checkView } from './index.ts'

const all = { ...blocks, ...messageOnlyBlocks, input }
type Case = [block: keyof typeof all, what: string, change: Record<string, unknown>, pointer: string]

const long = (length: number) => 'x'.repeat(length)
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i))

const cases: Case[] = [
  ['section', 'neither text nor fields', { text: undefined, fields: undefined }, ''],
  ['section', 'text over 3000', { text: mrkdwn(long(3001)) }, '/text/text'],
  ['section', 'a bare string as text', { text: 'Hello' }, '/text'],
  ['section', 'an unknown kind of text', { text: { type: 'markdown', text: 'a' } }, '/text/type'],
  ['section', 'verbatim on plain_text', { text: { ...plain('a'), verbatim: true } }, '/text/verbatim'],
  ['section', 'emoji on mrkdwn', { text: { ...mrkdwn('a'), emoji: true } }, '/text/emoji'],
  ['section', 'no fields', { fields: [] }, '/fields'],
  ['section', 'eleven fields', { fields: times(11, () => mrkdwn('a')) }, '/fields'],
  ['section', 'a field over 2000', { fields: [mrkdwn('a'), mrkdwn(long(2001))] }, '/fields/1/text'],
  ['section', 'a text field as accessory', { accessory: inputs.plain_text_input }, '/accessory/type'],
  ['section', 'two accessories', { accessory: [pressables.button, pressables.button] }, '/accessory'],
  ['section', 'block_id over 255', { block_id: long(256) }, '/block_id'],
  ['section', 'expand that is not a boolean', { expand: 'yes' }, '/expand'],
  ['divider', 'a text', { text: plain('a') }, '/text'],
  ['header', 'mrkdwn', { text: mrkdwn('a') }, '/text/type'],
  ['header', 'text over 150', { text: plain(long(151)) }, '/text/text'],
  ['header', 'no text', { text: undefined }, ''],
  ['context', 'no elements', { elements: [] }, '/elements'],
  ['context', 'eleven elements', { elements: times(11, () => plain('a')) }, '/elements'],
  ['context', 'a button', { elements: [plain('a'), pressables.button] }, '/elements/1/type'],
  ['context', 'a titled image', { elements: [{ ...imageElement, title: plain('a') }] }, '/elements/0/title'],
  ['actions', 'no elements', { elements: [] }, '/elements'],
  ['actions', 'elements missing', { elements: undefined }, ''],
  ['actions', 'an image', { elements: [imageElement] }, '/elements/0/type'],
  ['actions', 'a text field', { elements: [inputs.plain_text_input] }, '/elements/0/type'],
  [
    'actions',
    'twenty-six elements',
    { elements: times(26, (i) => ({ ...pressables.button, action_id: `press.${i}` })) },
    '/elements',
  ],
  [
    'actions',
    'an action_id twice',
    {
      elements: [pressables.button, pickers.datepicker, { ...pressables.overflow, action_id: 'pick.press' }],
    },
    '/elements/2/action_id',
  ],
  ['image', 'no alt_text', { alt_text: undefined }, ''],
  ['image', 'no source', { image_url: undefined }, ''],
  ['image', 'two sources', { slack_file: { id: 'F1' } }, '/slack_file'],
  ['image', 'a path as URL', { image_url: '/a.png' }, '/image_url'],
  ['image', 'image_url over 3000', { image_url: `https://example.com/${long(3000)}` }, '/image_url'],
  ['image', 'alt_text over 2000', { alt_text: long(2001) }, '/alt_text'],
  ['image', 'title over 2000', { title: plain(long(2001)) }, '/title/text'],
  ['image', 'mrkdwn as title', { title: mrkdwn('a') }, '/title/type'],
  [
    'slack_image',
    'a file both by id and URL',
    { slack_file: { id: 'F1', url: 'https://a.co' } },
    '/slack_file/url',
  ],
  ['rich_text', 'no elements', { elements: [] }, '/elements'],
  ['rich_text', 'a text outside a section', { elements: [{ type: 'text', text: 'a' }] }, '/elements/0/type'],
  [
    'rich_text',
    'a style that does not exist',
    {
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style: { loud: true } }] },
      ],
    },
    '/elements/0/elements/0/style/loud',
  ],
  [
    'rich_text',
    'a mention in preformatted text',
    { elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }] },
    '/elements/0/elements/0/type',
  ],
  [
    'rich_text',
    'a list of quotes',
    {
      elements: [
        { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_quote', elements: [] }] },
      ],
    },
    '/elements/0/elements/0/type',
  ],
  ['table', 'no rows', { rows: [] }, '/rows'],
  ['table', '101 rows', { rows: times(101, () => [{ type: 'raw_text', text: 'a' }]) }, '/rows'],
  ['table', '21 columns', { rows: [times(21, () => ({ type: 'raw_text', text: 'a' }))] }, '/rows/0'],
  ['table', 'mrkdwn in a cell', { rows: [[mrkdwn('a')]] }, '/rows/0/0/type'],
  [
    'table',
    '21 column settings',
    { column_settings: times(21, () => ({ is_wrapped: true })) },
    '/column_settings',
  ],
  ['table', 'an odd alignment', { column_settings: [{ align: 'middle' }] }, '/column_settings/0/align'],
  ['markdown', 'text over 12,000', { text: long(12_001) }, '/text'],
  ['markdown', 'a text object', { text: mrkdwn('a') }, '/text'],
  ['pie', 'title over 50', { title: long(51) }, '/title'],
  ['pie', 'an unknown chart', { chart: { type: 'radar' } }, '/chart/type'],
  ['pie', 'no segments', { chart: { type: 'pie', segments: [] } }, '/chart/segments'],
  [
    'pie',
    'seven segments',
    { chart: { type: 'pie', segments: times(7, (i) => ({ label: `${i}`, value: i })) } },
    '/chart/segments',
  ],
  [
    'pie',
    'a label over 20',
    { chart: { type: 'pie', segments: [{ label: long(21), value: 1 }] } },
    '/chart/segments/0/label',
  ],
  [
    'line',
    '21 points',
    {
      chart: {
        type: 'line',
        series: [{ name: 'a', data: times(21, (i) => ({ label: `${i}`, value: i })) }],
        axis_config: { categories: ['a'] },
      },
    },
    '/chart/series/0/data',
  ],
  [
    'line',
    'a point without a category',
    {
      chart: {
        type: 'line',
        series: [{ name: 'a', data: [{ label: 'Mar', value: 1 }] }],
        axis_config: { categories: ['Apr'] },
      },
    },
    '/chart/series/0/data',
  ],
  [
    'line',
    'two series of one name',
    {
      chart: {
        type: 'bar',
        series: times(2, () => ({ name: 'a', data: [{ label: 'Mar', value: 1 }] })),
        axis_config: { categories: ['Mar'] },
      },
    },
    '/chart/series/1/name',
  ],
  ['file', 'another source', { source: 'local' }, '/source'],
  ['video', 'plain http', { video_url: 'http://example.com' }, '/video_url'],
  ['video', 'title of 200', { title: plain(long(200)) }, '/title/text'],
  ['video', 'author of 50', { author_name: long(50) }, '/author_name'],
  ['input', 'label over 2000', { label: plain(long(2001)) }, '/label/text'],
  ['input', 'mrkdwn as label', { label: mrkdwn('a') }, '/label/type'],
  ['input', 'no label', { label: undefined }, ''],
  ['input', 'no element', { element: undefined }, ''],
  ['input', 'hint over 2000', { hint: plain(long(2001)) }, '/hint/text'],
  ['input', 'a button to fill in', { element: pressables.button }, '/element/type'],
  ['input', 'an overflow menu to fill in', { element: pressables.overflow }, '/element/type'],
  ['input', 'a file to upload', { element: { type: 'file_input' } }, '/element/type'],
  ['input', 'optional that is not a boolean', { optional: 1 }, '/optional'],
  ['input', 'dispatch_action that is not a boolean', { dispatch_action: 'true' }, '/dispatch_action'],
]

describe('a block', () => {
  test.each(cases)('%s is refused with %s', (name, _, change, pointer) => {
    const block = { ...all[name], ...change }
    const fault =
      name === 'input' ? checkView(modalOf(block), 'modal') : checkMessage(messageOf(block), 'post')
    const error = name === 'input' ? 'invalid_arguments' : 'invalid_blocks'
    expect(fault).toMatchObject({ error, pointer: `/blocks/0${pointer}` })
  })

  test('section passes with text or fields alone', () => {
    expect(checkMessage(messageOf({ ...blocks.section, text: undefined }), 'post')).toBeNull()
    expect(checkMessage(messageOf({ ...blocks.section, fields: undefined }), 'post')).toBeNull()
  })

  test.each(['nonsense', 'constructor', '__proto__', 7, undefined])('of type %s is refused', (type) => {
    const fault = checkMessage(messageOf(blocks.divider, { type }), 'post')
    expect(fault).toMatchObject({ error: 'invalid_blocks', pointer: type ? '/blocks/1/type' : '/blocks/1' })
  })

  test('that is no object is refused', () => {
    expect(checkMessage(messageOf('divider'), 'post')).toMatchObject({ pointer: '/blocks/0' })
    expect(checkMessage(messageOf([]), 'post')).toMatchObject({ pointer: '/blocks/0' })
  })

  test('that asks for input is refused in a message', () => {
    expect(checkMessage(messageOf(input), 'post')).toMatchObject({ pointer: '/blocks/0/type' })
  })

  test.each(Object.entries(messageOnlyBlocks))('%s is refused in a modal and in Home', (_, block) => {
    const refusal = { error: 'invalid_arguments', pointer: '/blocks/0/type' }
    expect(checkView(modalOf(block), 'modal')).toMatchObject(refusal)
    expect(checkView({ type: 'home', blocks: [block] }, 'home')).toMatchObject(refusal)
  })

  test('that shares its action_ids with another block passes', () => {
    const actions = { type: 'actions', elements: [pressables.button] }
    expect(checkMessage(messageOf(actions, actions), 'post')).toBeNull()
  })

  test('with options of its own kind passes', () => {
    const radio = { ...pickers.radio_buttons, options: [option('a')], initial_option: option('a') }
    expect(checkMessage(messageOf({ type: 'actions', elements: [radio] }), 'post')).toBeNull()
  })
})
