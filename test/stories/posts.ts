import type { Temporal } from 'temporal-polyfill'
import type { Person } from '../sandbox/index.ts'
import type { TestWorld } from '../support/world.ts'

interface Post {
  at: Temporal.Instant
  channel: string
  /** As it was first sent, whatever it was redrawn to since. */
  text: string
}

/** Keeps, from now on, what the bot has sent, when and whereto. */
export function postsIn({ sandbox, acme, clock }: TestWorld) {
  const posts: Post[] = []
  sandbox.on((change) => {
    if (change.kind !== 'message' || change.what !== 'posted' || change.message.ephemeralFor) return
    const { user, channel, text } = change.message
    if (user === acme.botUserId) posts.push({ at: clock.now(), channel, text })
  })
  const readBy = ({ id }: Person, like = /^/) =>
    posts.filter(({ channel, text }) => acme.channel(channel).members.has(id) && like.test(text))
  /** As a person reads it, without the dates that it names. */
  const beginning = (text: string): string => {
    const named = text.replaceAll(
      /<@(\w+)>/g,
      (_, id) => `@${acme.people.find((one) => one.id === id)?.name.split(' ')[0] ?? id}`,
    )
    return named.replaceAll(/<!date[^>]*>/g, '(date)').split('\n')[0] ?? ''
  }
  return {
    count: () => posts.length,
    /** What this person got directly. */
    to: ({ directMessage }: Person, like: RegExp) =>
      posts.filter(({ channel, text }) => channel === directMessage && like.test(text)),
    /** What reached this person directly or with their mentor. */
    readBy,
    /** Everything that reached this person, a line each: when by their own clock, alone or with others, how it begins. */
    received: (person: Person): string[] =>
      readBy(person)
        .map(({ at, channel, text }) => {
          const local = at.toZonedDateTimeISO(person.zone).toPlainDateTime()
          const where = channel === person.directMessage ? 'alone' : 'shared'
          return `${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')} ${where}: ${beginning(text)}`
        })
        .toSorted(),
  }
}

/** Such lines, written down below one another; what is due in the same minute has no order. */
export const inOrder = (all: string): string[] =>
  all
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .toSorted()
