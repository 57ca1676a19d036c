import { describe, expect, test } from 'vitest'
import type { Wanted } from './index.ts'
import { oneFormBot } from './one-form-bot.ts'
import { inputOf, options, plain, shown, textInput } from './test-support.ts'

const stage = oneFormBot()

describe('what a person enters reaches the bot as Slack writes it', () => {
  const omar = () => stage.sandbox.workspace().person('omar')
  const it = () => stage.sandbox.workspace().channel('it').id

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
      () => ['@Omar Haddad', stage.maya],
      () => ({ selected_users: [omar().id, stage.maya.id] }),
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
    await stage.shows(inputOf(element))
    await stage.maya.submits({ 'the field': wanted() })
    const type = (element as { type: string }).type
    expect(stage.submitted).toEqual({ field: { value: { type, ...expected() } } })
  })

  test('an empty optional text is null, and an untouched choice as well', async () => {
    const cadence = inputOf({ type: 'static_select', options }, { optional: true, block_id: 'cadence' })
    await stage.shows({ ...textInput('goals', 'Goals'), optional: true }, cadence)
    await stage.maya.fills({ goals: 'Changed my mind' })
    await stage.maya.submits({ goals: null })
    expect(stage.submitted).toEqual({
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
    await stage.shows(inputOf(element))
    await stage.maya.submits({ field: wanted })
    expect(stage.maya.modal?.errors.field).toMatch(error)
    expect(stage.submitted).toBeUndefined()
  })
})

describe('a forged form', () => {
  test('reaches the bot with anything in it, whatever a client would let through', async () => {
    await stage.maya.forgesForm('form', {
      values: { field: { value: { type: 'plain_text_input', value: 7 } } },
    })
    expect(stage.submitted).toEqual({ field: { value: { type: 'plain_text_input', value: 7 } } })
    expect(stage.maya.modal).toBeNull()
  })

  test('is answered like a real one', async () => {
    stage.bot.app.view('strict', async ({ ack, view }) =>
      ack({ response_action: 'errors', errors: { field: `Not ${view.private_metadata}` } }),
    )
    const values = { field: null }
    await stage.maya.forgesForm('strict', { values, metadata: 'mine' })
    expect(stage.maya.modal?.errors).toEqual({ field: 'Not mine' })
    await stage.maya.forgesForm('strict', {
      values,
      blocks: [textInput('other', 'Other')],
    })
    expect(stage.sandbox.refusals).toMatchObject([{ method: 'view_submission', error: 'invalid_arguments' }])
  })
})
