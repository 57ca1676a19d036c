import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types'
import { escaped } from './mrkdwn.ts'

export interface Message {
  /** What a notification and a screen reader say. */
  text: string
  blocks: KnownBlock[]
}

/** Slack's limits in characters (SLACK.md, "Block Kit limits"). */
const LIMIT = { section: 3000, header: 150, title: 24, button: 75, optionText: 75 } as const

/** Cuts a text to what Slack takes, with an ellipsis, never through a character. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: true })

/** Verbatim, so that Slack makes no link of a bare address that somebody typed. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

/** A paragraph of the bot's own copy; typed parts in it must have been escaped. */
export const section = (text: string, accessory?: SectionBlock['accessory']): SectionBlock => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory && { accessory }),
})

/**
 * Lines that belong together, in as few sections as Slack takes: harmless made, what was typed may be five times as
 * long. Each line must fit into one of them.
 */
export function sections(lines: readonly string[]): SectionBlock[] {
  const parts: string[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= LIMIT.section)
      parts[parts.length - 1] = `${last}\n${line}`
    else parts.push(line)
  }
  return parts.map((text) => section(text))
}

/** A message that is one paragraph. */
export const said = (text: string): Message => ({ text, blocks: [section(text)] })

/** What a person typed, whole and word for word, as quoted sections; long text goes on in further sections. */
export function quote(typed: string): SectionBlock[] {
  const lines = typed.split('\n').flatMap((line) => pieces(line, LIMIT.section / 3))
  const sections: string[] = []
  for (const line of lines) {
    const quoted = `>${line}`
    const last = sections.at(-1)
    if (last !== undefined && last.length + 1 + quoted.length <= LIMIT.section)
      sections[sections.length - 1] = `${last}\n${quoted}`
    else sections.push(quoted)
  }
  return sections.map((text) => section(text))
}

/** Escaped parts of at most `limit` UTF-16 units that join to the whole; no entity or character is cut. */
function pieces(typed: string, limit: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of typed) {
    const harmless = escaped(character)
    if (part.length + harmless.length > limit) {
      parts.push(part)
      part = ''
    }
    part += harmless
  }
  parts.push(part)
  return parts
}

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plain(shorten(text, LIMIT.header)),
})

export const context = (text: string): ContextBlock => ({ type: 'context', elements: [mrkdwn(text)] })

export const divider = (): DividerBlock => ({ type: 'divider' })

export const actions = (blockId: string, elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  block_id: blockId,
  elements,
})

export function button(
  text: string,
  actionId: string,
  value: string,
  options: { style?: 'primary' | 'danger'; confirm?: ConfirmationDialog; label?: string } = {},
): Button {
  const { label, ...rest } = options
  return {
    type: 'button',
    text: plain(shorten(text, LIMIT.button)),
    action_id: actionId,
    value,
    ...rest,
    ...(label && { accessibility_label: label }),
  }
}

export const confirm = (title: string, text: string, yes: string, no: string): ConfirmationDialog => ({
  title: plain(title),
  text: plain(text),
  confirm: plain(yes),
  deny: plain(no),
})

export const option = (text: string, value: string): PlainTextOption => ({
  text: plain(shorten(text, LIMIT.optionText)),
  value,
})

/** One field of a form. Its block id is the field's name; `form.ts` reads it back under that name. */
export const field = (
  name: string,
  label: string,
  element: InputBlock['element'],
  more: { optional?: boolean; hint?: string } = {},
): InputBlock => ({
  type: 'input',
  block_id: name,
  label: plain(label),
  element: { ...element, action_id: 'value' },
  ...(more.optional && { optional: true }),
  ...(more.hint && { hint: plain(more.hint) }),
})

export function modal(view: {
  id: string
  title: string
  blocks: KnownBlock[]
  submit?: string
  close?: string
  metadata?: unknown
}): ModalView {
  return {
    type: 'modal',
    callback_id: view.id,
    title: plain(shorten(view.title, LIMIT.title)),
    blocks: view.blocks,
    close: plain(view.close ?? 'Close'),
    ...(view.submit && { submit: plain(view.submit) }),
    ...(view.metadata !== undefined && { private_metadata: JSON.stringify(view.metadata) }),
  }
}

export const home = (blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks })
