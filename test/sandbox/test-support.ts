import type { KnownBlock, ModalView } from '@slack/types'
import { type Logger, LogLevel, WebClient } from '@slack/web-api'
import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/lib/clock.ts'
import type { Sandbox } from './index.ts'
import { type Fields, isFields } from './shapes.ts'

export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}

/** A Web API client that tries once. */
export function clientOf(sandbox: Sandbox, token = sandbox.workspace().botToken): WebClient {
  const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  return new WebClient(token, { slackApiUrl: sandbox.apiUrl, logger: silent, ...once })
}

/** The answer of a refused call, e.g. `{ ok: false, error: 'invalid_auth' }`; throws when it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<Fields> {
  try {
    await call
  } catch (error) {
    const data = isFields(error) && 'data' in error ? error.data : undefined
    if (isFields(data)) return data
    throw error
  }
  throw new Error('The call was not refused')
}

/** The error name of a refused call. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return (await refusalOf(call)).error
}

/** A clock and a monotonic time that a test turns by hand. */
export function handTurned(start = '2026-03-02T09:00:00Z') {
  let now = Temporal.Instant.from(start)
  let ms = 0
  const clock: Clock = { now: () => now }
  return {
    clock,
    monotonic: () => ms,
    /** Lets time pass on both. */
    pass: ({ seconds = 0, minutes = 0 }: { seconds?: number; minutes?: number }) => {
      const milliseconds = (minutes * 60 + seconds) * 1000
      now = now.add({ milliseconds })
      ms += milliseconds
    },
  }
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text })

export const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
})

export const textInput = (
  block_id: string,
  label: string,
  more: { multiline?: boolean; max_length?: number } = {},
) => ({
  type: 'input' as const,
  block_id,
  label: plain(label),
  element: { type: 'plain_text_input' as const, action_id: 'value', ...more },
})

export const buttons = (...labels: string[]) => ({
  type: 'actions' as const,
  elements: labels.map((label) => ({
    type: 'button' as const,
    action_id: label.toLowerCase(),
    text: plain(label),
    value: `${label} pressed`,
  })),
})

/** A modal with these blocks. */
export const modal = (callback_id: string, ...blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  callback_id,
  title: plain('A form'),
  submit: plain('Send'),
  blocks,
})

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() })

/** The options Weekly and Monthly, as a bot writes them. */
export const options = [option('Weekly'), option('Monthly')]

/** An option as Slack sends it back. */
export const shown = (text: string) => ({ text: { ...plain(text), emoji: true }, value: text.toLowerCase() })

/** An input block `field`, called "The field", around an element. */
export function inputOf(element: object, more: object = {}): KnownBlock {
  const block = { type: 'input', block_id: 'field', label: plain('The field'), ...more }
  // The typings have one type per element; the sandbox checks them as Slack does.
  return { ...block, element: { action_id: 'value', ...element } } as KnownBlock
}
