import type { KnownBlock, ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { oneFormBot } from './one-form-bot.ts'
import {
  buttons,
  clientOf,
  inputOf,
  modal,
  options,
  plain,
  section,
  shown,
  textInput,
} from './test-support.ts'

const stage = oneFormBot()

const writes = (text: string, ...blocks: KnownBlock[]) =>
  clientOf(stage.sandbox).chat.postMessage({
    channel: stage.maya.id,
    text,
    blocks: [section(text), ...blocks],
  })

describe('a person can only do what the screen offers', () => {
  test('not choose an option that is not there', async () => {
    await stage.shows(inputOf({ type: 'static_select', options }))
    await expect(stage.maya.fills({ field: 'Daily' })).rejects.toThrow(
      'offers no "Daily", only: Weekly | Monthly',
    )
  })

  test('not choose somebody who is deactivated or unknown', async () => {
    await stage.shows(inputOf({ type: 'users_select' }))
    await expect(stage.maya.fills({ field: '@tom' })).rejects.toThrow(/deactivated/)
    await expect(stage.maya.fills({ field: '@nobody' })).rejects.toThrow(/Nobody in acme is called @nobody/)
  })

  test('not do anything while their account is deactivated', async () => {
    await stage.shows(inputOf({ type: 'users_select' }))
    const { sandbox, maya } = stage
    await sandbox.workspace().change('maya', { deactivated: true })
    await expect(maya.types('/mentor')).rejects.toThrow(/deactivated, so they cannot do anything/)
    await expect(maya.clicks('Anything')).rejects.toThrow(/deactivated, so they cannot do anything/)
    await sandbox.workspace().change('maya', { deactivated: false })
  })

  test('not break the line in a single-line field', async () => {
    await stage.shows(textInput('goals', 'Goals'))
    await expect(stage.maya.fills({ goals: 'one\ntwo' })).rejects.toThrow(/single line/)
  })

  test('not fill in a field that is not there', async () => {
    await stage.shows(textInput('goals', 'Goals'))
    await expect(stage.maya.fills({ gaols: 'x' })).rejects.toThrow('no field gaols, only: goals (Goals)')
  })

  test('not submit when no modal is open', async () => {
    await expect(stage.maya.submits()).rejects.toThrow('Maya Lindqvist has no modal open')
  })

  test('not press a button that is not there; the error tells all they see', async () => {
    await writes('Will you mentor Omar?', buttons('Accept'))
    await expect(stage.maya.clicks('Decline')).rejects.toThrow(
      /does not see a button Decline[\s\S]*Will you mentor Omar\?[\s\S]*\[Accept\]/,
    )
  })

  test('not read what was not said to them', async () => {
    await writes('For Maya')
    expect(() =>
      stage.sandbox
        .workspace()
        .person('omar')
        .sees(/For Maya/),
    ).toThrow(/Omar Haddad does not see/)
    expect(() => stage.maya.seesNot(/For Maya/)).toThrow(/should not/)
  })

  test('not open a Home that the manifest does not have, nor type where they are not', async () => {
    stage.sandbox.workspace().addChannel({ name: 'board', members: ['omar'] })
    await expect(stage.maya.types('Hello', { in: 'board' })).rejects.toThrow(/not in board/)
  })
})

describe('pressing and picking', () => {
  test('finds the newest message first, or the one that reads so', async () => {
    const pressed: unknown[] = []
    stage.bot.app.action('fine', async ({ ack, body }) => {
      pressed.push('message' in body ? body.message?.text : null)
      await ack()
    })
    await writes('Last week', buttons('Fine'))
    await writes('This week', buttons('Fine'))
    await stage.maya.clicks('Fine')
    await stage.maya.clicks('fine', { message: /Last/ })
    await stage.maya.clicks(/^Fi/, { index: 1 })
    expect(pressed).toEqual(['This week', 'Last week', 'Last week'])
  })

  test('an open modal comes before messages, the Home only when named', async () => {
    const where: unknown[] = []
    stage.bot.app.action('fine', async ({ ack, body }) => {
      where.push('view' in body ? body.view?.type : 'message')
      await ack()
    })
    await writes('A message', buttons('Fine'))
    const view = { type: 'home' as const, blocks: [buttons('Fine')] }
    await clientOf(stage.sandbox).views.publish({ user_id: stage.maya.id, view })
    await stage.maya.clicks('Fine')
    await stage.shows(buttons('Fine'))
    await stage.maya.clicks('Fine')
    await stage.maya.clicks('Fine', { in: 'home' })
    expect(where).toEqual(['message', 'modal', 'home'])
  })

  test('a forged press reaches the bot, which can answer it', async () => {
    stage.bot.app.action('accept', async ({ ack, respond, action }) => {
      await ack()
      await respond(`No pair ${'value' in action ? action.value : ''}`)
    })
    await stage.maya.forges('accept', 'not-mine')
    stage.maya.sees('No pair not-mine')
  })

  test('a question before a press can be answered with no', async () => {
    let count = 0
    stage.bot.app.action('end', async ({ ack }) => {
      count += 1
      await ack()
    })
    const sure = { title: plain('Sure?'), text: plain('It ends'), confirm: plain('End'), deny: plain('Stay') }
    const end = { type: 'button' as const, action_id: 'end', text: plain('End it'), confirm: sure }
    await writes('A pair', { type: 'actions', elements: [end] })
    await stage.maya.clicks('End it', { confirm: false })
    expect(count).toBe(0)
    await stage.maya.clicks('End it')
    expect(count).toBe(1)
  })

  test('an overflow menu, a select and a date in a message tell the bot at once', async () => {
    const picked: unknown[] = []
    stage.bot.app.action(/.*/, async ({ ack, action, body }) => {
      picked.push({ action, state: 'state' in body ? body.state : null })
      await ack()
    })
    const more = { type: 'overflow' as const, action_id: 'more', options }
    await writes('Pair', {
      type: 'actions',
      block_id: 'row',
      elements: [
        more,
        { type: 'static_select', action_id: 'cadence', placeholder: plain('How often'), options },
      ],
    })
    await stage.maya.picks('overflow', 'Monthly')
    await stage.maya.picks('how often', 'Weekly')
    expect(picked).toMatchObject([
      { action: { type: 'overflow', action_id: 'more', selected_option: shown('Monthly') } },
      {
        action: { type: 'static_select', block_id: 'row', selected_option: shown('Weekly') },
        state: { values: { row: { cadence: { selected_option: shown('Weekly') } } } },
      },
    ])
  })

  test('a field that dispatches tells the bot at once, and keeps the rest over the redraw', async () => {
    const cadence = inputOf({ type: 'static_select', options }, { dispatch_action: true })
    stage.bot.app.action('value', async ({ ack, body, client }) => {
      await ack()
      if (!('view' in body) || !body.view) return
      const view: ModalView = modal('form', section('Redrawn'), textInput('goals', 'Goals'), cadence)
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view })
    })
    await stage.shows(textInput('goals', 'Goals'), cadence)
    await stage.maya.submits({ goals: 'Learn', field: 'Monthly' })
    expect(stage.submitted).toMatchObject({
      goals: { value: { value: 'Learn' } },
      field: { value: { selected_option: shown('Monthly') } },
    })
    expect(stage.sandbox.deliveries.map(({ kind }) => kind)).toEqual([
      'command',
      'block_actions',
      'view_submission',
    ])
  })
})

