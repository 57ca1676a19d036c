import { createHmac } from 'node:crypto'
import type { Clock } from '../../../src/lib/clock.ts'
import type { Fields } from '../shapes.ts'
import type { Parcel, Receipt } from './transport.ts'

export interface HttpBot {
  /** The bot's request URL, e.g. `http://127.0.0.1:3000/slack/events`. */
  url: string
  signingSecret: string
}

/** Posts to the bot's request URL, signed as Slack signs. */
export async function postSigned(
  bot: HttpBot,
  parcel: Parcel,
  clock: Clock,
  signal: AbortSignal,
): Promise<Receipt> {
  const isEvent = parcel.kind === 'event'
  const body = isEvent ? JSON.stringify(parcel.payload) : form(parcel)
  const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000))
  const signature = createHmac('sha256', bot.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const response = await fetch(bot.url, {
    method: 'POST',
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...(parcel.retry
        ? { 'x-slack-retry-num': String(parcel.retry.num), 'x-slack-retry-reason': parcel.retry.reason }
        : {}),
    },
    body,
    signal,
  })
  return { status: response.status, body: readBody(await response.text()) }
}

function form(parcel: Parcel): string {
  const pairs: Fields =
    parcel.kind === 'command' ? parcel.payload : { payload: JSON.stringify(parcel.payload) }
  const texts = Object.entries(pairs).map(([key, value]): [string, string] => [key, String(value)])
  return new URLSearchParams(texts).toString()
}

function readBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
