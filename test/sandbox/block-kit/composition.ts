import {
  atLeastOne,
  byType,
  type Check,
  chars,
  exactlyOne,
  flag,
  list,
  oneOf,
  shape,
  stringThat,
} from './check.ts'

const plainKind = (max: number) => ({ plain_text: shape({ text: chars(1, max), 'emoji?': flag }) })
const mrkdwnKind = (max: number) => ({ mrkdwn: shape({ text: chars(1, max), 'verbatim?': flag }) })

/** A `plain_text` object of at most `max` characters. */
export const plain = (max: number) => byType('text object', plainKind(max))

/** Both kinds of text object, as a table of kinds. */
export const textKinds = (max: number) => ({ ...plainKind(max), ...mrkdwnKind(max) })

/** A `plain_text` or `mrkdwn` object of at most `max` characters. */
export const text = (max: number) => byType('text object', textKinds(max))

/** A URL of at most 3000 characters. */
export const url: Check = (value, at) =>
  chars(1, 3000)(value, at) ?? stringThat('a valid URL', URL.canParse)(value, at)

const httpsUrl = stringThat('an https URL', (value) => value.startsWith('https://') && URL.canParse(value))

/** A URL of at most 3000 characters that a browser would fetch over https. */
export const secureUrl: Check = (value, at) => url(value, at) ?? httpsUrl(value, at)

export const userId = stringThat('the id of a user', (value) => /^[UW][A-Z0-9]+$/.test(value))
export const channelId = stringThat('the id of a channel', (value) => /^[CG][A-Z0-9]+$/.test(value))
export const conversationId = stringThat('the id of a conversation', (value) =>
  /^[CDGUW][A-Z0-9]+$/.test(value),
)

export const confirm = shape({
  'title?': plain(100),
  text: text(300),
  'confirm?': plain(30),
  'deny?': plain(30),
  'style?': oneOf('primary', 'danger'),
})

const optionFields = { value: chars(1, 150), 'description?': plain(75) }

/** An option of a select menu. */
export const menuOption = shape({ ...optionFields, text: plain(75) })

/** An option of radio buttons or checkboxes, which may be written in mrkdwn. */
export const choiceOption = shape({ ...optionFields, text: text(75) })

/** An option of an overflow menu, the only one that may carry a link. */
export const overflowOption = shape({ ...optionFields, text: plain(75), 'url?': url })

export const optionGroup = shape({ label: plain(75), options: list(menuOption, 1, 100) })

export const dispatchActionConfig = shape({
  'trigger_actions_on?': list(oneOf('on_enter_pressed', 'on_character_entered'), 1),
})

export const conversationFilter = shape(
  {
    'include?': list(oneOf('im', 'mpim', 'private', 'public'), 1),
    'exclude_external_shared_channels?': flag,
    'exclude_bot_users?': flag,
  },
  atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
)

/** Where an image comes from: a URL that Slack can reach, or a file in Slack. */
export const imageSource = {
  'image_url?': url,
  'slack_file?': shape({ 'id?': chars(1, 255), 'url?': url }, exactlyOne('id', 'url')),
}

export const oneImageSource = exactlyOne('image_url', 'slack_file')

export const imageElement = shape({ ...imageSource, alt_text: chars(1, 2000) }, oneImageSource)
