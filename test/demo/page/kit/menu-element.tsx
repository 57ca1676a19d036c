import type { Element, State, StateValue } from '../../protocol.ts'
import { withEmoji } from '../mrkdwn/emoji.ts'
import { Avatar } from '../pane/avatar.tsx'
import { usePane } from '../pane/context.ts'
import type { ElementProps } from './element.tsx'
import { chosenValues, heldBy, optionsFor, textIn, textsIn } from './held.ts'
import { type Choice, Picker } from './picker.tsx'
import { useSurface } from './surface.ts'

/** Every select: of options, people, channels or conversations, one or several. */
export function MenuElement({ block, element, naming }: ElementProps) {
  const { state } = usePane()
  const { values, enter } = useSurface()
  const kind = kindOf(element)
  const isMulti = element.type.startsWith('multi_')
  const held = heldBy(values, block, element)
  const one = kind === 'option' ? chosenValues(held) : [textIn(held, `selected_${kind}`)].filter(Boolean)
  const chosen = isMulti && kind !== 'option' ? textsIn(held, `selected_${kind}s`) : one
  return (
    <Picker
      naming={naming}
      choices={choicesOf(kind, element, state)}
      chosen={chosen}
      isMulti={isMulti}
      placeholder={element.placeholder?.text ?? DEFAULT_PLACEHOLDER[kind]}
      onChange={(picked) => enter(block, element, stateOf(element, kind, isMulti, picked), 'chosen')}
    />
  )
}

type Kind = 'option' | 'user' | 'channel' | 'conversation'

const DEFAULT_PLACEHOLDER: Record<Kind, string> = {
  option: 'Select an option',
  user: 'Select a person',
  channel: 'Select a channel',
  conversation: 'Select a conversation',
}

function kindOf({ type }: Element): Kind {
  const kinds: Kind[] = ['user', 'channel', 'conversation']
  return kinds.find((kind) => type.endsWith(`${kind}s_select`)) ?? 'option'
}

function stateOf(element: Element, kind: Kind, isMulti: boolean, picked: string[]): StateValue {
  const chosen = kind === 'option' ? optionsFor(element, picked) : picked
  const member = `selected_${kind}${isMulti ? 's' : ''}`
  return { type: element.type, [member]: isMulti ? chosen : (chosen[0] ?? null) }
}

function choicesOf(kind: Kind, element: Element, state: State): Choice[] {
  switch (kind) {
    case 'user':
      return people(state)
    case 'channel':
      return state.channels.map(({ id, name }) => ({ value: id, label: `# ${name}` }))
    case 'conversation':
      return conversations(element, state)
    default:
      return options(element)
  }
}

function options({ options: own = [], option_groups = [] }: Element): Choice[] {
  const choice = (option: (typeof own)[number], group?: string): Choice => ({
    value: option.value ?? '',
    label: withEmoji(option.text.text),
    ...(group !== undefined && { group }),
  })
  return [
    ...own.map((option) => choice(option)),
    ...option_groups.flatMap(({ label, options }) => options.map((option) => choice(option, label.text))),
  ]
}

function people(state: State): Choice[] {
  return state.people
    .filter(({ isBot }) => !isBot)
    .map((person) => ({
      value: person.id,
      label: person.name,
      content: (
        <span className="person-choice">
          <Avatar person={person} size={20} />
          <span>{person.name}</span>
          <span className="person-title">{person.title}</span>
        </span>
      ),
    }))
}

function conversations({ filter }: Element, state: State): Choice[] {
  const wants = (kind: string) => filter?.include === undefined || filter.include.includes(kind)
  const channels = wants('public')
    ? state.channels.map(({ id, name }) => ({ value: id, label: `# ${name}` }))
    : []
  const own = state.conversations
    .filter(({ kind }) => (kind === 'private' && wants('private')) || (kind === 'group' && wants('mpim')))
    .map(({ id, kind, name }) => ({ value: id, label: kind === 'private' ? `🔒 ${name}` : name }))
  return [...channels, ...own]
}
