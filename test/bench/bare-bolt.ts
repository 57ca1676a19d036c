import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'

/** The least that a bot can be: one command that opens a modal which never changes. Says its port to its parent. */
const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret = '', SLACK_API_URL } = process.env

const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.WARN })
const app = new App({
  receiver,
  logLevel: LogLevel.WARN,
  convoStore: false,
  authorize: async ({ teamId }) => ({ botToken, teamId }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
})

app.command('/mentor', async ({ command, ack, client }) => {
  await ack()
  await client.views.open({
    trigger_id: command.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'bare',
      title: { type: 'plain_text', text: 'Start' },
      submit: { type: 'plain_text', text: 'Propose' },
      blocks: [
        {
          type: 'input',
          block_id: 'topic',
          label: { type: 'plain_text', text: 'Topic' },
          element: { type: 'plain_text_input', action_id: 'topic' },
        },
      ],
    },
  })
})

const server = await app.start(0)
process.send?.({ port: (server.address() as AddressInfo).port })
process.once('disconnect', () => process.exit(0))
