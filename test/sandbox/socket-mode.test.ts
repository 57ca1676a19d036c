import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Person, type Sandbox, startSandbox } from './index.ts'
import { clientOf } from './test-support.ts'

let sandbox: Sandbox
let maya: Person

beforeEach(async () => {
  sandbox = await startSandbox()
  maya = sandbox.workspace().person('maya')
})

afterEach(() => sandbox.stop())

describe('socket mode', () => {
  const connect = async () => {
    const { url = '' } = await clientOf(sandbox, sandbox.workspace().appToken).apps.connections.open({})
    const socket = new WebSocket(url)
    const heard: Record<string, unknown>[] = []
    socket.on('message', (data) => heard.push(JSON.parse(String(data))))
    const hear = async (count: number) => {
      while (heard.length < count) await new Promise((resolve) => setImmediate(resolve))
      return heard[count - 1]
    }
    return { socket, hear, url }
  }

  test('says hello, sends envelopes, takes the acknowledgement and asks to reconnect', async () => {
    const { socket, hear } = await connect()
    expect(await hear(1)).toMatchObject({ type: 'hello', num_connections: 1 })
    const typed = maya.types('/mentor help')
    const envelope = await hear(2)
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/mentor', text: 'help' },
    })
    socket.send(JSON.stringify({ envelope_id: envelope?.envelope_id, payload: { text: 'By socket' } }))
    await typed
    maya.sees('By socket')
    sandbox.deliver.reconnect('acme')
    expect(await hear(3)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' })
    socket.close()
  })

  test('spreads deliveries over the open sockets', async () => {
    const [one, two] = [await connect(), await connect()]
    await Promise.all([one.hear(1), two.hear(1)])
    const changes = ['maya', 'omar'].map((name) => sandbox.workspace().change(name, { zone: 'Asia/Tokyo' }))
    for (const { hear, socket } of [one, two]) {
      const envelope = await hear(2)
      expect(envelope).toMatchObject({ type: 'events_api', retry_attempt: 0 })
      socket.send(JSON.stringify({ envelope_id: envelope?.envelope_id }))
    }
    await Promise.all(changes)
    for (const { socket } of [one, two]) socket.close()
  })

  test('gives out a URL that works once', async () => {
    const { socket, hear, url } = await connect()
    await hear(1)
    const again = new WebSocket(url)
    await new Promise((resolve) => again.once('error', resolve))
    socket.close()
  })
})
