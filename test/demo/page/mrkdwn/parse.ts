import { isEmoji } from './emoji.ts'

/** A piece of a line of Slack's mrkdwn. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'person' | 'channel'; id: string; label: string | null }
  | { kind: 'broadcast'; name: string }
  | { kind: 'date'; seconds: number; format: string; link: string | null; fallback: string }
  | { kind: 'link'; url: string; label: string }

export type Paragraph =
  | { kind: 'text' | 'quote'; children: Inline[] }
  | { kind: 'preformatted'; text: string }

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const

/** Reads mrkdwn; `verbatim` leaves bare addresses alone, as Slack does. */
export function parseMrkdwn(source: string, verbatim = false): Paragraph[] {
  return source.split(/```\n?([\s\S]*?)\n?```/).flatMap((part, index): Paragraph[] => {
    if (index % 2 === 1) return [{ kind: 'preformatted', text: unescaped(part) }]
    return part === '' ? [] : paragraphs(part, verbatim)
  })
}

function paragraphs(source: string, verbatim: boolean): Paragraph[] {
  const groups: { isQuote: boolean; lines: string[] }[] = []
  for (const line of source.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/s.exec(line)
    const last = groups.at(-1)
    if (last && last.isQuote === (quoted !== null)) last.lines.push(quoted?.[1] ?? line)
    else groups.push({ isQuote: quoted !== null, lines: [quoted?.[1] ?? line] })
  }
  return groups.map(({ isQuote, lines }) => ({
    kind: isQuote ? 'quote' : 'text',
    children: inlines(lines.join('\n'), verbatim),
  }))
}

/** The pieces of a text without quotes and preformatted parts. */
export function inlines(source: string, verbatim: boolean): Inline[] {
  const found: Inline[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: unescaped(plain) })
    plain = ''
  }
  for (let at = 0; at < source.length; ) {
    const piece = pieceAt(source, at, verbatim)
    if (piece === null) {
      plain += source[at]
      at += 1
      continue
    }
    flush()
    found.push(piece.inline)
    at += piece.length
  }
  flush()
  return found
}

interface Piece {
  inline: Inline
  length: number
}

function pieceAt(source: string, at: number, verbatim: boolean): Piece | null {
  const sign = source[at]
  switch (sign) {
    case '\n':
      return { inline: { kind: 'break' }, length: 1 }
    case '<':
      return angled(source.slice(at))
    case '`':
      return code(source.slice(at))
    case ':':
      return emoji(source.slice(at))
    case '*':
    case '_':
    case '~':
      return marked(source, at, sign, verbatim)
    case 'h':
      return verbatim ? null : bareAddress(source, at)
    default:
      return null
  }
}

function angled(rest: string): Piece | null {
  const match = /^<([^<>\n]+)>/.exec(rest)
  const inside = match?.[1]
  if (match === null || inside === undefined) return null
  const [target = '', label = null] = inside.split(/\|(.*)/s)
  return { inline: reference(target, label), length: match[0].length }
}

function reference(target: string, label: string | null): Inline {
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target)
  if (date) {
    const [, seconds, format = '', link = null] = date
    const fallback = unescaped(label ?? '')
    return { kind: 'date', seconds: Number(seconds), format: unescaped(format), link, fallback }
  }
  if (target.startsWith('@')) return { kind: 'person', id: target.slice(1), label }
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label }
  if (target.startsWith('!')) return { kind: 'broadcast', name: label ?? target.slice(1) }
  const url = unescaped(target)
  return { kind: 'link', url, label: unescaped(label ?? url.replace(/^mailto:/, '')) }
}

function code(rest: string): Piece | null {
  const match = /^`([^`\n]+)`/.exec(rest)
  return match && { inline: { kind: 'code', text: unescaped(match[1] ?? '') }, length: match[0].length }
}

function emoji(rest: string): Piece | null {
  const match = /^:([a-z0-9_+-]+):/.exec(rest)
  const name = match?.[1]
  return match && name !== undefined && isEmoji(name)
    ? { inline: { kind: 'emoji', name }, length: match[0].length }
    : null
}

const isEdge = (sign: string | undefined) => sign === undefined || /[\s\p{P}\p{S}]/u.test(sign)

/** Emphasis stands at the edges of words only: snake_case and 2*3*4 stay as they are. */
function marked(source: string, at: number, sign: keyof typeof MARKS, verbatim: boolean): Piece | null {
  if (!isEdge(source[at - 1]) || /\s/.test(source[at + 1] ?? ' ')) return null
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    const skipped = source[end] === '<' ? angled(source.slice(end)) : null
    if (skipped) end += skipped.length - 1
    else if (end > at + 1 && source[end] === sign && isEdge(source[end + 1])) {
      if (/\s/.test(source[end - 1] ?? '')) continue
      const children = inlines(source.slice(at + 1, end), verbatim)
      return { inline: { kind: MARKS[sign], children }, length: end - at + 1 }
    }
  }
  return null
}

function bareAddress(source: string, at: number): Piece | null {
  if (!isEdge(source[at - 1])) return null
  const match = /^https?:\/\/[^\s<>]*[^\s<>.,;:!?)"'”’]/.exec(source.slice(at))
  if (match === null) return null
  const url = unescaped(match[0])
  return { inline: { kind: 'link', url, label: url }, length: match[0].length }
}

/** The text as it was before Slack escaped it. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
