import type { KnownBlock, ModalView } from '@slack/types'
import { afterEach, beforeEach } from 'vitest'
import { type Person, type Sandbox, startSandbox } from './index.ts'
import { modal } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

/** A fresh sandbox for every test, with a bot that opens one form and keeps what was submitted. */
export interface OneFormBot {
  readonly sandbox: Sandbox
  readonly bot: TinyBot
  readonly maya: Person
  /** The view's state values of the last submission. */
  readonly submitted: Record<string, unknown> | undefined
  /** Maya asks for a form with these blocks. */
  shows(...blocks: KnownBlock[]): Promise<void>
}

/** To be called once in a file, outside its tests. */
export function oneFormBot(): OneFormBot {
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

  return {
    get sandbox() {
      return sandbox
    },
    get bot() {
      return bot
    },
    get maya() {
      return maya
    },
    get submitted() {
      return submitted
    },
    async shows(...blocks) {
      const view: ModalView = modal('form', ...blocks)
      bot.app.command('/mentor', async ({ ack, command, client }) => {
        await ack()
        await client.views.open({ trigger_id: command.trigger_id, view })
      })
      await maya.types('/mentor')
    },
  }
}
