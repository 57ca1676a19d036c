import type { Block, DemoMessage, DemoView, State } from './protocol.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() })
const options = ['Red', 'Green', 'Blue'].map(option)
const data = (values: number[]) => values.map((value, index) => ({ label: `Q${index + 1}`, value }))
const axis_config = { categories: ['Q1', 'Q2', 'Q3'] }
const series = [
  { name: 'Sessions', data: data([4, 9, 12]) },
  { name: 'Answers', data: data([3, 5, 11]) },
]

/** Blocks as the bot could send them any day, one of each kind that the story does not come across. */
const MESSAGE_BLOCKS: (Omit<Block, 'block_id' | 'elements'> & Record<string, unknown>)[] = [
  { type: 'header', text: plain('Everything at once') },
  { type: 'section', fields: [plain('*not bold*'), { type: 'mrkdwn', text: '*bold* :tada:' }] },
  { type: 'data_visualization', title: 'By quarter', chart: { type: 'bar', series, axis_config } },
  { type: 'data_visualization', title: 'As a line', chart: { type: 'line', series, axis_config } },
  {
    type: 'data_visualization',
    title: 'As a pie',
    chart: { type: 'pie', segments: data([2, 3, 5]) },
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Leader' },
        { type: 'raw_text', text: 'Sessions' },
      ],
      [
        { type: 'raw_text', text: 'Omar' },
        { type: 'raw_number', value: 6, text: '6' },
      ],
    ],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'a', text: plain('Delete'), style: 'danger' },
      { type: 'overflow', action_id: 'b', options: options.slice(0, 2) },
      { type: 'datepicker', action_id: 'c', initial_date: '2026-03-02' },
    ],
  },
  { type: 'carousel' },
]

const ELEMENTS: Record<string, Record<string, unknown>> = {
  'One line': { type: 'plain_text_input' },
  'Many lines': { type: 'plain_text_input', multiline: true },
  'A number': { type: 'number_input' },
  'An option': { type: 'static_select', options },
  'A person': { type: 'users_select' },
  People: { type: 'multi_users_select' },
  'A conversation': { type: 'conversations_select' },
  'A channel': { type: 'channels_select' },
  'One of': { type: 'radio_buttons', options },
  'Some of': { type: 'checkboxes', options },
  'A day': { type: 'datepicker' },
  'A time': { type: 'timepicker' },
}

/** The state with one more message in the app's conversation. */
export function withExampleMessage(state: State): State {
  const conversations = state.conversations.map((conversation) => {
    if (conversation.kind !== 'bot') return conversation
    const message: DemoMessage = {
      channel: conversation.id,
      ts: '1900000000.000100',
      at: state.clock.now,
      userId: state.workspace.botId,
      text: 'Everything at once',
      blocks: MESSAGE_BLOCKS.map((block, index) => ({ ...block, block_id: `example-${index}` })),
      values: {},
      ephemeral: true,
      edited: false,
      threadTs: null,
      files: [{ id: 'F1', name: 'report.csv', title: 'The report', bytes: 2048, url: '/x', isImage: false }],
    }
    return { ...conversation, messages: [message], earlier: 3 }
  })
  return { ...state, conversations }
}

/** The state with a modal in front that has every input, on top of another one. */
export function withExampleModal(state: State): State {
  const blocks = Object.entries(ELEMENTS).map(([label, element], index) => ({
    type: 'input',
    block_id: `field-${index}`,
    label: plain(label),
    hint: plain(`Hint of ${label}`),
    optional: index % 2 === 1,
    element: { type: '', ...element, action_id: 'value' },
  }))
  const view: DemoView['view'] = {
    id: 'V-EXAMPLE',
    team_id: 'T1',
    type: 'modal',
    blocks,
    private_metadata: '',
    callback_id: 'example',
    external_id: '',
    state: { values: {} },
    hash: '1',
    title: plain('Every input'),
    submit: plain('Save'),
    close: plain('Back'),
    clear_on_close: false,
    notify_on_close: false,
    root_view_id: 'V-BELOW',
    previous_view_id: 'V-BELOW',
    app_id: 'A1',
    bot_id: 'B1',
    app_installed_team_id: 'T1',
  }
  const top: DemoView = {
    view,
    values: {},
    errors: { 'field-8': 'Please choose one.' },
    trouble: 'Try again?',
  }
  return { ...state, modals: [{ ...top, view: { ...view, id: 'V-BELOW' } }, top] }
}
