import { byType, chars, flag, integer, list, oneOf, shape, stringThat } from './check.ts'
import { channelId, url, userId } from './composition.ts'

const styled = {
  'style?': shape({
    'bold?': flag,
    'italic?': flag,
    'strike?': flag,
    'underline?': flag,
    'code?': flag,
  }),
}

const written = {
  text: shape({ ...styled, text: chars(1) }),
  link: shape({ ...styled, url, 'text?': chars(1), 'unsafe?': flag }),
}

const inline = byType('rich text element', {
  ...written,
  user: shape({ ...styled, user_id: userId }),
  usergroup: shape({ ...styled, usergroup_id: stringThat('the id of a user group', (id) => /^S/.test(id)) }),
  channel: shape({ ...styled, channel_id: channelId }),
  team: shape({ ...styled, team_id: stringThat('the id of a workspace', (id) => /^[TE]/.test(id)) }),
  broadcast: shape({ ...styled, range: oneOf('here', 'channel', 'everyone') }),
  emoji: shape({ ...styled, name: chars(1), 'unicode?': chars(1), 'url?': url }),
  color: shape({ ...styled, value: stringThat('a colour', (value) => /^#[0-9a-f]{6}$/i.test(value)) }),
  date: shape({
    ...styled,
    timestamp: integer(0),
    format: chars(1),
    'url?': url,
    'fallback?': chars(1),
  }),
})

const border = { 'border?': oneOf(0, 1) }
const section = { rich_text_section: shape({ elements: list(inline, 1) }) }

const part = byType('rich text element', {
  ...section,
  rich_text_list: shape({
    ...border,
    style: oneOf('bullet', 'ordered'),
    elements: list(byType('list item', section), 1),
    'indent?': integer(0, 8),
    'offset?': integer(0),
  }),
  rich_text_quote: shape({ ...border, elements: list(inline, 1) }),
  rich_text_preformatted: shape({
    ...border,
    elements: list(byType('preformatted element', written), 1),
    'language?': chars(1),
  }),
})

/** The body of a `rich_text` block, which is also a table cell and a rich text input's value. */
export const richText = shape({ elements: list(part, 1), 'block_id?': chars(1, 255) })
