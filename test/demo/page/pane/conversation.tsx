import { useEffect } from 'react'
import type { DemoConversation } from '../../protocol.ts'
import { AppHead } from './app-head.tsx'
import { Composer } from './composer.tsx'
import { usePane } from './context.ts'
import { MessageList } from './message-list.tsx'
import { Sign } from './sidebar.tsx'

/** One conversation with its composer; looking at it makes it read. */
export function Conversation({
  conversation,
  draft,
}: {
  conversation: DemoConversation
  draft: string | null
}) {
  const { act } = usePane()
  const { id, unread } = conversation
  useEffect(() => {
    if (unread > 0) void act({ act: 'read', conversation: id })
  }, [unread, id, act])
  return (
    <main className="conversation">
      {conversation.kind === 'bot' ? <AppHead tab="messages" /> : <Head conversation={conversation} />}
      <MessageList conversation={conversation} />
      {conversation.writable ? <Composer conversation={conversation} draft={draft} /> : <ReadOnly />}
    </main>
  )
}

function Head({ conversation }: { conversation: DemoConversation }) {
  const { state } = usePane()
  const { kind, name, memberIds } = conversation
  const { botId, botName } = state.workspace
  const people = memberIds.filter((id) => id !== botId).length
  const words = kind === 'group' ? `${people} people and ${botName}` : `${people} people`
  return (
    <header className="conversation-head">
      <Sign conversation={conversation} />
      <h1>{name}</h1>
      {kind !== 'self' && <span className="conversation-members">{words}</span>}
    </header>
  )
}

/** Apps like this one are spoken to by command, anywhere else. */
function ReadOnly() {
  const { state, show } = usePane()
  const notes = state.conversations.find(({ kind }) => kind === 'self')
  return (
    <p className="read-only">
      Apps take commands. Type <code className="code">/mentor</code> in any conversation, for instance in{' '}
      {notes && (
        <button type="button" onClick={() => show(notes.id)}>
          your own notes
        </button>
      )}
      .
    </p>
  )
}
