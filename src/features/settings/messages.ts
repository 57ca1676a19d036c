import type { Pair } from '../../domain/pair.ts'
import { actions, button, type Message, section } from '../../slack/blocks.ts'
import { channelLink, mention } from '../../slack/mrkdwn.ts'
import { LEDGER_OPEN } from '../ledger/ids.ts'
import { STRATEGY_OPEN } from '../strategy/ids.ts'
import { SETTINGS_OPEN } from './ids.ts'
import { undeliverableWords } from './words.ts'

export function welcomeMessage(madeBy: string): Message {
  const text = `${mention(madeBy)} made you a coordinator. You can propose pairs of two other people with \`/mentor start\`, and I tell you privately when a pair needs you. Private notes stay private, from you too.`
  return {
    text,
    blocks: [section(text), actions('welcome', [button('Open settings', SETTINGS_OPEN, 'coordinator')])],
  }
}

export function itLeadMessage(madeBy: string): Message {
  const text = `${mention(madeBy)} named you an IT lead. What leaders share about IT waits for your answers in the ledger. You also write the strategy cards: what IT is working on, in the words of the business. Mentors read them before they meet their leaders.`
  return {
    text,
    blocks: [
      section(text),
      actions('welcome', [
        button('Open the ledger', LEDGER_OPEN, 'it-lead'),
        button('Open the strategy cards', STRATEGY_OPEN, 'it-lead'),
      ]),
    ],
  }
}

export function channelHello(): Message {
  const text =
    'Hello. I am Deskside. What leaders choose to share about IT will arrive in this channel, exactly as far as each of them allows.'
  return { text, blocks: [section(text)] }
}

/** A message that our own code could not make. */
export function bugMessage(): Message {
  const text =
    'One of my messages could not be made, through no fault of yours. Nothing is lost: whoever runs Deskside finds it with `npm run nudges -- failed`, and can send it after all.'
  return { text, blocks: [section(text)] }
}

/** Where a message could not go. */
export type Address = { person: string } | { channel: string } | { pair: Pair }

export function undeliverableMessage(address: Address, error: string): Message {
  const text = `I could not deliver a message to ${whereTo(address)}: ${undeliverableWords(error)}`
  return { text, blocks: [section(text)] }
}

function whereTo(address: Address): string {
  if ('person' in address) return mention(address.person)
  if ('channel' in address) return channelLink(address.channel)
  return `the conversation of ${mention(address.pair.mentorId)} and ${mention(address.pair.menteeId)}`
}
