import { describe, expect, test } from 'vitest'
import { blocks, input, modalOf, mrkdwn, option, pickers, plain } from './examples.ts'
import { liveParts } from './live-text.ts'

const section = (text: string) => [{ type: 'section', text: mrkdwn(text) }]

describe('live text', () => {
  test.each([
    '<!channel>',
    '<!here|here>',
    '<@U1>',
    '<@W1|maya>',
    '<#C1|general>',
    '<!subteam^S1>',
    '<!date^1770000000^{date}|Monday>',
    '<https://example.com|a page>',
    '<http://example.com>',
    '<mailto:maya@example.com|Maya>',
    'https://example.com/a?b=c&amp;d',
    'HTTP://example.com',
  ])('%s is live in mrkdwn', (part) => {
    expect(liveParts(section(`Ask ${part} now`))).toEqual([part])
  })

  test.each([
    '&lt;!channel&gt;',
    '&lt;@U1&gt;',
    '@channel',
    'maya@example.com',
    'www.example.com',
    'a < b > c',
    '<b>',
  ])('%s is dead in mrkdwn', (part) => {
    expect(liveParts(section(`Ask ${part} now`))).toEqual([])
  })

  test('finds several parts in the order of reading', () => {
    expect(liveParts(section('<@U1> https://a.co <!here>'))).toEqual(['<@U1>', 'https://a.co', '<!here>'])
  })

  test('a bare URL ends before an escaped bracket', () => {
    expect(liveParts(section('&lt;https://a.co&gt;'))).toEqual(['https://a.co'])
  })

  test('verbatim stops bare URLs, not mentions', () => {
    const text = { ...mrkdwn('<@U1> https://a.co'), verbatim: true }
    expect(liveParts([{ type: 'section', text }])).toEqual(['<@U1>'])
  })

  test('plain_text and what a field holds are dead', () => {
    const element = { type: 'plain_text_input', initial_value: '<!here> https://a.co' }
    expect(
      liveParts([
        { type: 'header', text: plain('<!here>') },
        { ...input, element },
      ]),
    ).toEqual([])
  })

  test('is found in fields, context, options, confirms and in the views around them', () => {
    const confirm = { title: plain('a'), text: mrkdwn('<@U3>') }
    const radio = { ...pickers.radio_buttons, confirm, options: [{ ...option('a'), text: mrkdwn('<@U2>') }] }
    const view = modalOf(
      { type: 'section', fields: [mrkdwn('<@U1>')] },
      { ...input, element: radio },
      { type: 'context', elements: [mrkdwn('<@U4>')] },
    )
    expect(liveParts(view).sort()).toEqual(['<@U1>', '<@U2>', '<@U3>', '<@U4>'])
  })

  test('is what rich text mentions and links', () => {
    expect(liveParts([blocks.rich_text])).toEqual([
      '<@U1>',
      '<!subteam^S1>',
      '<#C1>',
      '<!here>',
      'https://example.com',
    ])
  })

  test('of a message counts bracketed parts of its text only', () => {
    expect(liveParts([], 'https://a.co <!channel> &lt;@U1&gt;')).toEqual(['<!channel>'])
    expect(liveParts(section('<@U2>'), '<@U1>')).toEqual(['<@U1>', '<@U2>'])
  })

  test('is nowhere in nothing', () => {
    expect(liveParts(undefined, undefined)).toEqual([])
  })
})
