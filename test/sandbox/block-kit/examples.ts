/** One payload of every kind that Slack takes, as full as it may be: the ground that the tests break piece by piece. */

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const option = (value: string, text = `Option ${value}`) => ({ text: plain(text), value })

const confirm = {
  title: plain('Withdraw it?'),
  text: mrkdwn('IT has *not* opened it yet.'),
  confirm: plain('Withdraw'),
  deny: plain('Keep'),
  style: 'danger',
}

const menu = {
  action_id: 'pick.choose',
  placeholder: { ...plain('Choose'), emoji: true },
  confirm,
  focus_on_load: true,
}
const multi = { ...menu, max_selected_items: 2 }
const choice = { action_id: 'pick.choose', confirm, focus_on_load: true }
const typed = {
  action_id: 'type.it',
  placeholder: plain('A sentence'),
  focus_on_load: true,
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
}
const filter = { include: ['im', 'mpim'], exclude_bot_users: true, exclude_external_shared_channels: true }
const options = [option('a'), option('b')]
const groups = [{ label: plain('Group'), options }]

const richBody = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Dear ', style: { bold: true, italic: false } },
        { type: 'user', user_id: 'U1' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'team', team_id: 'T1' },
        { type: 'broadcast', range: 'here' },
        { type: 'emoji', name: 'wave', unicode: '1f44b' },
        { type: 'color', value: '#00ff00' },
        { type: 'date', timestamp: 1_770_000_000, format: '{date}', fallback: 'Monday' },
        { type: 'link', url: 'https://example.com', text: 'a page', unsafe: false },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      indent: 1,
      offset: 0,
      border: 0,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'an item' }] }],
    },
    { type: 'rich_text_quote', border: 1, elements: [{ type: 'text', text: 'a quote' }] },
    { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: 'code' }] },
  ],
}

/** Elements that an actions block, a section or an input block may hold. */
export const pickers = {
  static_select: { type: 'static_select', ...menu, options, initial_option: option('b') },
  grouped_select: { type: 'static_select', ...menu, option_groups: groups, initial_option: option('a') },
  external_select: { type: 'external_select', ...menu, min_query_length: 2, initial_option: option('a') },
  users_select: { type: 'users_select', ...menu, initial_user: 'U1' },
  conversations_select: {
    type: 'conversations_select',
    ...menu,
    initial_conversation: 'D1',
    default_to_current_conversation: false,
    response_url_enabled: true,
    filter,
  },
  channels_select: {
    type: 'channels_select',
    ...menu,
    initial_channel: 'C1',
    response_url_enabled: true,
  },
  multi_static_select: { type: 'multi_static_select', ...multi, options, initial_options: options },
  multi_external_select: { type: 'multi_external_select', ...multi, initial_options: options },
  multi_users_select: { type: 'multi_users_select', ...multi, initial_users: ['U1', 'W2'] },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    ...multi,
    initial_conversations: ['C1'],
    filter,
  },
  multi_channels_select: { type: 'multi_channels_select', ...multi, initial_channels: ['C1'] },
  checkboxes: {
    type: 'checkboxes',
    ...choice,
    options: [
      { ...option('a'), description: plain('More') },
      { ...option('b'), text: mrkdwn('*B*') },
    ],
    initial_options: [{ ...option('b'), text: mrkdwn('*B*') }],
  },
  radio_buttons: { type: 'radio_buttons', ...choice, options, initial_option: option('a') },
  datepicker: { type: 'datepicker', ...menu, initial_date: '2026-02-28' },
  timepicker: { type: 'timepicker', ...menu, initial_time: '09:30', timezone: 'Europe/Stockholm' },
}

export const datetimepicker = { type: 'datetimepicker', ...choice, initial_date_time: 1_770_000_000 }

export const pressables = {
  button: {
    type: 'button',
    action_id: 'pick.press',
    text: plain('Withdraw'),
    value: '42',
    url: 'https://example.com',
    style: 'primary',
    accessibility_label: 'Withdraw this feedback',
    confirm,
  },
  overflow: {
    type: 'overflow',
    action_id: 'pick.more',
    confirm,
    options: [option('a'), { ...option('b'), url: 'https://example.com', description: plain('More') }],
  },
}

