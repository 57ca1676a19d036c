import { elementsOf } from '../state/block-ids.ts'
import type { Desk } from './desk.ts'
import { type SeenMessage, type SeenView, seenMessage, seenView } from './reading.ts'

/** Every message the person sees, oldest first. */
export function messagesSeen({ workspace, person }: Desk): SeenMessage[] {
  return workspace.conversations.seenBy(person.id).map((message) => seenMessage(workspace, message, person))
}

/** The person's open modals, the top one last. */
export function modalsSeen({ workspace, person }: Desk): SeenView[] {
  return workspace.views.stack(person.id).map((open) => seenView(workspace, open, person.zone))
}

/** The Home that the bot has published for the person. */
export function homeSeen({ workspace, person }: Desk): SeenView | null {
  const home = workspace.views.home(person.id)
  return home && seenView(workspace, home, person.zone)
}

/** Whether something the person sees there reads like the pattern; without a place, any of their messages. */
export function reads(desk: Desk, pattern: string | RegExp, place: string | undefined): boolean {
  return textsIn(desk, place).some((text) =>
    typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text),
  )
}

/** All that is in front of the person, for the message of a failed test. */
export function everythingSeen(desk: Desk): string {
  const { workspace, person } = desk
  const home = homeSeen(desk)
  const lines = [
    ...messagesSeen(desk).map(
      (message) =>
        `- ${whereIs(desk, message.channel)}${message.ephemeral ? ' (only you)' : ''}: ${drawn(message)}`,
    ),
    ...modalsSeen(desk).map((modal) => `- modal: ${drawn(modal)}`),
    ...(home ? [`- home: ${drawn(home)}`] : []),
  ]
  const refusals = workspace.world.recorder.refusals.map(
    ({ method, error, messages }) => `! ${method} was refused: ${error} ${messages.join(' ')}`,
  )
  const what = lines.length > 0 ? lines.join('\n') : '- nothing'
  return [`${person.name} sees:`, what, ...refusals].join('\n')
}

function textsIn(desk: Desk, place: string | undefined): string[] {
  if (place === 'home') return [homeSeen(desk)?.read ?? '']
  if (place === 'modal') return [modalsSeen(desk).at(-1)?.read ?? '']
  const channel = place === undefined ? undefined : desk.workspace.conversations.find(place)
  if (place !== undefined && channel === undefined) throw new Error(`There is no conversation ${place}`)
  return messagesSeen(desk)
    .filter((message) => channel === undefined || message.channel === channel.id)
    .map(({ read }) => read)
}

function drawn({ read, blocks }: Pick<SeenMessage, 'read' | 'blocks'>): string {
  const pressable = blocks.flatMap(elementsOf).map(({ text, action_id }) => `[${text?.text ?? action_id}]`)
  return [read.replaceAll('\n', '\n    '), pressable.join(' ')].filter(Boolean).join('\n    ')
}

function whereIs({ workspace, person }: Desk, channel: string): string {
  const conversation = workspace.conversations.get(channel)
  if (conversation?.name) return `#${conversation.name}`
  const others = [...(conversation?.members ?? [])].filter((id) => id !== person.id)
  return others.length > 0 ? `with ${others.map((id) => workspace.nameOf(id)).join(', ')}` : 'own notes'
}
