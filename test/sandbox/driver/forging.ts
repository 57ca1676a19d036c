import { stamp, submissionPayload, viewWithState } from '../payloads.ts'
import type { Block, Fields } from '../shapes.ts'
import type { Message } from '../state/messages.ts'
import { act, pressInMessage, type Source, viewPlace } from './acting.ts'
import type { Desk } from './desk.ts'
import type { Found } from './find.ts'
import { applyAnswer } from './submission.ts'

/** Where a forged press claims to have been made; a modal or the Home must be open. */
export type ForgedFrom = 'message' | 'modal' | 'home'

/** What somebody with a script sends as a form. */
export interface ForgedForm {
  /** As in `view.state.values`: by block_id, then action_id; nothing of it is checked. */
  values: Fields
  /** The view's private_metadata. */
  metadata?: string
  /** The form as the bot drew it, so that errors find their fields; by default a text field for every value. */
  blocks?: readonly Block[]
}

/** A press on a button that no client shows, as somebody would send who meddles with what a button carries. */
export async function forgePress(
  desk: Desk,
  { actionId, value, from }: { actionId: string; value: string; from: ForgedFrom },
): Promise<void> {
  const text = { type: 'plain_text' as const, text: 'Forged' }
  const element = { type: 'button', action_id: actionId, value, text }
  const block = { type: 'actions', block_id: 'forged', elements: [element] }
  const { views } = desk.workspace
  if (from === 'message') {
    await pressInMessage(desk, forgedMessage(desk, block), { block, element, chosen: {} })
    return
  }
  const open = from === 'home' ? views.home(desk.person.id) : views.stack(desk.person.id).at(-1)
  if (!open) throw new Error(`${desk.person.name} has no ${from} open`)
  const found: Found<Source> = { place: viewPlace(open), block, element }
  await act(desk, found, {})
}

function forgedMessage({ workspace, person }: Desk, block: Block): Message {
  return {
    channel: workspace.directMessage(person.id).id,
    ts: stamp(workspace),
    user: workspace.bot.id,
    text: 'Forged',
    blocks: [block],
    ephemeralFor: null,
    edited: false,
    threadTs: null,
    files: [],
    chosen: new Map(),
  }
}

/** Puts a form before the person that the bot has not opened, and submits it with these values. */
export async function forgeForm(desk: Desk, callbackId: string, form: ForgedForm): Promise<void> {
  const { workspace, person, courier } = desk
  const plain = (text: string) => ({ type: 'plain_text', text })
  const textField = (blockId: string) => ({
    type: 'input',
    block_id: blockId,
    label: plain(blockId),
    element: { type: 'plain_text_input', action_id: 'value' },
  })
  const open = workspace.views.open(person.id, {
    type: 'modal',
    callback_id: callbackId,
    title: plain('Forged'),
    submit: plain('Send'),
    private_metadata: form.metadata ?? '',
    blocks: form.blocks ?? Object.keys(form.values).map(textField),
  })
  const view = { ...viewWithState(open), state: { values: form.values } }
  const payload = { ...submissionPayload(workspace, person, open), view }
  applyAnswer(workspace, open, await courier.deliver('view_submission', workspace.key, payload))
}
