import { isObject, items, type Json } from './check.ts'

/** Who a user id is; without it mentions stay as they are. */
type Names = (id: string) => string

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const decode = (text: string) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)

/** What `<...>` shows: a name, a date's fallback, a link's label. */
function controlText(control: string, names?: Names): string {
  const [body = '', label] = control.slice(1, -1).split('|', 2)
  if (/^@[UW]/.test(body) && names) return `@${names(body.slice(1))}`
  if (/^[@#]/.test(body)) return label ? `${body[0]}${decode(label).replace(/^[@#]/, '')}` : control
  if (/^!(?:here|channel|everyone)$/.test(body)) return `@${body.slice(1)}`
  if (body.startsWith('!')) return label ? decode(label) : control
  return decode(label ?? body.replace(/^mailto:/, ''))
}

/** Message text as a person reads it, emphasis marks left in. */
const mrkdwnText = (text: string, names?: Names) =>
  text.replace(/<[^<>]+>|&(?:amp|lt|gt);/g, (part) =>
    part.startsWith('<') ? controlText(part, names) : decode(part),
  )

/** The keys whose values people read, from top to bottom. */
const READING_ORDER = [
  'title',
  'blocks',
  'label',
  'name',
  'text',
  'description',
  'fields',
  'rows',
  'chart',
  'segments',
  'series',
  'data',
  'elements',
  'accessory',
  'element',
  'initial_value',
  'initial_date',
  'initial_time',
  'initial_date_time',
  'initial_option',
  'initial_options',
  'initial_user',
  'initial_users',
  'initial_channel',
  'initial_channels',
  'initial_conversation',
  'initial_conversations',
  'placeholder',
  'options',
  'option_groups',
  'hint',
  'alt_text',
  'confirm',
  'deny',
  'submit',
  'close',
]

const richText: Record<string, (element: Json, names?: Names) => string> = {
  text: ({ text }) => String(text),
  link: ({ text, url }) => String(text ?? url),
  user: ({ user_id }, names) => controlText(`<@${user_id}>`, names),
  channel: ({ channel_id }) => `<#${channel_id}>`,
  usergroup: ({ usergroup_id }) => `<!subteam^${usergroup_id}>`,
  broadcast: ({ range }) => `@${range}`,
  emoji: ({ name }) => `:${name}:`,
  date: ({ fallback, timestamp }) => String(fallback ?? timestamp),
  color: ({ value }) => String(value),
}

const RUNNING_TEXT = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']

/** What is there but not seen: a placeholder behind a value, the marked choice a second time. */
function unseen(value: Json): string[] {
  if (value.type === 'radio_buttons' || value.type === 'checkboxes')
    return ['initial_option', 'initial_options']
  return Object.entries(value).some(([key, held]) => key.startsWith('initial_') && held !== undefined)
    ? ['placeholder']
    : []
}

/** A message has no type of its own, or `message` where Slack tells of one. */
const isMessage = ({ type, text, blocks }: Json) =>
  (type === undefined || type === 'message') && (typeof text === 'string' || Array.isArray(blocks))

function running(elements: unknown, names?: Names): string {
  return items(elements)
    .filter(isObject)
    .map((element) => richText[String(element.type)]?.(element, names) ?? '')
    .join('')
}

/** What stands under a key as a bare string or number. */
function bare(key: string, value: string | number, names?: Names): string {
  if (key === 'initial_date_time') return new Date(Number(value) * 1000).toISOString()
  if (/^initial_(?:user|channel|conversation)/.test(key)) {
    return controlText(/^[UW]/.test(String(value)) ? `<@${value}>` : `<#${value}>`, names)
  }
  return String(value)
}

function readObject(value: Json, names?: Names): string[] {
  const { type, text, blocks, elements } = value
  // A message with blocks shows them in the place of its text.
  if (isMessage(value) && items(blocks).length > 0) return read(blocks, 'blocks', names)
  if (typeof text === 'string' && (type === 'mrkdwn' || isMessage(value))) return [mrkdwnText(text, names)]
  if (RUNNING_TEXT.includes(String(type))) return [running(elements, names)]
  const hidden = unseen(value)
  return READING_ORDER.filter((key) => !hidden.includes(key)).flatMap((key) => read(value[key], key, names))
}

function read(value: unknown, key: string, names?: Names): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [bare(key, value, names)]
  if (isObject(value)) return readObject(value, names)
  if (key !== 'rows') return items(value).flatMap((each) => read(each, key, names))
  return items(value).map((row) => read(row, 'cells', names).join(' | '))
}

/**
 * What a person reads of a message, view, block or element: one line per text, mrkdwn decoded, links as their label,
 * dates as their fallback. A bare string is read as a message's text.
 */
export function plainText(value: unknown, names?: Names): string {
  const lines = typeof value === 'string' ? [mrkdwnText(value, names)] : read(value, '', names)
  return lines.filter((line) => line !== '').join('\n')
}