describe('reading', () => {
  test('shows names for mentions, dates as Slack does and characters as they are meant', async () => {
    const omar = stage.sandbox.workspace().person('omar')
    await writes(`<@${omar.id}> on <!date^1772442000^{date_short}|2 March>: R&amp;D &lt;3`)
    expect(stage.maya.lastMessage?.read).toBe('@Omar Haddad on Mar 2, 2026: R&D <3')
  })

  test('waits for what a bot in another process will say', async () => {
    const seen = stage.maya.willSee(/At last/, { within: 5000 })
    await writes('At last')
    await seen
  })

  test('people, channels and workspaces can be added', async () => {
    const globex = stage.sandbox.addWorkspace({
      key: 'globex',
      people: [{ name: 'Hank Scorpio', zone: 'America/Denver' }],
    })
    const channel = globex.addChannel({ name: 'volcano', bot: true })
    const homer = globex.addPerson({ name: 'Homer Simpson', username: 'homer' })
    channel.members.add(homer.id)
    await clientOf(stage.sandbox, globex.botToken).chat.postMessage({ channel: channel.id, text: 'Welcome' })
    homer.sees('Welcome')
    globex.person('hank').sees('Welcome')
    expect(globex.messagesIn('#volcano')).toHaveLength(1)
    expect(() => globex.person('maya')).toThrow(/Nobody in globex is called maya; there are .*homer/)
  })
})
