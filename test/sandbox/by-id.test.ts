import type { KnownBlock } from '@slack/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type Sandbox, startSandbox } from './index.ts'
import { isFields } from './shapes.ts'
import { inputOf, modal, plain, section } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot
let maya: Person
let heard: unknown[]

beforeEach(async () => {
  sandbox = await startSandbox()
  bot = await startTinyBot(sandbox)
  maya = sandbox.workspace().person('maya')
  heard = []
  bot.app.action(/.*/, async ({ ack, action }) => {
    await ack()
    heard.push(action)
  })
  bot.app.view('form', async ({ ack, view }) => {
    await ack()
    heard.push(view.state.values)
  })
})

afterEach(async () => {
  await bot.stop()
  await sandbox.stop()
})

const opens = async (...blocks: KnownBlock[]) => {
  bot.app.command('/mentor', async ({ ack, command, client }) => {
    await ack()
    await client.views.open({ trigger_id: command.trigger_id, view: modal('form', ...blocks) })
  })
  await maya.types('/mentor')
  return maya.modal?.id ?? ''
}

const says = async (...blocks: KnownBlock[]) => {
  bot.app.command('/mentor', async ({ ack, command, client }) => {
    await ack()
    await client.chat.postMessage({ channel: command.user_id, text: 'Words', blocks })
  })
  await maya.types('/mentor')
  const { channel = '', ts = '' } = maya.lastMessage ?? {}
  return { in: 'message', channel, ts } as const
}

const twins = [
  { text: plain('two'), value: 'one' },
  { text: plain('one'), value: 'two' },
]

const menu = (type: 'static_select' | 'overflow'): KnownBlock => ({
  type: 'actions',
  block_id: 'row',
  elements: [{ type, action_id: 'menu', options: twins }],
})

const button = (action_id: string): KnownBlock => ({
  type: 'actions',
  block_id: action_id,
  elements: [{ type: 'button', action_id, value: `of ${action_id}`, text: plain('The same words') }],
})

describe('moves told by ids', () => {
  test('press the one button that is meant among several with the same words', async () => {
    const container = await says(button('first'), button('second'))
    await maya.byId.clicks({ container, blockId: 'first', actionId: 'first' })
    expect(heard).toMatchObject([{ action_id: 'first', value: 'of first' }])
  })

  test.each(['static_select', 'overflow'] as const)(
    'pick in a %s by value, whatever the texts are',
    async (type) => {
      const container = await says(menu(type))
      const id = { container, blockId: 'row', actionId: 'menu' }
      if (type === 'overflow') await maya.byId.clicks(id, 'two')
      else await maya.byId.changes(id, { type, selected_option: { value: 'two' } })
      expect(heard).toMatchObject([{ selected_option: { value: 'two', text: { text: 'one' } } }])
    },
  )

  test('fill in a form without telling the bot before it is submitted', async () => {
    const viewId = await opens(inputOf({ type: 'plain_text_input' }))
    const container = { in: 'modal', viewId } as const
    const id = { container, blockId: 'field', actionId: 'value' }
    await maya.byId.changes(id, { type: 'plain_text_input', value: 'Typed' })
    expect(heard).toEqual([])
    expect(maya.modal?.values.field?.value).toEqual({ type: 'plain_text_input', value: 'Typed' })
    await maya.byId.submits(viewId)
    expect(heard).toMatchObject([{ field: { value: { value: 'Typed' } } }])
    expect(maya.modal).toBeNull()
  })

  test('tell the bot of Enter in a field that asks for it', async () => {
    const viewId = await opens(inputOf({ type: 'plain_text_input' }, { dispatch_action: true }))
    const id = { container: { in: 'modal', viewId } as const, blockId: 'field', actionId: 'value' }
    await maya.byId.changes(id, { type: 'plain_text_input', value: 'Typed' })
    expect(heard).toEqual([])
    await maya.byId.changes(id, { type: 'plain_text_input', value: 'Typed' }, { enter: true })
    expect(heard.filter(isFields)).toMatchObject([{ action_id: 'value', value: 'Typed' }])
  })

  test('submit what is handed over with them, and meet the same errors as everybody', async () => {
    const viewId = await opens(inputOf({ type: 'plain_text_input', min_length: 3 }))
    const values = (value: string) => ({ field: { value: { type: 'plain_text_input', value } } })
    await maya.byId.submits(viewId, values('Hi'))
    expect(maya.modal?.errors).toEqual({ field: 'Must be at least 3 characters.' })
    await maya.byId.submits(viewId, values('Hello'))
    expect(heard).toMatchObject([{ field: { value: { value: 'Hello' } } }])
  })

  test('reach only what is in front of the person', async () => {
    const viewId = await opens(section('Words'))
    await maya.byId.closes(viewId)
    expect(maya.modals).toEqual([])
    await expect(maya.byId.closes(viewId)).rejects.toThrow(/no longer in front/)
    const container = await says(button('first'))
    const omar = sandbox.workspace().person('omar')
    const id = { container, blockId: 'first', actionId: 'first' }
    await expect(omar.byId.clicks(id)).rejects.toThrow(/no longer there/)
    await expect(maya.byId.clicks({ ...id, actionId: 'other' })).rejects.toThrow(/no longer there/)
    const home = { ...id, container: { in: 'home' } as const }
    await expect(maya.byId.clicks(home)).rejects.toThrow(/still empty/)
    expect(heard).toEqual([])
  })
})
