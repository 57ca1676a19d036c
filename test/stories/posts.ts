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
  return {
    count: () => posts.length,
    /** What this person got directly. */
    to: ({ directMessage }: Person, like: RegExp) =>
      posts.filter(({ channel, text }) => channel === directMessage && like.test(text)),
    /** What reached this person directly or with their mentor. */
    readBy: ({ id }: Person, like = /^/) =>
      posts.filter(({ channel, text }) => acme.channel(channel).members.has(id) && like.test(text)),
  }
}
