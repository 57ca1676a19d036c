import type { ReactNode } from 'react'
import type { TextObject } from '../../protocol.ts'
import { inOrder } from '../in-order.ts'
import { usePane } from '../pane/context.ts'
import { slackDate } from './date.ts'
import { emojiOf, withEmoji } from './emoji.ts'
import { type Inline, type Paragraph, parseMrkdwn } from './parse.ts'

/** A text object: plain text stays as it is, mrkdwn is drawn. */
export function SlackText({ text }: { text: TextObject }) {
  if (text.type === 'plain_text') return <>{text.emoji === false ? text.text : withEmoji(text.text)}</>
  return <Mrkdwn source={text.text} verbatim={text.verbatim === true} />
}

export function Mrkdwn({ source, verbatim = false }: { source: string; verbatim?: boolean }) {
  return (
    <>
      {inOrder(parseMrkdwn(source, verbatim), (part) => (
        <ParagraphView part={part} />
      ))}
    </>
  )
}

function ParagraphView({ part }: { part: Paragraph }) {
  if (part.kind === 'preformatted') return <pre className="preformatted">{part.text}</pre>
  const children = inOrder(part.children, (inline) => <InlineView inline={inline} />)
  if (part.kind === 'quote') return <blockquote className="quote">{children}</blockquote>
  return <span className="paragraph">{children}</span>
}

function InlineView({ inline }: { inline: Inline }) {
  const children = 'children' in inline && inOrder(inline.children, (each) => <InlineView inline={each} />)
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'break':
      return <br />
    case 'bold':
      return <strong>{children}</strong>
    case 'italic':
      return <em>{children}</em>
    case 'strike':
      return <s>{children}</s>
    case 'code':
      return <code className="code">{inline.text}</code>
    case 'emoji':
      return emojiOf(inline.name)
    case 'broadcast':
      return <span className="pill broadcast">@{inline.name}</span>
    case 'link':
      return <Link url={inline.url}>{inline.label}</Link>
    case 'date':
      return <DateView date={inline} />
    default:
      return <Mention inline={inline} />
  }
}

function Mention({ inline }: { inline: { kind: 'person' | 'channel'; id: string; label: string | null } }) {
  const { state } = usePane()
  const known =
    inline.kind === 'person'
      ? state.people.find(({ id }) => id === inline.id)?.name
      : (state.channels.find(({ id }) => id === inline.id)?.name ??
        state.conversations.find(({ id }) => id === inline.id)?.name)
  const sign = inline.kind === 'person' ? '@' : '#'
  const isMe = inline.id === state.me
  return <span className={isMe ? 'pill me' : 'pill'}>{`${sign}${known ?? inline.label ?? inline.id}`}</span>
}

function DateView({ date }: { date: Extract<Inline, { kind: 'date' }> }) {
  const { state, me } = usePane()
  const words = slackDate(date.seconds, date.format, { zone: me.zone, now: state.clock.now })
  const shown = (
    <time dateTime={new Date(date.seconds * 1000).toISOString()} title={date.fallback}>
      {words}
    </time>
  )
  return date.link === null ? shown : <Link url={date.link}>{shown}</Link>
}

/** Only addresses that cannot run anything become links. */
function Link({ url, children }: { url: string; children: ReactNode }) {
  if (!/^(https?|mailto):/i.test(url)) return children
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}
