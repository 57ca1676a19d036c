import type { DelegateRefusal } from '../../domain/delegate.ts'
import type { NotPairable } from '../../domain/pair.ts'
import { assertNever } from '../../domain/result.ts'
import { mention } from '../../slack/mrkdwn.ts'

export const USAGE =
  'Type `/mentor delegate @someone` to have an assistant see to the dates of your sessions, and `/mentor delegate off` to end it.'

const NOT_A_PERSON: Record<NotPairable, string> = {
  bot: 'That is a bot, which cannot see to your dates.',
  deactivated: 'This account is deactivated, so nobody would see to your dates.',
  external: 'This person belongs to another company. Your dates stay inside your own workspace.',
  unknown: 'Slack does not know this person here.',
}

export function refusalWords(refusal: DelegateRefusal): string {
  switch (refusal.kind) {
    case 'not-a-leader':
      return 'This is for leaders who have a mentor here. Nothing was changed.'
    case 'oneself':
      return 'You see to your dates already. Name somebody else; nothing was changed.'
    case 'own-mentor':
      return 'That is your mentor, who books sessions with you already. Name somebody else; nothing was changed.'
    case 'not-a-person':
      return `${NOT_A_PERSON[refusal.why]} Name somebody else; nothing was changed.`
    default:
      return assertNever(refusal)
  }
}

export const namedWords = (delegateId: string, isSame: boolean): string =>
  isSame
    ? `${mention(delegateId)} sees to your dates already. \`/mentor delegate off\` ends it.`
    : `${mention(delegateId)} now sees to the dates of your sessions: books, moves and cancels them, and sees nothing else. Your mentor is told. \`/mentor delegate off\` ends it.`

export const revokedWords = (delegateId: string): string =>
  `${mention(delegateId)} no longer sees to your dates. They come to you alone again.`

/** To somebody who sees to the dates of others no more. */
export const declinedWords = (leaders: readonly string[]): string =>
  leaders.length === 0
    ? 'You see to nobody’s dates, and nobody sees to yours. Nothing was changed.'
    : `You no longer see to the dates of ${leaders.map(mention).join(' and ')}. I have told them.`

export function standingWords(delegateId: string | null, leaders: readonly string[]): string {
  const lines = [
    ...(delegateId ? [`${mention(delegateId)} sees to the dates of your sessions.`] : []),
    ...(leaders.length > 0 ? [`You see to the dates of ${leaders.map(mention).join(' and ')}.`] : []),
  ]
  return lines.length > 0 ? `${lines.join(' ')} \`/mentor delegate off\` ends it.` : USAGE
}
