import { describe, expect, test } from 'vitest'
import { lockPair } from '../../src/db/pairs.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { makePair } from '../support/pairs.ts'
import { holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('an IT channel that the bot was not in', async () => {
  const world = await openWorld()
  const [priya, jonas, omar] = [world.person('priya'), world.person('jonas'), world.person('omar')]
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'jonas')
  const channel = world.acme.addChannel({ name: 'it-desk' })
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')

  const posted = (pattern: RegExp) =>
    world.acme.messagesIn('it-desk').filter(({ read }) => pattern.test(read)).length
  const save = async (who = priya, values = {}) => {
    await who.types('/mentor settings')
    await who.submits(values)
  }
  const share = async (words: string, way: string) => {
    await omar.clicks(way)
    await omar.submits({
      words,
      category: 'Tools',
      kind: 'Friction',
      sharing: 'IT sees my words and my name',
    })
    await omar.submits()
  }
  const told = () =>
    priya.messages.filter(({ read }) => /could not deliver a message to <#CACMEITDESK>/.test(read))

  test('takes nothing; the coordinators read why, the leader where it stands', async () => {
    await save(priya, { channel: '#it-desk' })
    await omar.clicks('4')
    await share('The expense tool logs me out', 'Tell IT something')
    await share('The scanner is slow', 'Tell IT something else')
    expect(world.acme.messagesIn('it-desk')).toEqual([])
    expect(told().map(({ read }) => read)).toEqual([
      expect.stringMatching(
        /Invite me with `\/invite @Deskside`;.* what leaders have shared meanwhile follows/,
      ),
    ])
    omar.sees(/Shared with IT, with your name\. It is on its way/)
  })

  test('still takes nothing when the settings are saved before the invitation', async () => {
    await save()
    expect(world.acme.messagesIn('it-desk')).toEqual([])
  })

  test('gets the hello and all that was shared meanwhile, each once, when they are saved after it', async () => {
    channel.members.add(world.acme.botUserId)
    world.sandbox.deliver.twice()
    await save()
    await save(jonas)
    await world.passes({ hours: 24 })
    expect(posted(/I am Deskside/)).toBe(1)
    expect(posted(/The expense tool logs me out/)).toBe(1)
    expect(posted(/The scanner is slow/)).toBe(1)
    expect(world.acme.messagesIn('it-desk')).toHaveLength(3)
    omar.sees(/Shared with IT, with your name, in <#CACMEITDESK>\./)
    omar.seesNot(/It is on its way/)
  })

  test('is greeted anew when the bot was removed and something could not be delivered', async () => {
    channel.members.delete(world.acme.botUserId)
    await share('The VPN drops', 'Tell IT something else')
    expect(posted(/VPN/)).toBe(0)
    expect(told()).toHaveLength(2)
    channel.members.add(world.acme.botUserId)
    await Promise.all([save(priya), save(jonas)])
    expect(posted(/VPN/)).toBe(1)
    const standing = world.acme.messagesIn('it-desk').length
    await save()
    expect(world.acme.messagesIn('it-desk')).toHaveLength(standing)
  })

  test('revives nothing but what was for IT', async () => {
    const isQuestion = ({ channel: to, text }: Record<string, unknown>) =>
      to === omar.id && /How was the session/.test(String(text))
    world.sandbox.faults.next('chat.postMessage', { error: 'account_inactive' }, { when: isQuestion })
    await holdSession(world, 'maya', pair, '2026-03-17T16:00')
    priya.sees(/could not deliver a message to @Omar Haddad/)
    channel.members.delete(world.acme.botUserId)
    await share('The badge reader beeps', 'Tell IT something else')
    channel.members.add(world.acme.botUserId)
    const direct = omar.messages.filter((message) => message.channel === omar.directMessage).length
    await save()
    expect(posted(/badge reader/)).toBe(1)
    expect(omar.messages.filter((message) => message.channel === omar.directMessage)).toHaveLength(direct)
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})

describe('what a leader agreed to share', async () => {
  const world = await openWorld()
  const [priya, omar] = [world.person('priya'), world.person('omar')]
  await makeCoordinator(world, 'priya')
  const first = world.acme.addChannel({ name: 'it-desk', bot: true })
  world.acme.addChannel({ name: 'it-news', bot: true })
  const pair = await makePair(world, 'maya', 'omar')
  await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  const named = { category: 'Tools', kind: 'Friction', sharing: 'named' }
  const choose = async (channel: string | null) => {
    await priya.types('/mentor settings')
    await priya.submits({ channel })
  }
  const posted = (channel: string, pattern: RegExp) =>
    world.acme.messagesIn(channel).filter(({ read }) => pattern.test(read)).length

  test('waits where IT has no channel yet, and is posted once one is named', async () => {
    await omar.clicks('4')
    await omar.clicks('Tell IT something')
    await omar.submits({ words: 'The scanner is slow', ...named })
    await omar.submits()
    omar.sees(
      /with your name\. IT has no channel here yet: IT leads find it in their ledger, and I post it as soon as/,
    )
    await world.passes({ hours: 48 })
    world.sandbox.deliver.twice()
    await choose('#it-desk')
    expect(posted('it-desk', /scanner/)).toBe(1)
    omar.sees(/Shared with IT, with your name, in <#CACMEITDESK>\./)
    omar.seesNot(/no channel here yet/)
  })

  test('goes to the channel that was shown, though IT has another one when it is posted', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'The VPN drops', ...named })
    omar.sees('<#CACMEITDESK>', { in: 'modal' })
    world.sandbox.faults.next(
      'chat.postMessage',
      { status: 503 },
      { when: (args) => args.channel === first.id },
    )
    await omar.submits()
    await choose('#it-news')
    await world.passes({ hours: 1 })
    expect([posted('it-desk', /VPN/), posted('it-news', /VPN/)]).toEqual([1, 0])
  })

  test('stays with its channel when it failed there and another one is named', async () => {
    await choose('#it-desk')
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'The badge reader beeps', ...named })
    first.members.delete(world.acme.botUserId)
    await omar.submits()
    await choose('#it-news')
    expect(posted('it-news', /badge/)).toBe(0)
    first.members.add(world.acme.botUserId)
    await choose('#it-desk')
    expect([posted('it-desk', /badge/), posted('it-news', /badge/)]).toEqual([1, 0])
  })

  test('is not left in the dark when Share takes long', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'The lift is slow', ...named })
    const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = world.database.db.transaction(async (tx) => {
      await lockPair(tx, pair.workspaceId, pair.id)
      locked.resolve()
      await released.promise
    })
    await locked.promise
    const pressed = omar.submits()
    await expect.poll(() => omar.modal?.read, { timeout: 20_000 }).toMatch(/I am still working on it\./)
    released.resolve()
    await Promise.all([holding, pressed])
    await world.passes({ seconds: 1 })
    expect(posted('it-desk', /lift/)).toBe(1)
    omar.sees(/in <#CACMEITDESK>/)
    await omar.closes()
    await omar.closes()
  })

  test('comes again when nobody knows whether Slack took it', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({ words: 'The printer jams', ...named })
    world.sandbox.faults.next(
      'chat.postMessage',
      { timeout: true },
      { when: (args) => args.channel === first.id },
    )
    await omar.submits()
    await world.passes({ hours: 1 })
    expect(posted('it-desk', /printer/)).toBeGreaterThan(0)
    expect(omar.lastMessage?.read).not.toMatch(/on its way/)
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})
