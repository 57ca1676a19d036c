import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { NUDGES_OPEN } from '../nudges/ids.ts'
import { LOG_OPEN } from './ids.ts'

/** To the other one of the pair, once; never with a word of the log. */
export function sharedMessage(writerId: string, isShared: boolean): Message {
  const writer = mention(writerId)
  // Taken back, or deleted with the notes of the pair: nobody has to explain either.
  if (!isShared) return said(`There is nothing to read in the learning log of ${writer} at the moment.`)
  const text = `${writer} shares their learning log with you.`
  return {
    text,
    blocks: [
      section(`${text} It stands beside your own.`),
      actions('log', [button('Open the log', LOG_OPEN, 'news'), button('My reminders', NUDGES_OPEN, 'news')]),
      context('Yours stays yours alone unless you share it too. I say this once.'),
    ],
  }
}

export const sharedWhy = (writerId: string): string =>
  `the word that ${mention(writerId)} shares a log with you`
