import type { UsersListResponse } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox, type Workspace } from './index.ts'
import { writeManifest } from './test-manifest.ts'
import { clientOf, errorOf, handTurned, section } from './test-support.ts'

let sandbox: Sandbox
let acme: Workspace

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  sandbox = await startSandbox(options)
  acme = sandbox.workspace()
}

beforeEach(() => start())
afterEach(() => sandbox.stop())

const id = (name: string) => acme.person(name).id
const say = (channel: string, text = 'Hello') => clientOf(sandbox).chat.postMessage({ channel, text })
const open = async (...users: string[]) => {
  const { channel } = await clientOf(sandbox).conversations.open({ users: users.join(',') })
  return channel?.id ?? ''
}

describe('posting', () => {
  test('to a person opens the direct message', async () => {
    const { channel } = await say(id('maya'), 'Good morning')
    expect(channel).toBe(acme.person('maya').directMessage)
    acme.person('maya').sees('Good morning')
    acme.person('omar').seesNot('Good morning')
  })

  test('to a channel works only where the bot is', async () => {
    await say(acme.channel('it').id)
    expect(await errorOf(say(acme.channel('random').id))).toBe('not_in_channel')
    acme.addChannel({ name: 'board', private: true })
    expect(await errorOf(say(acme.channel('board').id))).toBe('channel_not_found')
    acme.addChannel({ name: 'old', bot: true, archived: true })
    expect(await errorOf(say(acme.channel('old').id))).toBe('is_archived')
  })

  test('a channel name is no channel id', async () => {
    expect(await errorOf(say('#it'))).toBe('channel_not_found')
  })

  test('to another bot, a deactivated or an external user is refused', async () => {
    expect(await errorOf(say(id('statusbot')))).toBe('cannot_dm_bot')
    expect(await errorOf(say(id('tom')))).toBe('account_inactive')
    expect(await errorOf(say(id('erin')))).toBe('channel_not_found')
  })

  test('to somebody who was deactivated after the direct message was opened is refused, too', async () => {
    const { channel = '' } = await say(id('maya'))
    await acme.change('maya', { deactivated: true })
    expect(await errorOf(say(channel))).toBe('account_inactive')
  })

  test('an empty message is refused', async () => {
    expect(await errorOf(clientOf(sandbox).chat.postMessage({ channel: id('maya'), text: '' }))).toBe(
      'no_text',
    )
  })

  test('timestamps grow and never repeat within a channel, even while the clock stands still', async () => {
    await sandbox.stop()
    await start({ clock: handTurned().clock })
    for (const text of ['one', 'two', 'three']) await say(id('maya'), text)
    const stamps = acme.person('maya').messages.map(({ ts }) => ts)
    expect(new Set(stamps).size).toBe(3)
    expect(stamps.toSorted()).toEqual(stamps)
    expect(stamps[0]).toBe('1772442000.000000')
  })
})

describe('changing messages', () => {
  test('an update with text alone removes the blocks', async () => {
    const client = clientOf(sandbox)
    const blocks = [section('A long story')]
    const { channel = '', ts = '' } = await client.chat.postMessage({
      channel: id('maya'),
      text: 'x',
      blocks,
    })
    await client.chat.update({ channel, ts, text: 'Short' })
    expect(acme.person('maya').lastMessage).toMatchObject({
      text: 'Short',
      blocks: [],
      read: 'Short',
      edited: true,
    })
  })

  test("another person's message is neither changed nor deleted", async () => {
    await acme.person('maya').types('My own words', { in: 'it' })
    const channel = acme.channel('it').id
    const ts = acme.person('maya').lastMessage?.ts ?? ''
    const { chat } = clientOf(sandbox)
    expect(await errorOf(chat.update({ channel, ts, text: 'Not mine' }))).toBe('cant_update_message')
    expect(await errorOf(chat.delete({ channel, ts }))).toBe('cant_delete_message')
  })

  test('a message that is not there is not changed', async () => {
    const { chat } = clientOf(sandbox)
    const at = { channel: acme.channel('it').id, ts: '1.000000' }
    expect(await errorOf(chat.update({ ...at, text: 'x' }))).toBe('message_not_found')
    expect(await errorOf(chat.delete(at))).toBe('message_not_found')
  })

  test('a deleted message is gone for everybody', async () => {
    const { chat } = clientOf(sandbox)
    const { channel = '', ts = '' } = await say(acme.channel('it').id, 'Oops')
    await chat.delete({ channel, ts })
    acme.person('omar').seesNot('Oops')
  })
})

