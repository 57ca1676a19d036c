import type { ReactNode } from 'react'
import type { DemoConversation } from '../../protocol.ts'
import { Avatar } from './avatar.tsx'
import { Badge } from './badge.tsx'
import { usePane } from './context.ts'

/** The workspace's name and the person's conversations. */
export function Sidebar({ surface }: { surface: string | null }) {
  const { state } = usePane()
  const of = (...kinds: DemoConversation['kind'][]) =>
    state.conversations.filter(({ kind }) => kinds.includes(kind))
  return (
    <nav className="sidebar" aria-label="Conversations">
      <h2 className="workspace-name">{state.workspace.name}</h2>
      <Group title="Channels" conversations={of('channel', 'private')} surface={surface} />
      <Group title="Direct messages" conversations={of('group', 'self')} surface={surface} />
      <Group title="Apps" conversations={of('bot')} surface={surface} />
    </nav>
  )
}

interface GroupProps {
  title: string
  conversations: readonly DemoConversation[]
  surface: string | null
}

function Group({ title, conversations, surface }: GroupProps) {
  const { show } = usePane()
  if (conversations.length === 0) return null
  return (
    <>
      <h3 className="sidebar-title">{title}</h3>
      <ul>
        {conversations.map((each) => {
          const isCurrent = each.id === surface || (each.kind === 'bot' && surface === 'home')
          return (
            <li key={each.id}>
              <button
                type="button"
                className={each.unread > 0 ? 'sidebar-item unread' : 'sidebar-item'}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => show(each.id)}
              >
                <Sign conversation={each} />
                <span className="sidebar-name">{each.name}</span>
                {each.kind === 'self' && <span className="sidebar-you">you</span>}
                {each.unread > 0 && <Badge count={each.unread} />}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The small picture before a conversation's name. */
export function Sign({ conversation }: { conversation: DemoConversation }): ReactNode {
  const { state, me } = usePane()
  switch (conversation.kind) {
    case 'bot':
      return <Avatar person={state.people.find(({ isBot }) => isBot)} size={20} />
    case 'self':
      return <Avatar person={me} size={20} />
    case 'group':
      return <span className="sign count">{conversation.memberIds.length - 1}</span>
    case 'private':
      return <span className="sign">🔒</span>
    default:
      return <span className="sign hash">#</span>
  }
}
