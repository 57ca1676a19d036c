import type { KnownBlock, ModalView } from '@slack/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type Sandbox, startSandbox, type Wanted } from './index.ts'
import { inputOf, modal, options, plain, shown, textInput } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot
let maya: Person
let submitted: Record<string, unknown> | undefined

beforeEach(async () => {
  sandbox = await startSandbox()
  bot = await startTinyBot(sandbox)
  maya = sandbox.workspace().person('maya')
  submitted = undefined
  bot.app.view('form', async ({ ack, view }) => {
    submitted = view.state.values
    await ack()
  })
})

afterEach(async () => {
  await bot.stop()
  await sandbox.stop()
})

const shows = async (...blocks: KnownBlock[]) => {
  const view: ModalView = modal('form', ...blocks)
  bot.app.command('/mentor', async ({ ack, command, client }) => {
    await ack()
    await client.views.open({ trigger_id: command.trigger_id, view })
  })
  await maya.types('/mentor')
}

describe('what a person enters reaches the bot as Slack writes it', () => {
  const omar = () => sandbox.workspace().person('omar')
  const it = () => sandbox.workspace().channel('it').id

  const cases: [string, object, () => Wanted, () => object][] = [
    ['text', { type: 'plain_text_input' }, () => 'Hi', () => ({ value: 'Hi' })],
    ['a number', { type: 'number_input', is_decimal_allowed: false }, () => 45, () => ({ value: '45' })],
    ['an email address', { type: 'email_text_input' }, () => 'a@b.co', () => ({ value: 'a@b.co' })],
    ['a link', { type: 'url_text_input' }, () => 'https://a.co', () => ({ value: 'https://a.co' })],
    [
      'an option by its text',
      { type: 'static_select', options },
      () => 'Monthly',
      () => ({ selected_option: shown('Monthly') }),
    ],
    [
      'an option by its value',
      { type: 'radio_buttons', options },
      () => 'weekly',
      () => ({ selected_option: shown('Weekly') }),
    ],
    [
      'an option in a group',
      { type: 'static_select', option_groups: [{ label: plain('Often'), options }] },
      () => 'Weekly',
      () => ({ selected_option: shown('Weekly') }),
    ],
    [
      'several options',
      { type: 'checkboxes', options },
      () => ['Weekly', 'Monthly'],
      () => ({ selected_options: [shown('Weekly'), shown('Monthly')] }),
    ],
    [
      'options of a menu',
      { type: 'multi_static_select', options },
      () => ['Monthly'],
      () => ({ selected_options: [shown('Monthly')] }),
    ],
    ['a person by mention', { type: 'users_select' }, () => '@omar', () => ({ selected_user: omar().id })],
    ['a person', { type: 'users_select' }, omar, () => ({ selected_user: omar().id })],
    [
      'people',
      { type: 'multi_users_select' },
      () => ['@Omar Haddad', maya],
      () => ({ selected_users: [omar().id, maya.id] }),
    ],
    ['a channel', { type: 'channels_select' }, () => '#it', () => ({ selected_channel: it() })],
    [
      'a conversation',
      { type: 'conversations_select' },
      () => '#it',
      () => ({ selected_conversation: it() }),
    ],
    ['a date', { type: 'datepicker' }, () => '2026-04-01', () => ({ selected_date: '2026-04-01' })],
    ['a time', { type: 'timepicker' }, () => '09:30', () => ({ selected_time: '09:30' })],
    [
      'a moment in their own zone',
      { type: 'datetimepicker' },
      () => '2026-04-01T09:30',
      () => ({ selected_date_time: Date.parse('2026-04-01T07:30:00Z') / 1000 }),
    ],
  ]

  test.each(cases)('%s', async (_what, element, wanted, expected) => {
    await shows(inputOf(element))
    await maya.submits({ 'the field': wanted() })
    const type = (element as { type: string }).type
    expect(submitted).toEqual({ field: { value: { type, ...expected() } } })
  })

  test('an empty optional text is null, and an untouched choice as well', async () => {
    const cadence = inputOf({ type: 'static_select', options }, { optional: true, block_id: 'cadence' })
    await shows({ ...textInput('goals', 'Goals'), optional: true }, cadence)
    await maya.fills({ goals: 'Changed my mind' })
    await maya.submits({ goals: null })
    expect(submitted).toEqual({
      goals: { value: { type: 'plain_text_input', value: null } },
      cadence: { value: { type: 'static_select', selected_option: null } },
    })
  })
})

describe("Slack's own client keeps the form back", () => {
  const cases: [string, object, Wanted, RegExp][] = [
    ['when a required field is empty', { type: 'plain_text_input' }, null, /required/],
    ['when it is only blank', { type: 'plain_text_input' }, '  ', /required/],
    ['when nobody is chosen', { type: 'multi_users_select' }, [], /required/],
    ['when a text is too long', { type: 'plain_text_input', max_length: 3 }, 'abcd', /3 characters or fewer/],
    ['when a text is too short', { type: 'plain_text_input', min_length: 3 }, 'ab', /at least 3/],
    ['when a number is none', { type: 'number_input', is_decimal_allowed: false }, '1.5', /whole number/],
    [
      'when a number is too large',
      { type: 'number_input', is_decimal_allowed: false, max_value: '9' },
      10,
      /at most 9/,
    ],
    ['when an email address is none', { type: 'email_text_input' }, 'maya', /email/],
    [
      'when too many are chosen',
      { type: 'multi_static_select', options, max_selected_items: 1 },
      ['Weekly', 'Monthly'],
      /at most 1/,
    ],
  ]

  test.each(cases)('%s', async (_when, element, wanted, error) => {
    await shows(inputOf(element))
    await maya.submits({ field: wanted })
    expect(maya.modal?.errors.field).toMatch(error)
    expect(submitted).toBeUndefined()
  })
})