describe('ephemeral messages', () => {
  test('are for one member of the channel and cannot be updated', async () => {
    const { chat } = clientOf(sandbox)
    const channel = acme.channel('it').id
    const { message_ts: ts = '' } = await chat.postEphemeral({ channel, user: id('maya'), text: 'Just you' })
    acme.person('maya').sees('Just you')
    acme.person('omar').seesNot('Just you')
    expect(await errorOf(chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found')
  })

  test('need a person who exists and is in the channel', async () => {
    const { chat } = clientOf(sandbox)
    acme.addChannel({ name: 'pair', bot: true, members: ['maya'] })
    const channel = acme.channel('pair').id
    const whisper = (user: string) => errorOf(chat.postEphemeral({ channel, user, text: 'x' }))
    expect(await whisper(id('omar'))).toBe('user_not_in_channel')
    expect(await whisper('U0NOBODY')).toBe('user_not_found')
  })
})

describe('conversations.open', () => {
  test('gives the same people the same conversation, in any order', async () => {
    const group = await open(id('maya'), id('omar'))
    expect(await open(id('omar'), id('maya'))).toBe(group)
    expect(await open(id('maya'), id('omar'), id('priya'))).not.toBe(group)
    expect(await open(id('maya'))).toBe(acme.person('maya').directMessage)
  })

  test('only its members see a group', async () => {
    await say(await open(id('maya'), id('omar')), 'For two')
    acme.person('maya').sees('For two')
    acme.person('omar').sees('For two')
    acme.person('priya').seesNot('For two')
  })

  test.each([
    ['nobody', [], 'users_list_not_supplied'],
    ['somebody unknown', ['U0NOBODY'], 'user_not_found'],
    ['a list written as JSON', ['["U0NOBODY"]'], 'user_not_found'],
    ['another bot', ['statusbot'], 'cannot_dm_bot'],
    ['a deactivated user', ['tom'], 'user_disabled'],
    ['an external user', ['erin'], 'user_not_visible'],
    ['the bot itself', ['deskside'], 'invalid_user_combination'],
  ])('refuses %s', async (_who, names, error) => {
    const users = names.map((name) => (name.startsWith('U') || name.startsWith('[') ? name : id(name)))
    expect(await errorOf(clientOf(sandbox).conversations.open({ users: users.join(',') }))).toBe(error)
  })

  test('takes eight people, not nine', async () => {
    const people = Array.from({ length: 9 }, (_, i) => acme.addPerson({ name: `Guest${i} Person` }).id)
    expect(await open(...people.slice(0, 8))).toMatch(/^C/)
    const tooMany = clientOf(sandbox).conversations.open({ users: people.join(',') })
    expect(await errorOf(tooMany)).toBe('too_many_users')
  })
})

describe('people', () => {
  test('come with zone and standing', async () => {
    const { users } = clientOf(sandbox)
    expect((await users.info({ user: id('omar') })).user).toMatchObject({
      real_name: 'Omar Haddad',
      tz: 'America/New_York',
      deleted: false,
      is_bot: false,
    })
    expect((await users.info({ user: id('priya') })).user?.is_admin).toBe(true)
    expect((await users.info({ user: id('erin') })).user?.is_stranger).toBe(true)
    const gone = (await users.info({ user: id('tom') })).user
    expect(gone?.deleted).toBe(true)
    expect(gone?.tz).toBeUndefined()
    expect(await errorOf(users.info({ user: 'U0NOBODY' }))).toBe('user_not_found')
  })

  test('are listed page by page', async () => {
    const seen: string[] = []
    let pages = 0
    for await (const page of clientOf(sandbox).paginate('users.list', { limit: 4 })) {
      pages += 1
      const { members = [] } = page as UsersListResponse
      seen.push(...members.map((member) => member.id ?? ''))
    }
    expect(pages).toBe(3)
    expect(seen.toSorted()).toEqual([...acme.people.map((person) => person.id), acme.botUserId].toSorted())
  })

  test('a cursor of nowhere is refused', async () => {
    expect(await errorOf(clientOf(sandbox).users.list({ cursor: 'nowhere' }))).toBe('invalid_cursor')
  })
})

describe('files', () => {
  const csv = Buffer.from('name,minutes\nMaya,45\n')

  test('are promised a URL, uploaded and shared', async () => {
    await sandbox.stop()
    await start({ manifest: writeManifest({ scopes: ['chat:write', 'files:write'] }) })
    const channel_id = acme.person('priya').directMessage
    const upload = {
      channel_id,
      file: csv,
      filename: 'pairs.csv',
      title: 'Pairs',
      initial_comment: 'Here it is',
    }
    await clientOf(sandbox).filesUploadV2(upload)
    const message = acme.person('priya').lastMessage
    expect(message?.read).toBe('Here it is\nPairs')
    expect(message?.files[0]?.content.toString()).toBe(csv.toString())
  })

  test('that were never uploaded cannot be shared', async () => {
    await sandbox.stop()
    await start({ manifest: writeManifest({ scopes: ['files:write'] }) })
    const { files } = clientOf(sandbox)
    const { file_id = '' } = await files.getUploadURLExternal({ filename: 'a.csv', length: 3 })
    const complete = files.completeUploadExternal({ files: [{ id: file_id }] })
    expect(await errorOf(complete)).toBe('file_not_found')
  })
})
