import type { DelegationState } from '../../db/delegates.ts'
import type { Pair } from '../../domain/pair.ts'
import { actions, button, context, type Message, said, section } from '../../slack/blocks.ts'
import { mention } from '../../slack/mrkdwn.ts'
import { DELEGATE_DECLINE } from './ids.ts'

/** To whoever was named, for as long as it holds with the way out. */
export function namedMessage(leaderId: string, state: DelegationState | null): Message {
  const leader = mention(leaderId)
  if (state !== 'active') return said(`You no longer see to the dates of ${leader}.`)
  const text = `${leader} asks you to see to the dates of their mentoring sessions.`
  return {
    text,
    blocks: [
      section(
        `*${text}* I send you times to choose from and every date that changes; you can book, move and cancel. \`/mentor session\` shows what is booked.`,
      ),
      context('You see when and with whom. What the two talk about stays between them.'),
      actions('named', [button('I would rather not', DELEGATE_DECLINE, leaderId)]),
    ],
  }
}

/** In the pair's conversation: who schedules, and what they do not see. */
export function toldMessage({ menteeId }: Pair, delegateId: string, state: DelegationState | null): Message {
  const [delegate, leader] = [mention(delegateId), mention(menteeId)]
  if (state !== 'active') return said(`${delegate} no longer sees to the dates of ${leader}.`)
  const text = `${delegate} now sees to the dates of ${leader}.`
  return {
    text,
    blocks: [
      section(`${text} They can book, move and cancel your sessions.`),
      context('Goals, notes, feedback and this conversation stay between the two of you.'),
    ],
  }
}

/** To the leader: the delegate is none any more, and not by the leader’s own word. */
export function overMessage(delegateId: string, state: DelegationState | null): Message {
  const delegate = mention(delegateId)
  const why =
    state === 'left'
      ? `${delegate} is no longer in this workspace, so the dates of your sessions come to you alone again.`
      : `${delegate} would rather not see to the dates of your sessions. They come to you alone again.`
  return said(`${why} \`/mentor delegate @someone\` names somebody else.`)
}
