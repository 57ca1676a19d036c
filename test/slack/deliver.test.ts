import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebAPIRequestError } from '@slack/web-api'
import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '../../src/lib/log.ts'
import { createClient } from '../../src/slack/connection.ts'
import { failureOf, type Outcome, post, update } from '../../src/slack/deliver.ts'

/** What the stand-in answers to the next requests; 'hang-up' closes the connection without an answer. */
let answer: { status: number; body: string; headers?: Record<string, string> } | 'hang-up'

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (answer === 'hang-up') return request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.body)
  })
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
afterAll(() => void server.close())

const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
const log = createLog({ level: 'silent', pretty: false })
const client = createClient({ botToken: 'xoxb-test', apiUrl }, 'bulk', log)

const message = { text: 'Good morning', blocks: [] }
const posting = () => post(client, { to: 'U1', ...message })
const updating = () => update(client, { channelId: 'D1', messageTs: '1.2' }, message)
const said = (outcome: Outcome<unknown>) =>
  outcome.ok ? 'ok' : `${outcome.failure.kind} ${outcome.failure.error}`
const saying = (error: string) => ({ status: 200, body: JSON.stringify({ ok: false, error }) })

describe('what Slack may have done before it failed is not repeated blindly, but a message is redrawn', () => {
  test.each([
    ['a 500', { status: 500, body: '' }, 'http_error'],
    ['a 502', { status: 502, body: '' }, 'http_error'],
    ['a 504', { status: 504, body: '' }, 'http_error'],
    ['fatal_error', saying('fatal_error'), 'fatal_error'],
    ['internal_error', saying('internal_error'), 'internal_error'],
    ['request_timeout', saying('request_timeout'), 'request_timeout'],
  ])('%s', async (_, given, name) => {
    answer = given
    expect(said(await posting())).toBe(`unknown ${name}`)
    expect(said(await updating())).toBe(`transient ${name}`)
  })
})

describe('what Slack certainly did not do is tried again', () => {
  test.each([
    ['a 503', { status: 503, body: '' }, 'http_error'],
    ['service_unavailable', saying('service_unavailable'), 'service_unavailable'],
    ['ratelimited', saying('ratelimited'), 'ratelimited'],
    ['rate_limited', saying('rate_limited'), 'rate_limited'],
    ['a 429', { status: 429, body: '', headers: { 'retry-after': '7' } }, 'ratelimited'],
  ])('%s', async (_, given, name) => {
    answer = given
    expect(said(await posting())).toBe(`transient ${name}`)
    expect(said(await updating())).toBe(`transient ${name}`)
  })

  test('after as long as it asks for', async () => {
    answer = { status: 429, body: '', headers: { 'retry-after': '7' } }
    expect(await posting()).toMatchObject({ failure: { retryAfterSeconds: 7 } })
  })

  const lost = (code: string, more: object = {}) =>
    failureOf(new WebAPIRequestError(Object.assign(new Error('lost'), { code, ...more })))?.kind

  test.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'ENETUNREACH',
    'EHOSTDOWN',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('a connection that was never made: %s', (code) => expect(lost(code)).toBe('transient'))

  test('a timeout only while connecting', () => {
    expect(lost('ETIMEDOUT', { syscall: 'connect' })).toBe('transient')
    expect(lost('ETIMEDOUT', { syscall: 'read' })).toBe('unknown')
    expect(lost('ECONNRESET')).toBe('unknown')
  })
})

describe('an answer that says nothing leaves the outcome open', () => {
  test.each([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['no place of the message', '{"ok":true}'],
    ['a page', '<html>Maya wrote: our tools are slow</html>'],
    ['an error that quotes somebody', '{"ok":false,"error":"Our tools are slow"}'],
    ['an endless name', `{"ok":false,"error":"${'a'.repeat(61)}"}`],
  ])('%s, and its words are not kept', async (_, body) => {
    answer = { status: 200, body }
    expect(said(await posting())).toBe('unknown bad_answer')
  })

  test('a connection that broke', async () => {
    answer = 'hang-up'
    expect(said(await posting())).toBe('unknown request_lost')
  })
})

test('a refusal by name is for good', async () => {
  answer = saying('channel_not_found')
  expect(said(await posting())).toBe('permanent channel_not_found')
})

test('a message that stands is told where', async () => {
  answer = { status: 200, body: '{"ok":true,"channel":"D1","ts":"1.2"}' }
  expect(await posting()).toEqual({ ok: true, value: { channelId: 'D1', messageTs: '1.2' } })
})
