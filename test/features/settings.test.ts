import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { coordinatorsOf, findMember } from '../../src/db/members.ts'
import { getWorkspace } from '../../src/db/workspaces.ts'
import { SETTINGS_OPEN } from '../../src/features/settings/ids.ts'
import { makeCoordinator } from '../support/coordinator.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { openWorld, type TestWorld } from '../support/world.ts'

const count = (world: TestWorld, name: string, pattern: RegExp) =>
  world.person(name).messages.filter(({ read }) => pattern.test(read)).length

const coordinators = ({ database, acme }: TestWorld) => coordinatorsOf(database.db, acme.teamId)
const workspace = ({ database, acme }: TestWorld) => getWorkspace(database.db, acme.teamId)

async function checkInOf({ database, acme, person }: TestWorld, name: string): Promise<string> {
  const member = await findMember(database.db, acme.teamId, person(name).id)
  return `${member?.checkInDay} ${member?.checkInTime}`
}

describe('the own part of /mentor settings', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, omar, li] = [world.person('maya'), world.person('omar'), world.person('li')]
  afterEach(() => expectNoTrouble(world))

  test('shows Monday 09:30 in the own zone to somebody new, and nothing for coordinators', async () => {
    await li.types('/mentor settings')
    expect(li.modal?.read).toMatch(/your own time zone: Asia\/Shanghai/)
    expect(li.modal?.fields.day?.value).toBe('Monday')
    expect(li.modal?.fields.time?.value).toBe('09:30')
    expect(Object.keys(li.modal?.fields ?? {})).toEqual(['day', 'time'])
  })

  test('who is no admin becomes no coordinator, and reads who could', async () => {
    expect(li.modal?.read).toMatch(/first workspace admin who types/)
    await li.submits({ day: 'Thursday', time: '14:15' })
    expect(li.modal).toBeNull()
    expect(await coordinators(world)).toEqual([])
    expect(await checkInOf(world, 'li')).toBe('4 14:15')
  })

  test('a new day moves the check-in that is planned', async () => {
    await makePair(world, 'maya', 'omar')
    await omar.types('/mentor settings')
    await omar.submits({ day: 'Wednesday', time: '16:00' })
    const { rows } = await world.database.db.execute<{ due: string }>(
      sql`select to_char(due_at at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI') as due from nudges
          where kind = 'check-in.weekly' and user_id = ${omar.id} and state = 'pending'`,
    )
    expect(rows).toEqual([{ due: '2026-03-04 16:00' }])
  })

  test('a button opens the same form, with what was saved', async () => {
    await omar.forges(SETTINGS_OPEN, 'anything')
    expect(omar.modal?.fields.day?.value).toBe('Wednesday')
    expect(omar.modal?.fields.time?.value).toBe('16:00')
    await omar.closes()
  })

  test('a day that is not offered is refused beside it', async () => {
    await maya.types('/mentor settings')
    const day = maya.modal?.blocks.find(({ block_id }) => block_id === 'day')?.element?.options?.[1]
    if (day) day.value = '6'
    await maya.submits({ day: 'Tuesday' })
    expect(maya.modal?.errors).toEqual({ day: expect.stringMatching(/Monday to Friday/) })
    await maya.closes()
    expect(await checkInOf(world, 'maya')).toBe('1 09:30')
  })
})

describe('what coordinators set for everybody', async () => {
  const world = await openWorld()
  const [priya, maya, jonas] = [world.person('priya'), world.person('maya'), world.person('jonas')]
  afterEach(() => expectNoTrouble(world))

  test('the first workspace admin to ask becomes the coordinator and is told so', async () => {
    await priya.types('/mentor settings')
    expect(priya.modal?.read).toMatch(/you are the coordinator now/)
    expect(await coordinators(world)).toEqual([priya.id])
    expect(priya.modal?.fields.coordinators?.value).toEqual([priya.id])
    await priya.closes()
    await priya.types('/mentor settings')
    expect(priya.modal?.read).not.toMatch(/you are the coordinator now/)
  })

  test('a second admin becomes none by asking', async () => {
    await world.acme.change('jonas', { admin: true })
    await jonas.types('/mentor settings')
    expect(Object.keys(jonas.modal?.fields ?? {})).toEqual(['day', 'time'])
    await jonas.closes()
    expect(await coordinators(world)).toEqual([priya.id])
  })

  test('the IT channel gets a hello, once', async () => {
    world.sandbox.deliver.twice()
    await priya.submits({ channel: '#it', capacity: '3' })
    expect(priya.modal).toBeNull()
    expect(await workspace(world)).toMatchObject({
      itChannelId: world.acme.channel('it').id,
      mentorCapacity: 3,
    })
    expect(world.acme.messagesIn('it').map(({ read }) => read)).toEqual([
      expect.stringMatching(/I am Deskside/),
    ])
    await priya.types('/mentor settings')
    await priya.submits()
    expect(world.acme.messagesIn('it')).toHaveLength(1)
  })

  test.each([
    ['a bot', ['@priya', '@statusbot'], /is a bot/],
    ['somebody of another company', ['@priya', '@erin'], /belongs to another company/],
  ])('%s cannot coordinate', async (_, chosen, words) => {
    await priya.types('/mentor settings')
    await priya.submits({ coordinators: chosen })
    expect(priya.modal?.errors).toEqual({ coordinators: expect.stringMatching(words) })
    await priya.closes()
    expect(await coordinators(world)).toEqual([priya.id])
  })

  test('nor can somebody whose account was deactivated while the form was open', async () => {
    await priya.types('/mentor settings')
    await priya.fills({ coordinators: ['@priya', '@ana'] })
    await world.acme.change('ana', { deactivated: true })
    await priya.submits()
    expect(priya.modal?.errors).toEqual({ coordinators: expect.stringMatching(/ana is deactivated/) })
    await priya.closes()
  })

  test('a new coordinator is told by whom, and sees the part for everybody', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ coordinators: ['@priya', '@maya'] })
    expect(count(world, 'maya', /@Priya Raman made you a coordinator/)).toBe(1)
    priya.seesNot(/made you a coordinator/)
    await maya.clicks('Open settings')
    expect(maya.modal?.fields.coordinators?.value).toEqual(expect.arrayContaining([maya.id, priya.id]))
  })

  test('a form that outlived its coordinator saves the own check-in only, and says so', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ coordinators: ['@priya'] })
    await maya.submits({ day: 'Friday', capacity: '1', channel: null, coordinators: ['@maya'] })
    expect(maya.modal?.read).toMatch(/no longer a coordinator, so the settings for everybody stay/)
    expect(await coordinators(world)).toEqual([priya.id])
    expect(await workspace(world)).toMatchObject({
      itChannelId: world.acme.channel('it').id,
      mentorCapacity: 3,
    })
    expect(await checkInOf(world, 'maya')).toBe('5 09:30')
  })

  test('the last coordinator stays until somebody else does it', async () => {
    await priya.types('/mentor settings')
    await priya.submits({ coordinators: [] })
    expect(priya.modal?.errors.coordinators).toBeTruthy()
    await priya.submits({ coordinators: ['@jonas'] })
    expect(await coordinators(world)).toEqual([jonas.id])
  })
})

