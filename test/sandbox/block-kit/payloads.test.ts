import { describe, expect, test } from 'vitest'
import {
  blocks,
  home,
  input,
  messageOf,
  messageOnlyBlocks,
  modal,
  modalOf,
  mrkdwn,
  pickers,
  plain,
} from './examples.ts'
import { checkMessage, checkSubmissionResponse, checkView } from './index.ts'

const long = (length: number) => 'x'.repeat(length)
const many = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }))
const markdown = (length: number) => ({ type: 'markdown', text: long(length) })
const { table, pie, line } = messageOnlyBlocks

describe('a message', () => {
  test.each<[string, Parameters<typeof checkMessage>[0], string, string]>([
    ['neither text nor blocks', {}, 'no_text', ''],
    ['an empty text', { text: '' }, 'no_text', '/text'],
    ['a blank text', { text: ' \n' }, 'no_text', '/text'],
    ['blocks that nobody can hear', { blocks: many(1) }, 'no_text', ''],
    ['blocks and an empty text', { text: '', blocks: many(1) }, 'no_text', '/text'],
    ['a number as text', { text: 7 }, 'invalid_arguments', '/text'],
    ['text over 40,000', { text: long(40_001) }, 'msg_too_long', '/text'],
    ['blocks as a string', { text: 'a', blocks: '[]' }, 'invalid_blocks_format', '/blocks'],
    ['51 blocks', messageOf(...many(51)), 'invalid_blocks', '/blocks'],
    ['a block_id twice', messageOf(blocks.header, blocks.section), 'invalid_blocks', '/blocks/1/block_id'],
    ['two tables', messageOf(table, { ...table, block_id: 'c' }), 'invalid_attachments', '/blocks/1'],
    ['three charts', messageOf(pie, line, line), 'invalid_blocks', '/blocks/2'],
    ['12,001 of markdown', messageOf(markdown(6000), markdown(6001)), 'msg_blocks_too_long', '/blocks'],
  ])('is refused with %s', (_, message, error, pointer) => {
    expect(checkMessage(message, 'post')).toMatchObject({ error, pointer })
  })

  test.each<[string, Parameters<typeof checkMessage>[0]]>([
    ['text alone', { text: 'Hello' }],
    ['40,000 characters, emoji counted once', { text: '\u{1F91D}'.repeat(40_000) }],
    ['50 blocks', messageOf(...many(50))],
    ['an empty list of blocks', { text: 'Hello', blocks: [] }],
    ['two charts and a table', messageOf(pie, line, { ...table, block_id: 'c' })],
    ['12,000 of markdown', messageOf(markdown(6000), markdown(6000))],
    ['12,000 of markdown in emoji', messageOf({ type: 'markdown', text: '\u{1F91D}'.repeat(12_000) })],
  ])('passes with %s', (_, message) => {
    expect(checkMessage(message, 'post')).toBeNull()
  })

  test('may say only 4000 characters in an update', () => {
    expect(checkMessage({ text: long(4000) }, 'update')).toBeNull()
    expect(checkMessage({ text: long(4001) }, 'update')).toMatchObject({
      error: 'msg_too_long',
      pointer: '/text',
    })
    expect(checkMessage({ text: long(4001) }, 'post')).toBeNull()
  })
})

