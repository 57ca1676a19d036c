import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slackDate } from './page/mrkdwn/date.ts'
import { type Inline, inlines, type Paragraph, parseMrkdwn } from './page/mrkdwn/parse.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

describe('mrkdwn on the page', () => {
  test('draws bold, italic, strike and code at the edges of words only', () => {
    expect(kinds('*bold* and _soft_, ~gone~ and `code`')).toEqual(['bold', 'italic', 'strike', 'code'])
    expect(kinds('snake_case_name, 2*3*4, * not bold *')).toEqual([])
    expect(parseMrkdwn('*Ask <@U1> now:* thanks')).toEqual([
      {
        kind: 'text',
        children: [
          {
            kind: 'bold',
            children: [
              { kind: 'text', text: 'Ask ' },
              { kind: 'person', id: 'U1', label: null },
              { kind: 'text', text: ' now:' },
            ],
          },
          { kind: 'text', text: ' thanks' },
        ],
      },
    ])
  })

  test('keeps quoted lines together and apart from the rest', () => {
    expect(parseMrkdwn('before\n>one\n&gt; two\nafter').map(({ kind }) => kind)).toEqual([
      'text',
      'quote',
      'text',
    ])
  })

  test('leaves everything in a code block alone', () => {
    expect(parseMrkdwn('```\n*a* &lt;b&gt;\n```')).toEqual([{ kind: 'preformatted', text: '*a* <b>' }])
  })

  test('reads mentions, links and dates out of angle brackets', () => {
    const found = inlines('<@U1|maya> <#C1> <!here> <https://a.example/?x=1&amp;y=2|here>', true)
    expect(found.filter(({ kind }) => kind !== 'text')).toEqual([
      { kind: 'person', id: 'U1', label: 'maya' },
      { kind: 'channel', id: 'C1', label: null },
      { kind: 'broadcast', name: 'here' },
      { kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'here' },
    ])
  })

  test('makes a bare address a link unless the text is verbatim', () => {
    expect(kinds('see https://example.com/a.')).toEqual(['link'])
    expect(kinds('see https://example.com/a.', true)).toEqual([])
  })

  test('shows whatever was typed and escaped as it was typed, and nothing comes alive in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&@!#|ab c:/.^-') }), (typed) => {
        const parts = parseMrkdwn(escaped(typed), true)
        expect(parts.flatMap(live)).toEqual([])
        expect(parts.map(words).join('').replaceAll(/[\s>]/g, '')).toBe(typed.replaceAll(/[\s>]/g, ''))
      }),
    )
  })
})

describe('a date in a message', () => {
  const nine = Date.UTC(2026, 2, 5, 14, 0) / 1000
  const format = '{date_short_pretty} at {time}'

  test('is shown in the zone of whoever reads it', () => {
    const now = '2026-03-02T09:00:00Z'
    expect(slackDate(nine, format, { zone: 'Europe/Stockholm', now })).toBe('5 Mar 2026 at 15:00')
    expect(slackDate(nine, format, { zone: 'America/New_York', now })).toBe('5 Mar 2026 at 09:00')
  })

  test('is today or tomorrow by the reader’s own calendar', () => {
    const now = '2026-03-04T20:00:00Z'
    expect(slackDate(nine, format, { zone: 'Europe/Stockholm', now })).toBe('tomorrow at 15:00')
    expect(slackDate(nine, format, { zone: 'Asia/Shanghai', now })).toBe('today at 22:00')
  })
})

/** The kinds of what is drawn, plain text left out. */
function kinds(source: string, verbatim = false): string[] {
  return inlines(source, verbatim).flatMap(({ kind }) => (kind === 'text' ? [] : [kind]))
}

function live(part: Paragraph): Inline[] {
  const alive = ['person', 'channel', 'broadcast', 'date', 'link']
  return 'children' in part ? part.children.filter(({ kind }) => alive.includes(kind)) : []
}

function words(part: Paragraph | Inline): string {
  if ('children' in part) return part.children.map(words).join('')
  return 'text' in part ? part.text : ''
}