export const imageElement = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A chart' }

/** Elements that only an input block may hold. */
export const inputs = {
  plain_text_input: {
    type: 'plain_text_input',
    ...typed,
    multiline: true,
    min_length: 2,
    max_length: 10,
    initial_value: 'Reports',
  },
  number_input: {
    type: 'number_input',
    ...typed,
    is_decimal_allowed: true,
    min_value: '-1.5',
    max_value: '100',
    initial_value: '45',
  },
  email_text_input: { type: 'email_text_input', ...typed, initial_value: 'maya@example.com' },
  url_text_input: { type: 'url_text_input', ...typed, initial_value: 'https://example.com' },
  rich_text_input: { type: 'rich_text_input', ...typed, min_lines: 1, max_lines: 8, initial_value: richBody },
}

/** Blocks that stand on every surface. */
export const blocks = {
  section: {
    type: 'section',
    block_id: 'b',
    text: { ...mrkdwn('Hello'), verbatim: true },
    fields: [mrkdwn('Left'), { ...plain('Right'), emoji: false }],
    accessory: imageElement,
    expand: true,
  },
  divider: { type: 'divider', block_id: 'b' },
  header: { type: 'header', block_id: 'b', text: plain('Your pairs') },
  context: { type: 'context', block_id: 'b', elements: [imageElement, mrkdwn('a'), plain('b')] },
  actions: { type: 'actions', block_id: 'b', elements: [pressables.button, pressables.overflow] },
  image: {
    type: 'image',
    block_id: 'b',
    image_url: 'https://example.com/a.png',
    alt_text: 'A chart',
    title: plain('Chart'),
  },
  slack_image: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A chart' },
  rich_text: { ...richBody, block_id: 'b' },
}

export const input = {
  type: 'input',
  block_id: 'words',
  label: plain('What did you hear?'),
  hint: plain('One sentence is enough'),
  optional: true,
  dispatch_action: false,
  element: inputs.plain_text_input,
}

const points = [
  { label: 'Mar', value: 3 },
  { label: 'Apr', value: -4.5 },
]
const axis_config = { categories: ['Mar', 'Apr'], x_label: 'Month', y_label: 'Score' }

/** Blocks that only a message may hold. */
export const messageOnlyBlocks = {
  table: {
    type: 'table',
    block_id: 'b',
    rows: [[{ type: 'raw_text', text: 'Theme' }, { type: 'raw_number', value: 3, text: '3' }, richBody]],
    column_settings: [{ align: 'right', is_wrapped: true }],
  },
  markdown: { type: 'markdown', block_id: 'b', text: '**Bold**' },
  pie: {
    type: 'data_visualization',
    block_id: 'b',
    title: 'Themes',
    chart: { type: 'pie', segments: points },
  },
  line: {
    type: 'data_visualization',
    title: 'Trend',
    chart: { type: 'line', series: [{ name: 'Score', data: points }], axis_config },
  },
  file: { type: 'file', external_id: 'report', source: 'remote' },
  video: {
    type: 'video',
    title: plain('How to'),
    title_url: 'https://example.com/watch',
    video_url: 'https://example.com/embed',
    thumbnail_url: 'https://example.com/thumb.png',
    alt_text: 'How to',
    author_name: 'IT',
    provider_name: 'Example',
    provider_icon_url: 'https://example.com/icon.png',
    description: plain('A short film'),
  },
}

export const modal = {
  type: 'modal',
  title: plain('Tell IT something'),
  submit: plain('Share'),
  close: plain('Not now'),
  blocks: [input],
  callback_id: 'feedback.submit',
  external_id: 'feedback-1',
  private_metadata: '{}',
  clear_on_close: true,
  notify_on_close: true,
  submit_disabled: false,
}

export const home = {
  type: 'home',
  blocks: [blocks.header],
  callback_id: 'home',
  external_id: 'home-U1',
  private_metadata: '',
}

/** A modal around these blocks. */
export const modalOf = (...inside: unknown[]) => ({ ...modal, blocks: inside })

/** A message of these blocks. */
export const messageOf = (...inside: unknown[]) => ({ text: 'Your pairs', blocks: inside })
