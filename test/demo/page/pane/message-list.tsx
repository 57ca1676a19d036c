import { Fragment, useLayoutEffect, useRef } from 'react'
import type { DemoConversation, DemoMessage } from '../../protocol.ts'
import { Log } from '../kit/log.tsx'
import { format, isoDate, nearDay, type Reader } from '../mrkdwn/date.ts'
import { Beginning } from './beginning.tsx'
import { usePane } from './context.ts'
import { Message } from './message.tsx'

const TOGETHER_MS = 5 * 60_000
const NEAR_END_PX = 120

/** The messages under the days they came on; stays at its end unless the person has scrolled up. */
export function MessageList({ conversation }: { conversation: DemoConversation }) {
  const { state, me } = usePane()
  const { messages, unread, earlier } = conversation
  const list = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  // What was unread when the conversation was opened, and what came since.
  const firstNew = useRef(unread > 0 ? messages.at(-unread)?.ts : undefined)
  const atOpening = useRef(new Set(messages.map(({ ts }) => ts)))
  const reader = { zone: me.zone, now: state.clock.now }

  useLayoutEffect(() => {
    const box = list.current
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight
  })

  return (
    <Log
      ref={list}
      className="messages"
      aria-label={`Messages: ${conversation.name}`}
      onScroll={({ currentTarget: box }) => {
        isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX
      }}
    >
      {earlier > 0 ? (
        <p className="earlier">{earlier} older messages are not shown here.</p>
      ) : (
        <Beginning conversation={conversation} />
      )}
      {byDay(messages, me.zone).map(([day, those]) => (
        <section key={day} className="day">
          <DayLine at={day} reader={reader} />
          {those.map((message, index) => {
            const isFirstNew = message.ts === firstNew.current
            return (
              <Fragment key={message.ts}>
                {isFirstNew && <div className="new-line">New</div>}
                <Message
                  message={message}
                  isContinued={!isFirstNew && goesOn(those[index - 1], message)}
                  isArriving={!atOpening.current.has(message.ts)}
                />
              </Fragment>
            )
          })}
        </section>
      ))}
    </Log>
  )
}

function goesOn(before: DemoMessage | undefined, message: DemoMessage): boolean {
  return (
    before !== undefined &&
    before.userId === message.userId &&
    before.ephemeral === message.ephemeral &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  )
}

/** The messages under the ISO day, in the reader's zone, on which they came. */
function byDay(messages: readonly DemoMessage[], zone: string): [day: string, those: DemoMessage[]][] {
  const days = new Map<string, DemoMessage[]>()
  for (const message of messages) {
    const day = isoDate(new Date(message.at), zone)
    days.set(day, [...(days.get(day) ?? []), message])
  }
  return [...days]
}

function DayLine({ at, reader }: { at: string; reader: Reader }) {
  const noon = new Date(`${at}T12:00Z`)
  const today = new Date(`${isoDate(new Date(reader.now), reader.zone)}T12:00Z`)
  const near = nearDay(noon, { zone: 'UTC', now: today.toISOString() })
  const isThisYear = at.slice(0, 4) === today.toISOString().slice(0, 4)
  const words = format(noon, 'UTC', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  })
  return (
    <div className="day-line">
      <span>{near ? near.charAt(0).toUpperCase() + near.slice(1) : words}</span>
    </div>
  )
}
