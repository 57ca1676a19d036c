import type { Clock } from '../../../src/lib/clock.ts'
import type { Block, Fields, StateValues } from '../shapes.ts'
import type { SharedFile } from './files.ts'

export interface Message {
  channel: string
  ts: string
  /** The author's user id; Slackbot's own words have USLACKBOT. */
  user: string
  text: string
  blocks: Block[]
  /** The one person who sees it, null when everybody in the conversation does. */
  ephemeralFor: string | null
  edited: boolean
  threadTs: string | null
  files: SharedFile[]
  /** What each person has chosen in the message's own selects and inputs, by user id. */
  chosen: Map<string, StateValues>
}

/** Gives out message timestamps that are unique and increasing within a channel. */
export class Timestamps {
  readonly #clock: Clock
  readonly #lastMicroseconds = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  next(channel: string): string {
    const now = this.#clock.now().epochMilliseconds * 1000
    const micros = Math.max(now, (this.#lastMicroseconds.get(channel) ?? 0) + 1)
    this.#lastMicroseconds.set(channel, micros)
    const seconds = Math.floor(micros / 1e6)
    return `${seconds}.${String(micros - seconds * 1e6).padStart(6, '0')}`
  }
}

/** Who signs the bot's messages. */
export interface BotIdentity {
  bot: { id: string }
  botId: string
  appId: string
  teamId: string
}

/** The message as the Web API and the interaction payloads show it. */
export function messageObject(message: Message, { bot, botId, appId, teamId }: BotIdentity): Fields {
  const { ts, user, text, blocks, threadTs, edited } = message
  return {
    type: 'message',
    user,
    ts,
    ...(user === bot.id ? { bot_id: botId, app_id: appId } : {}),
    text,
    team: teamId,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(edited ? { edited: { user, ts } } : {}),
    ...(message.files.length > 0
      ? { files: message.files.map(({ id, name, title }) => ({ id, name, title })) }
      : {}),
  }
}
