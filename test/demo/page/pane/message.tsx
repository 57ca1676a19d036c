import { useEffect, useRef, useState } from 'react'
import type { DemoMessage } from '../../protocol.ts'
import { Blocks } from '../kit/blocks.tsx'
import { SurfaceContext, useSurfaceOf } from '../kit/surface.ts'
import { clockTime } from '../mrkdwn/date.ts'
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx'
import { Avatar } from './avatar.tsx'
import { usePane } from './context.ts'
import { FileCard } from './file-card.tsx'

interface Props {
  message: DemoMessage
  /** Stands under another one of the same author. */
  isContinued: boolean
  /** Came while the conversation was open. */
  isArriving: boolean
}

export function Message({ message, isContinued, isArriving }: Props) {
  const { state, me } = usePane()
  const author = state.people.find(({ id }) => id === message.userId)
  const changes = useChanges(JSON.stringify([message.text, message.blocks]))
  const time = clockTime(new Date(message.at), me.zone)
  const name = author?.name ?? (message.userId === 'USLACKBOT' ? 'Slackbot' : message.userId)
  const className = `message${isContinued ? ' continued' : ''}${message.ephemeral ? ' ephemeral' : ''}`
  return (
    <article className={`${className}${isArriving ? ' arriving' : ''}`} aria-label={`${name}, ${time}`}>
      {changes > 0 && <span key={changes} className="flash" />}
      {isContinued ? <span className="gutter-time">{time}</span> : <Avatar person={author} size={36} />}
      <div className="message-body">
        {message.ephemeral && <p className="only-you">Only visible to you</p>}
        {!isContinued && (
          <p className="message-head">
            <strong>{name}</strong>
            {author?.isBot && <span className="app-tag">APP</span>}
            <time dateTime={message.at}>{time}</time>
          </p>
        )}
        <MessageWords message={message} />
        {message.files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      </div>
    </article>
  )
}

function MessageWords({ message }: { message: DemoMessage }) {
  const { me } = usePane()
  const container = { in: 'message', channel: message.channel, ts: message.ts } as const
  const surface = useSurfaceOf(container, message.values, {}, `m-${me.id}-${message.channel}-${message.ts}`)
  return (
    <SurfaceContext value={surface}>
      {message.blocks.length > 0 ? (
        <Blocks blocks={message.blocks} />
      ) : (
        <div className="message-text">
          <Mrkdwn source={message.text} />
          {message.edited && message.userId !== '' && <span className="edited"> (edited)</span>}
        </div>
      )}
    </SurfaceContext>
  )
}

/** How often something has changed while it was on the screen. */
function useChanges(signature: string): number {
  const before = useRef(signature)
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (before.current === signature) return
    before.current = signature
    setCount((changes) => changes + 1)
  }, [signature])
  return count
}
