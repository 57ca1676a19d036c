import { type Move, messageActions, viewActions } from '../payloads.ts'
import { type Element, type Fields, isFields } from '../shapes.ts'
import type { Message } from '../state/messages.ts'
import { initialState, isStateful } from '../state/view-state.ts'
import type { OpenView } from '../state/views.ts'
import { checkSignedIn, type Desk, type Narrowing } from './desk.ts'
import type { Found, Place } from './find.ts'
import { entered, option, type Wanted } from './form-values.ts'
import { seenMessage } from './reading.ts'
import { slackSays } from './typing.ts'

export type Source = { kind: 'message'; message: Message } | { kind: 'view'; open: OpenView }

/** Where a person looks for something to press: the top modal, then their messages, newest first. */
export function places(desk: Desk, narrowing: Narrowing): Place<Source>[] {
  checkSignedIn(desk)
  const { workspace, person } = desk
  const home = workspace.views.home(person.id)
  if (narrowing.in === 'home') return home ? [viewPlace(home)] : []
  const top = workspace.views.stack(person.id).at(-1)
  const modal = top && narrowing.message === undefined ? [viewPlace(top)] : []
  if (narrowing.in === 'modal') return modal
  if (narrowing.in === undefined) return [...modal, ...messagePlaces(desk, narrowing, undefined)]
  const channel = workspace.conversations.find(narrowing.in)
  if (channel === undefined) throw new Error(`There is no conversation ${narrowing.in}`)
  return messagePlaces(desk, narrowing, channel.id)
}

export function viewPlace(open: OpenView): Place<Source> {
  return { source: { kind: 'view', open }, blocks: open.view.blocks, values: open.values }
}

function messagePlaces(
  desk: Desk,
  { message: pattern }: Narrowing,
  channel: string | undefined,
): Place<Source>[] {
  const { workspace, person } = desk
  return workspace.conversations
    .seenBy(person.id)
    .filter((message) => channel === undefined || message.channel === channel)
    .filter((message) => pattern === undefined || pattern.test(seenMessage(workspace, message, person).read))
    .reverse()
    .map((message) => messagePlace(desk, message))
}

export function messagePlace({ person }: Desk, message: Message): Place<Source> {
  const values = message.chosen.get(person.id) ?? initialState(message.blocks)
  message.chosen.set(person.id, values)
  return { source: { kind: 'message', message }, blocks: message.blocks, values }
}

/** Enters a value into an element and answers how a payload tells of it. */
export function enter(desk: Desk, { place, block, element }: Found<Source>, wanted: Wanted): Fields {
  if (!isStateful(element)) {
    if (wanted === null || Array.isArray(wanted)) throw new Error('One entry of the menu has to be picked')
    return { selected_option: option({ element }, wanted as string) }
  }
  const { workspace, person } = desk
  const value = entered({ workspace, person, element }, wanted)
  const slot = place.values[block.block_id]
  if (slot) slot[element.action_id] = value
  if (place.source.kind === 'view') {
    delete place.source.open.errors[block.block_id]
    workspace.views.edited(place.source.open)
  }
  const { type: _type, ...chosen } = value
  return chosen
}

/** Whether the bot hears of a choice at once; a field of a form waits for the submit button unless it asks. */
export function dispatches({ block, element }: Found<Source>): boolean {
  if (block.type !== 'input') return true
  if (block.dispatch_action !== true) return false
  return (
    !isTyped(element) ||
    element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered') === true
  )
}

/** Tells the bot what was pressed or chosen; without an acknowledgement Slack warns the person. */
export async function act(desk: Desk, found: Found<Source>, chosen: Fields): Promise<void> {
  const { workspace, person, courier } = desk
  if (!workspace.world.manifest.interactivity) {
    throw new Error('Nothing happens: interactivity is not enabled in the manifest')
  }
  const move: Move = { block: found.block, element: found.element, chosen }
  const { source } = found.place
  if (source.kind === 'view') {
    const payload = viewActions(workspace, person, source.open, move)
    const delivery = await courier.deliver('block_actions', workspace.key, payload)
    if (delivery.fault === null) return
    source.open.trouble = "This app didn't respond. Please try again."
    workspace.views.edited(source.open)
    return
  }
  await pressInMessage(desk, source.message, move)
}

/** Tells the bot of a press in a message, whether the message stands anywhere or not. */
export async function pressInMessage(desk: Desk, message: Message, move: Move): Promise<void> {
  const { workspace, person, courier } = desk
  const where = workspace.conversations.get(message.channel)
  if (where === undefined) throw new Error('The conversation of this message is gone')
  const payload = messageActions(workspace, person, where, message, move)
  const delivery = await courier.deliver('block_actions', workspace.key, payload)
  if (delivery.fault !== null) slackSays(desk, where, "This app didn't respond. Please try again.")
}

/** Whether the person goes on when the element asks to confirm. */
export function isConfirmed({ element }: Found<Source>, narrowing: Narrowing): boolean {
  return !isFields(element.confirm) || narrowing.confirm !== false
}

function isTyped({ type }: Element): boolean {
  return type.endsWith('_input')
}