describe('a modal', () => {
  const focused = { ...input, block_id: 'more', element: pickers.static_select }

  test.each<[string, Record<string, unknown>, string]>([
    ['no title', { title: undefined }, ''],
    ['title over 24', { title: plain(long(25)) }, '/title/text'],
    ['mrkdwn as title', { title: mrkdwn('a') }, '/title/type'],
    ['a string as title', { title: 'a' }, '/title'],
    ['submit over 24', { submit: plain(long(25)) }, '/submit/text'],
    ['close over 24', { close: plain(long(25)) }, '/close/text'],
    ['an input but no submit', { submit: undefined }, ''],
    ['no blocks', { blocks: undefined }, ''],
    ['101 blocks', { blocks: many(101) }, '/blocks'],
    ['a block_id twice', { blocks: [input, input] }, '/blocks/1/block_id'],
    ['two elements that want the focus', { blocks: [input, focused] }, '/blocks/1/element/focus_on_load'],
    ['callback_id over 255', { callback_id: long(256) }, '/callback_id'],
    ['external_id over 255', { external_id: long(256) }, '/external_id'],
    ['private_metadata over 3000', { private_metadata: long(3001) }, '/private_metadata'],
    ['an object as private_metadata', { private_metadata: {} }, '/private_metadata'],
    ['notify_on_close that is not a boolean', { notify_on_close: 'yes' }, '/notify_on_close'],
    ['clear_on_close that is not a boolean', { clear_on_close: 1 }, '/clear_on_close'],
    ['what only a stored view has', { hash: '1.a' }, '/hash'],
    ['the type of a Home', { type: 'home' }, '/type'],
    ['no type', { type: undefined }, ''],
  ])('is refused with %s', (_, change, pointer) => {
    expect(checkView({ ...modal, ...change }, 'modal')).toMatchObject({ error: 'invalid_arguments', pointer })
  })

  test.each<[string, Record<string, unknown>]>([
    ['100 blocks', { blocks: many(100) }],
    ['no submit where nothing is asked', { submit: undefined, blocks: many(1) }],
    ['24 characters everywhere', { title: plain(long(24)), submit: plain(long(24)), close: plain(long(24)) }],
    ['3000 characters of private_metadata', { private_metadata: long(3000) }],
    [
      'an element that declines the focus',
      { blocks: [input, { ...focused, element: { ...pickers.static_select, focus_on_load: false } }] },
    ],
  ])('passes with %s', (_, change) => {
    expect(checkView({ ...modal, ...change }, 'modal')).toBeNull()
  })

  test('over 250 kB is refused, though every text in it fits', () => {
    const filled = Array.from({ length: 100 }, () => ({
      type: 'section',
      text: plain('\u20ac'.repeat(3000)),
    }))
    expect(checkView(modalOf(...filled), 'modal')).toMatchObject({ error: 'view_too_large', pointer: '' })
  })

  test('that asks twice without naming its blocks passes', () => {
    const unnamed = { ...input, block_id: undefined, element: { type: 'plain_text_input' } }
    expect(checkView(modalOf(unnamed, unnamed), 'modal')).toBeNull()
  })

  test.each([null, undefined, 'modal', [modal]])('that is %j is refused', (view) => {
    expect(checkView(view, 'modal')).toMatchObject({ error: 'invalid_arguments', pointer: '' })
  })
})

describe('Home', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a title', { title: plain('a') }, '/title'],
    ['a submit button', { submit: plain('a') }, '/submit'],
    ['a close button', { close: plain('a') }, '/close'],
    ['notify_on_close', { notify_on_close: true }, '/notify_on_close'],
    ['101 blocks', { blocks: many(101) }, '/blocks'],
    ['the type of a modal', { type: 'modal' }, '/type'],
  ])('is refused with %s', (_, change, pointer) => {
    expect(checkView({ ...home, ...change }, 'home')).toMatchObject({ error: 'invalid_arguments', pointer })
  })

  test('may be empty, and may ask without a submit button', () => {
    expect(checkView({ type: 'home', blocks: [] }, 'home')).toBeNull()
    expect(checkView({ type: 'home', blocks: [input] }, 'home')).toBeNull()
  })
})

describe('the answer to a submitted modal', () => {
  const submitted = { blocks: [blocks.header, input] }
  const errors = (value: unknown) => ({ response_action: 'errors', errors: value })

  test.each<[string, unknown, string, string]>([
    ['no response_action', {}, 'invalid_arguments', ''],
    ['an unknown response_action', { response_action: 'close' }, 'invalid_arguments', '/response_action'],
    ['a bare string', 'ok', 'invalid_arguments', ''],
    ['no errors', { response_action: 'errors' }, 'invalid_arguments', ''],
    ['empty errors', errors({}), 'invalid_arguments', '/errors'],
    ['a list of errors', errors(['a']), 'invalid_arguments', '/errors'],
    ['an error beside no block', errors({ nowhere: 'a' }), 'invalid_arguments', '/errors/nowhere'],
    ['an error beside a header', errors({ b: 'a' }), 'invalid_arguments', '/errors/b'],
    ['an error by action_id', errors({ 'type.it': 'a' }), 'invalid_arguments', '/errors/type.it'],
    ['an error without words', errors({ words: '' }), 'invalid_arguments', '/errors/words'],
    ['an error that is no string', errors({ words: true }), 'invalid_arguments', '/errors/words'],
    ['an update without view', { response_action: 'update' }, 'invalid_arguments', ''],
    ['a push of Home', { response_action: 'push', view: home }, 'invalid_arguments', '/view/type'],
    [
      'a broken view',
      { response_action: 'update', view: { ...modal, title: plain(long(25)) } },
      'invalid_arguments',
      '/view/title/text',
    ],
    [
      'too large a view',
      { response_action: 'push', view: { ...modal, private_metadata: long(250_000) } },
      'view_too_large',
      '/view',
    ],
    ['a view to clear', { response_action: 'clear', view: modal }, 'invalid_arguments', '/view'],
  ])('is refused with %s', (_, body, error, pointer) => {
    expect(checkSubmissionResponse(body, submitted)).toMatchObject({ error, pointer })
  })

  test.each([undefined, null, ''])('that is %j closes the modal', (body) => {
    expect(checkSubmissionResponse(body, submitted)).toBeNull()
  })
})
