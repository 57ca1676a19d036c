import { describe, expect, test } from 'vitest'
import { itemsOfSession } from '../../src/db/feedback.ts'
import { findSession } from '../../src/db/sessions.ts'
import { FEEDBACK_NOTHING, FEEDBACK_TELL, rateId, ratingValue } from '../../src/features/feedback/ids.ts'
import { systemClock } from '../../src/lib/clock.ts'
import type { Person } from '../sandbox/index.ts'
import { postSigned } from '../sandbox/transports/http.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const aboutSession = (person: Person) => person.messages.filter(({ read }) => read.includes('The session: '))

describe('after a session, everybody else', async () => {
  const world = await openWorld()
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  const pair = await makePair(world, 'maya', 'omar')
  const next = await bookSession(world, 'maya', pair, '2026-03-10T16:00')
  const unchanged = async () =>
    expect(await findSession(world.database.db, next.workspaceId, next.id)).toMatchObject({
      rating: null,
      nothingToTell: false,
    })

  test('cannot answer before the session has ended, not even the leader', async () => {
    await omar.forges(rateId(5), ratingValue(next.id, 5))
    omar.sees(/has not ended yet/)
    await unchanged()
  })

  test('cannot answer for the leader', async () => {
    await world.until('2026-03-10T16:45[Europe/Stockholm]')
    for (const other of [li, maya]) {
      await other.forges(rateId(1), ratingValue(next.id, 1))
      other.sees(/for the leader of that session/)
      await other.forges(FEEDBACK_NOTHING, next.id)
      await other.forges(FEEDBACK_TELL, next.id)
      expect(other.modal).toBeNull()
    }
    await unchanged()
  })

  test('is answered in words when a value is made up', async () => {
    for (const value of ['', 'x', `${next.id}:9`, `${next.id}:`, "'; drop table sessions; --:5"])
      await omar.forges(rateId(5), value)
    omar.sees(/do not know this rating/)
    omar.sees(/cannot find this session/)
    await omar.forges(FEEDBACK_TELL, crypto.randomUUID())
    expect(omar.modal).toBeNull()
    await unchanged()
  })

  test('reads that the session did not take place, and is asked no more', async () => {
    await omar.clicks('It did not take place', { message: /How was the session/ })
    omar.sees(/This session did not take place\. Nothing to do for you\./)
    maya.sees(/This session did not take place\. Nothing to do for you\./)
    await world.passes({ hours: 24 * 6 })
    expect([...aboutSession(omar), ...aboutSession(maya)]).toEqual([])
    await omar.forges(rateId(5), ratingValue(next.id, 5))
    omar.sees(/did not take place, so there is nothing to say/)
    await unchanged()
    expectNoTrouble(world)
  })
})

describe('a window of the leader', async () => {
  const world = await openWorld()
  const [omar, li] = [world.person('omar'), world.person('li')]
  const pair = await makePair(world, 'maya', 'omar')
  const session = await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  const items = () => itemsOfSession(world.database.db, session.workspaceId, session.id)

  test('cannot be sent by anybody else', async () => {
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'Mine', category: 'Cost', kind: 'Idea', sharing: 'named' })
    expect(await resent(world, { by: li })).toMatch(/for the leader of that session/)
    await omar.submits()
    expect(await resent(world, { by: li })).toMatch(/cannot find this among what you told me/)
    expect(await items()).toMatchObject([{ words: 'Mine', revision: 1, menteeId: omar.id }])
  })

  test('sent once more by the leader changes nothing and closes', async () => {
    const [before] = await items()
    expect(await resent(world, { by: omar })).toBe('{"response_action":"clear"}')
    expect(await items()).toEqual([before])
  })

  test('with made-up contents is answered in words', async () => {
    for (const metadata of ['', 'null', '{"itemId":1}', '{"itemId":"x","revision":1,"channelId":null}'])
      expect(await resent(world, { by: omar, metadata })).toMatch(/cannot find this among what you told me/)
    expect(await items()).toHaveLength(1)
    expectNoTrouble(world)
  })
})

/** Sends the last submitted form again, as somebody else or with other metadata; gives back what Slack is answered. */
async function resent(
  world: TestWorld,
  { by, metadata }: { by: Person; metadata?: string },
): Promise<string> {
  const last = world.sandbox.deliveries.findLast(({ kind }) => kind === 'view_submission')
  if (!last) throw new Error('nothing was submitted yet')
  const view = { ...Object(last.payload.view), ...(metadata !== undefined && { private_metadata: metadata }) }
  const payload = { ...last.payload, view, user: { ...Object(last.payload.user), id: by.id } }
  const bot = {
    url: `http://127.0.0.1:${world.app.port}/slack/events`,
    signingSecret: 'the-signing-secret-of-the-tests',
  }
  const receipt = await postSigned(bot, { ...last, payload }, systemClock, AbortSignal.timeout(5000))
  await world.app.idle()
  return JSON.stringify(receipt.body)
}
