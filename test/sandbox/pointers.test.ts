import { afterAll, describe, expect, test } from 'vitest'
import { startSandbox } from './index.ts'
import type { Fields } from './shapes.ts'

const sandbox = await startSandbox()
afterAll(() => sandbox.stop())
const { botToken } = sandbox.workspace()

async function refusal(method: string, args: object, token: string): Promise<unknown> {
  const answer = await fetch(`${sandbox.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  })
  const { ok, error, response_metadata } = (await answer.json()) as Fields
  const { messages } = response_metadata as { messages: string[] }
  const pointer = /\[json-pointer:(.*)\]/.exec(messages[0] ?? '')?.[1]
  return { ok, error, pointer }
}

describe('a refused call says where the fault is', () => {
  test.each([
    ['auth.test', {}, 'xoxb-wrong', 'invalid_auth', '/token'],
    ['chat.postMessage', { channel: 'C0NOWHERE', text: 'x' }, botToken, 'channel_not_found', '/channel'],
    ['users.info', { user: 'U0NOBODY' }, botToken, 'user_not_found', '/user'],
    [
      'views.open',
      {
        trigger_id: '1.2.x',
        view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [{ type: 'divider' }] },
      },
      botToken,
      'invalid_trigger_id',
      '/trigger_id',
    ],
    [
      'chat.postMessage',
      { channel: 'C0NOWHERE', text: 'x', blocks: [{ type: 'nonsense' }] },
      botToken,
      'invalid_blocks',
      '/blocks/0/type',
    ],
  ])('%s: %o', async (method, args, token, error, pointer) => {
    expect(await refusal(method, args, token)).toEqual({ ok: false, error, pointer })
  })
})