describe('a message that cannot be delivered', async () => {
  const world = await openWorld()
  const [priya, jonas] = [world.person('priya'), world.person('jonas')]
  await makeCoordinator(world, 'priya')
  await makeCoordinator(world, 'jonas')
  const setChannel = async (channel: string) => {
    await priya.types('/mentor settings')
    await priya.submits({ channel })
  }

  test('every coordinator reads which channel, why, and what helps', async () => {
    await setChannel('#random')
    for (const person of [priya, jonas])
      person.sees(
        /could not deliver a message to <#CACMERANDOM>: I am not a member there\. Invite me with `\/invite @Deskside`;/,
      )
  })

  test('saving once more after the invitation brings the hello', async () => {
    world.acme.channel('random').members.add(world.acme.botUserId)
    await priya.types('/mentor settings')
    await priya.submits()
    expect(world.acme.messagesIn('random')).toHaveLength(1)
    world.acme.channel('random').members.delete(world.acme.botUserId)
  })

  test('once a day for one place and one reason', async () => {
    await setChannel('#it')
    await setChannel('#random')
    expect(count(world, 'jonas', /deliver a message to <#CACMERANDOM>/)).toBe(1)
    await world.passes({ hours: 24 })
    await setChannel('#it')
    await setChannel('#random')
    expect(count(world, 'jonas', /deliver a message to <#CACMERANDOM>/)).toBe(2)
  })

  test('names the person whose account is gone', async () => {
    const maya = world.person('maya')
    await maya.types('/mentor start @omar')
    await maya.fills({ topic: 'Budgets' })
    world.sandbox.faults.next(
      'chat.postMessage',
      { error: 'account_inactive' },
      { when: ({ channel }) => channel === world.person('omar').id },
    )
    await maya.submits()
    priya.sees(/could not deliver a message to @Omar Haddad: the account is deactivated/)
    maya.seesNot(/could not deliver/)
  })

  test('a note that cannot reach one coordinator makes no further notes', async () => {
    await setChannel('#it')
    await world.passes({ hours: 24 })
    world.sandbox.faults.next(
      'chat.postMessage',
      { error: 'account_inactive' },
      { when: ({ channel }) => channel === jonas.id },
    )
    await setChannel('#random')
    expect(count(world, 'priya', /deliver a message to <#CACMERANDOM>/)).toBe(3)
    expect(count(world, 'jonas', /deliver a message to <#CACMERANDOM>/)).toBe(2)
    priya.seesNot(/deliver a message to @Jonas Weber/)
  })

  test('what was for a coordinator is told to the others, never to the same one', async () => {
    const maya = world.person('maya')
    await maya.types('/mentor start @jonas')
    await maya.fills({ topic: 'Budgets' })
    world.sandbox.faults.next(
      'chat.postMessage',
      { error: 'account_inactive' },
      { when: ({ channel }) => channel === jonas.id },
    )
    await maya.submits()
    priya.sees(/deliver a message to @Jonas Weber: the account is deactivated/)
    jonas.seesNot(/deliver a message to @Jonas Weber/)
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})

describe('the installer', async () => {
  const world = await openWorld({ installerId: 'UACMEMAYA' })

  test('is the first coordinator, so no admin becomes one by asking', async () => {
    const [priya, maya] = [world.person('priya'), world.person('maya')]
    expect(maya.id).toBe('UACMEMAYA')
    await priya.types('/mentor settings')
    expect(Object.keys(priya.modal?.fields ?? {})).toEqual(['day', 'time'])
    await maya.types('/mentor settings')
    expect(Object.keys(maya.modal?.fields ?? {})).toContain('coordinators')
    expectNoTrouble(world)
  })

  test('who has left since is none again after a restart, so the next admin to ask is', async () => {
    await world.acme.change('maya', { deactivated: true })
    await world.restart()
    expect(await coordinators(world)).toEqual([])
    const priya = world.person('priya')
    await priya.closes()
    await priya.types('/mentor settings')
    expect(priya.modal?.read).toMatch(/you are the coordinator now/)
    expectNoTrouble(world)
  })
})
