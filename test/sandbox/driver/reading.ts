import { plainText } from '../block-kit/plain-text.ts'
import { inReadersZone } from '../block-kit/readers-dates.ts'
import {
  type Block,
  type Element,
  isFields,
  type StateValues,
  type TextObject,
  textOf,
  type View,
} from '../shapes.ts'
import { elementsOf } from '../state/block-ids.ts'
import type { SharedFile } from '../state/files.ts'
import type { Message } from '../state/messages.ts'
import type { Member } from '../state/people.ts'
import { initialState, isStateful, optionsOf } from '../state/view-state.ts'
import type { OpenView } from '../state/views.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { heldBy } from './form-check.ts'

/** A message as one person sees it. */
export interface SeenMessage {
  channel: string
  ts: string
  /** The author's id. */
  user: string
  /** The notification text, as the bot sent it. */
  text: string
  blocks: Block[]
  /** All that stands there, in plain text. */
  read: string
  ephemeral: boolean
  edited: boolean
  threadTs: string | null
  files: SharedFile[]
  /** What stands in the message's own menus, as the reader has left them. */
  values: StateValues
}

/** A field of a form, with what it holds in words: an option's text, a user's or channel's id, a date. */
interface SeenField {
  label: string
  type: string
  optional: boolean
  value: unknown
  options: string[]
}

/** A modal or Home as its person sees it. */
export interface SeenView extends View {
  read: string
  errors: Record<string, string>
  /** What Slack itself says when the bot failed to answer. */
  trouble: string | null
  /** What its fields hold, in Slack's own words. */
  values: StateValues
  /** By block_id; in a block with several elements by action_id. */
  fields: Record<string, SeenField>
}

/** A message as this reader sees it; without one, as it stands there, with times in UTC. */
export function seenMessage(
  workspace: WorkspaceState,
  message: Message,
  reader?: Pick<Member, 'id' | 'zone'>,
): SeenMessage {
  const { channel, ts, user, text, blocks, edited, threadTs, files } = message
  const shown = inReadersZone({ text, blocks }, reader?.zone ?? 'UTC')
  const read = [plainText(shown, (id) => workspace.nameOf(id)), ...files.map(({ title }) => title)]
  const ephemeral = message.ephemeralFor !== null
  return {
    channel,
    ts,
    user,
    text,
    blocks,
    read: read.filter(Boolean).join('\n'),
    ephemeral,
    edited,
    threadTs,
    files,
    values: (reader && message.chosen.get(reader.id)) ?? initialState(blocks),
  }
}

/** A modal or Home as somebody in this time zone reads it. */
export function seenView(workspace: WorkspaceState, open: OpenView, zone: string): SeenView {
  const { view, values, errors, trouble } = open
  const { title, blocks, submit, close } = view
  const body = plainText(inReadersZone({ title, blocks, submit, close }, zone), (id) => workspace.nameOf(id))
  const read = [trouble ?? '', body, ...Object.values(errors)].filter(Boolean).join('\n')
  return { ...view, read, errors, trouble, values, fields: fieldsOf(open) }
}

/** The words beside or in an element by which a person would call it. */
export function labelsOf(block: Block, element: Element): string[] {
  const label = block.type === 'input' ? block.label : undefined
  const texts: (TextObject | undefined)[] = [
    label,
    block.accessory && block.text,
    element.placeholder,
    element.text,
  ]
  return texts.flatMap((text) => (text ? [plainText(text)] : []))
}

function fieldsOf(open: OpenView): Record<string, SeenField> {
  const fields: Record<string, SeenField> = {}
  for (const block of open.view.blocks) {
    for (const element of elementsOf(block).filter(isStateful)) {
      const key = block.type === 'actions' ? element.action_id : block.block_id
      const state = open.values[block.block_id]?.[element.action_id]
      fields[key] = {
        label: labelsOf(block, element)[0] ?? '',
        type: element.type,
        optional: block.type !== 'input' || block.optional === true,
        value: state ? inWords(heldBy(state)) : null,
        options: optionsOf(element).map(({ text }) => text.text),
      }
    }
  }
  return fields
}

function inWords(held: unknown): unknown {
  if (Array.isArray(held)) return held.map(inWords)
  return isFields(held) && isFields(held.text) ? textOf(held.text.text) : held
}
