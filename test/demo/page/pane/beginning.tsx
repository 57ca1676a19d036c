import type { DemoConversation } from '../../protocol.ts'
import { Avatar } from './avatar.tsx'
import { usePane } from './context.ts'
import { FirstSteps } from './first-steps.tsx'

/** What stands above the first message of a conversation. */
export function Beginning({ conversation }: { conversation: DemoConversation }) {
  const { state, me } = usePane()
  const { kind, name, memberIds, messages } = conversation
  const bot = state.people.find(({ isBot }) => isBot)
  const others = state.people.filter(({ id, isBot }) => memberIds.includes(id) && id !== me.id && !isBot)
  const faces = kind === 'bot' ? [bot] : kind === 'self' ? [me] : kind === 'group' ? others : []
  return (
    <div className="beginning">
      {faces.length > 0 && (
        <div className="faces">
          {faces.map((person) => (
            <Avatar key={person?.id} person={person} size={44} />
          ))}
        </div>
      )}
      <p className="beginning-name">{kind === 'channel' ? `# ${name}` : name}</p>
      <p>{words(conversation, state.workspace.botName)}</p>
      {kind === 'bot' && messages.length === 0 && <FirstSteps />}
    </div>
  )
}

function words({ kind, name }: DemoConversation, botName: string): string {
  switch (kind) {
    case 'bot':
      return `This is the very beginning of your messages with ${botName}. Only you see them.`
    case 'self':
      return 'This is your space: notes, drafts, and commands that nobody else sees.'
    case 'group':
      return `This conversation is between you, ${name} and ${botName}.`
    case 'private':
      return 'This is the beginning of a private channel.'
    default:
      return `This is the very beginning of the channel #${name}.`
  }
}
