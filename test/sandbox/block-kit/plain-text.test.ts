import { describe, expect, test } from 'vitest'
import {
  blocks,
  datetimepicker,
  input,
  inputs,
  messageOf,
  messageOnlyBlocks,
  modal,
  mrkdwn,
  option,
  pickers,
  plain,
  pressables,
} from './examples.ts'
import { plainText } from './plain-text.ts'

const names = (id: string) => (id === 'U1' ? 'Maya Lindqvist' : 'somebody')

describe('what a person reads', () => {
  test.each([
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['Ask <@U1>', 'Ask <@U1>'],
    ['In <#C1|general> or <#C1>', 'In #general or <#C1>'],
    ['<!here> and <!subteam^S1|@it>', '@here and @it'],
    ['On <!date^1770000000^{date_short}^https://a.co|2 February>', 'On 2 February'],
    ['<https://a.co?x=1&amp;y=2|R&amp;D>', 'R&D'],
    ['<https://a.co?x=1&amp;y=2>', 'https://a.co?x=1&y=2'],
    ['<mailto:maya@example.com>', 'maya@example.com'],
  ])('%s reads %s', (written, read) => {
    expect(plainText(mrkdwn(written))).toBe(read)
    expect(plainText({ text: written })).toBe(read)
    expect(plainText(written)).toBe(read)
  })

  test('names people where names are known', () => {
    expect(plainText(mrkdwn('Ask <@U1|m>'), names)).toBe('Ask @Maya Lindqvist')
    expect(plainText({ type: 'users_select', initial_user: 'U1' }, names)).toBe('@Maya Lindqvist')
  })

  test('plain_text is read as it stands, so that needless escaping shows', () => {
    expect(plainText(plain('R&amp;D <@U1>'), names)).toBe('R&amp;D <@U1>')
  })

  test('a message is its blocks from top to bottom, or its text where it has none', () => {
    expect(plainText(messageOf(blocks.header, blocks.section))).toBe(
      'Your pairs\nHello\nLeft\nRight\nA chart',
    )
    expect(plainText({ text: 'Only &amp; text', channel: 'C1', ts: '1.2' })).toBe('Only & text')
    expect(plainText({ type: 'message', text: 'a', blocks: [] })).toBe('a')
  })

  test('a button is its words, then what it asks before it acts', () => {
    expect(plainText(pressables.button)).toBe(
      'Withdraw\nWithdraw it?\nIT has *not* opened it yet.\nWithdraw\nKeep',
    )
  })

  test('a modal is its title, each label with what stands in the field, its buttons', () => {
    expect(plainText(modal)).toBe(
      'Tell IT something\nWhat did you hear?\nReports\nOne sentence is enough\nShare\nNot now',
    )
  })

  test('an empty field shows its placeholder', () => {
    const element = { ...inputs.plain_text_input, initial_value: undefined }
    expect(plainText({ ...input, element, hint: undefined })).toBe('What did you hear?\nA sentence')
  })

  test('a menu is what is chosen, then what may be', () => {
    const { confirm: _, ...select } = pickers.static_select
    expect(plainText(select)).toBe('Option b\nOption a\nOption b')
    expect(plainText({ ...select, initial_option: undefined })).toBe('Choose\nOption a\nOption b')
  })

  test('radio buttons are read once each', () => {
    const { confirm: _, ...radio } = pickers.radio_buttons
    expect(plainText(radio)).toBe('Option a\nOption b')
    expect(plainText({ ...radio, options: [{ ...option('a'), description: plain('More') }] })).toBe(
      'Option a\nMore',
    )
  })

  test('pickers show the date and time they hold', () => {
    expect(plainText({ type: 'datepicker', initial_date: '2026-02-28' })).toBe('2026-02-28')
    expect(plainText({ ...datetimepicker, confirm: undefined })).toBe('2026-02-02T02:40:00.000Z')
  })

  test('rich text runs on within a paragraph', () => {
    expect(plainText(blocks.rich_text, names)).toBe(
      'Dear @Maya Lindqvist<!subteam^S1><#C1>@here:wave:#00ff00Mondaya page\nan item\na quote\ncode',
    )
  })

  test('a table is a line per row, a chart its title and labels', () => {
    const rows = [
      ['Theme', 'Count'],
      ['Tools', '3'],
    ].map((row) => row.map((text) => ({ type: 'raw_text', text })))
    expect(plainText({ type: 'table', rows })).toBe('Theme | Count\nTools | 3')
    expect(plainText(messageOnlyBlocks.pie)).toBe('Themes\nMar\nApr')
    expect(plainText(messageOnlyBlocks.markdown)).toBe('**Bold**')
  })

  test('ids, values and links behind buttons are not read', () => {
    expect(plainText({ ...pressables.overflow, confirm: undefined })).toBe('Option a\nOption b\nMore')
  })

  test('nothing is read of nothing', () => {
    expect(plainText(undefined)).toBe('')
    expect(plainText([])).toBe('')
  })
})
