import { Avatar } from './avatar.tsx'
import { usePane } from './context.ts'

/** The app's name and its two tabs. */
export function AppHead({ tab }: { tab: 'home' | 'messages' }) {
  const { state, show } = usePane()
  const bot = state.people.find(({ isBot }) => isBot)
  const messages = state.conversations.find(({ kind }) => kind === 'bot')
  return (
    <header className="conversation-head app">
      <div className="app-title">
        <Avatar person={bot} size={24} />
        <h1>{state.workspace.botName}</h1>
        <span className="app-tag">APP</span>
      </div>
      <div role="tablist" aria-label={state.workspace.botName} className="tabs">
        <button type="button" role="tab" aria-selected={tab === 'home'} onClick={() => show('home')}>
          Home
        </button>
        <button
          type="button"
          role="tab"
          aria-selected={tab === 'messages'}
          onClick={() => messages && show(messages.id)}
        >
          Messages
        </button>
      </div>
    </header>
  )
}
