import { describe, expect, test } from 'vitest'
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
    omar.sees(/Shared with IT, with your name\. It stands in IT’s feedback list\./)
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
    omar.seesNot(/stands in IT’s feedback list/)
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
