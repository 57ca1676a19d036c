import { afterEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from './index.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot

afterEach(async () => {
  await bot.stop()
  await sandbox.stop()
})

const plain = (text: string) => ({ type: 'plain_text' as const, text })

describe.each(['http', 'socket'] as const)('a bot over %s', (over) => {
  test('opens a form for a command, reads it, writes to the other person and hears their click', async () => {
    sandbox = await startSandbox()
    bot = await startTinyBot(sandbox, over)
    const { app } = bot
    app.command('/mentor', async ({ ack, command, client }) => {
      await ack()
      await client.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'start',
          title: plain('Start a pair'),
          submit: plain('Propose'),
          private_metadata: command.text,
          blocks: [
            {
              type: 'input',
              block_id: 'goals',
              label: plain('Your goals'),
              element: { type: 'plain_text_input', action_id: 'value', multiline: true },
            },
          ],
        },
      })
    })
    app.view('start', async ({ ack, view, client }) => {
      await ack()
      const mentee = /<@(\w+)\|/.exec(view.private_metadata)?.[1] ?? ''
      await client.chat.postMessage({
        channel: mentee,
        text: `Goals: ${view.state.values.goals?.value?.value}`,
        blocks: [
          {
            type: 'section',
            text: { type: 'mrkdwn', text: `Goals: ${view.state.values.goals?.value?.value}` },
          },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'accept', text: plain('Accept'), value: 'p1' }],
          },
        ],
      })
    })
    app.action('accept', async ({ ack, respond, action }) => {
      await ack()
      await respond({ text: `Accepted ${'value' in action ? action.value : ''}`, replace_original: true })
    })
    const acme = sandbox.workspace()
    const [maya, omar] = [acme.person('maya'), acme.person('omar')]

    await maya.types('/mentor start @Omar Haddad')
    expect(maya.modal?.fields.goals?.label).toBe('Your goals')
    await maya.submits({ 'your GOALS': 'Line 1\nLine 2' })
    expect(maya.modal).toBeNull()
    omar.sees(/Goals: Line 1\nLine 2/)
    maya.seesNot(/Goals/)
    await omar.clicks('Accept')
    omar.sees(/^Accepted p1$/)
    omar.seesNot(/Goals/)
    expect(sandbox.refusals).toEqual([])
    expect(sandbox.unacknowledged).toEqual([])
    expect(sandbox.deliveries.map(({ kind, transport }) => [kind, transport])).toEqual([
      ['command', over],
      ['view_submission', over],
      ['block_actions', over],
    ])
  })
})
