import { WebClient } from '@slack/web-api'
import { pastSessions, upcomingSessions } from '../../src/db/sessions.ts'
import type { Pair } from '../../src/domain/pair.ts'
import type { Session } from '../../src/domain/session.ts'
import {
  SESSION_BOOK,
  SESSION_CANCEL,
  SESSION_LOG,
  SESSION_MISSED,
  SESSION_MOVE,
} from '../../src/features/session/ids.ts'
import { actions, button } from '../../src/slack/blocks.ts'
import type { TestWorld } from './world.ts'

type Messages = ReturnType<TestWorld['person']>['messages']

/** The pair's sessions that lie ahead, the next one first. */
export const upcoming = (world: TestWorld, pair: Pair): Promise<Session[]> =>
  upcomingSessions(world.database.db, pair.workspaceId, [pair.id], world.clock.now())

/** The pair's sessions that have begun, the latest first. */
export const past = (world: TestWorld, pair: Pair): Promise<Session[]> =>
  pastSessions(world.database.db, pair.workspaceId, [pair.id], world.clock.now())

/** What stands in the conversation of maya and omar, newest last. */
export function conversation(world: TestWorld): Messages {
  const { messages } = world.person('maya')
  const channel = messages.find(({ read }) => /@Omar Haddad, you are a pair/.test(read))?.channel
  return messages.filter((message) => message.channel === channel && !message.ephemeral)
}

/** Every question about IT that maya was given to ask omar. */
export const asked = (world: TestWorld): Messages =>
  world.person('maya').messages.filter(({ read }) => /^\*Ask @Omar Haddad now/.test(read))

/** Buttons of ours on a message to this person, as somebody with a script could send clicks for. */
export async function handsButtons(
  world: TestWorld,
  name: string,
  sessionId: string,
  pairId = sessionId,
): Promise<void> {
  const slack = new WebClient(world.acme.botToken, { slackApiUrl: world.sandbox.apiUrl })
  await slack.chat.postMessage({
    channel: world.person(name).id,
    text: 'Forged',
    blocks: [
      actions('forged', [
        button('Forged book', SESSION_BOOK, pairId),
        button('Forged log', SESSION_LOG, pairId),
        button('Forged move', SESSION_MOVE, sessionId),
        button('Forged cancel', SESSION_CANCEL, sessionId),
        button('Forged missed', SESSION_MISSED, sessionId),
      ]),
    ],
  })
}
