import { afterAll, expect, test } from 'vitest'
import { createLog } from '../../src/lib/log.ts'
import { createClient } from '../../src/slack/connection.ts'
import { createPeople } from '../../src/slack/people.ts'
import { startSandbox } from '../sandbox/index.ts'

const COUNT = 150
const names = Array.from({ length: COUNT }, (_, index) => ({
  name: `Reader${index} Tanaka`,
  zone: 'Asia/Tokyo',
}))
const sandbox = await startSandbox({ workspaces: [{ key: 'acme', people: names }] })
afterAll(() => sandbox.stop())
const acme = sandbox.workspace()
const log = createLog({ level: 'silent', pretty: false })
const clientFor = (use: 'interactive' | 'bulk') =>
  createClient({ botToken: acme.botToken, apiUrl: sandbox.apiUrl }, use, log)
const newcomer = () => createPeople(clientFor('interactive'), clientFor('bulk'), acme.teamId)
const calls = (method: string) => sandbox.calls.filter((call) => call.method === method).length
const readers = acme.people.filter(({ name }) => name.startsWith('Reader'))

test('many people are read from the list, so that Slack never has to refuse a look-up', async () => {
  sandbox.rateLimits.on('users.info')
  sandbox.rateLimits.on('users.list')
  const people = newcomer()
  for (const { id, zone } of readers)
    expect(await people.find(id)).toMatchObject({ id, zone, kind: 'person' })
  expect(calls('users.info')).toBe(50)
  expect(calls('users.list')).toBe(1)
})

test('a profile that changed is looked up again', async () => {
  sandbox.rateLimits.off('users.info')
  const people = newcomer()
  for (const { id } of readers) await people.find(id)
  const before = calls('users.info')
  people.forget(readers.at(-1)?.id ?? '')
  await people.find(readers.at(-1)?.id ?? '')
  expect(calls('users.info')).toBe(before + 1)
})

test('a list that was on its way when somebody changed does not bring back what they were', async () => {
  const people = newcomer()
  for (const { id } of readers.slice(0, 50)) await people.find(id)
  const [changed, last] = [readers[60], readers[61]]
  if (!changed || !last) throw new Error('too few people')
  const off = sandbox.on((change) => {
    if (change.kind === 'call' && change.call.method === 'users.list') people.forget(changed.id)
  })
  await people.find(last.id)
  off()
  const before = calls('users.info')
  await people.find(changed.id)
  expect(calls('users.info')).toBe(before + 1)
})

test('all who are asked for while the list is read wait for it', async () => {
  const people = newcomer()
  for (const { id } of readers.slice(0, 50)) await people.find(id)
  const before = calls('users.info')
  await Promise.all(readers.slice(50).map(({ id }) => people.find(id)))
  expect(calls('users.info')).toBe(before)
})

test('people are looked up one by one where the list cannot be read', async () => {
  sandbox.faults.next('users.list', { status: 503 })
  const people = newcomer()
  const found = await Promise.all(readers.map(({ id }) => people.find(id)))
  expect(found.every((person) => person?.zone === 'Asia/Tokyo')).toBe(true)
})
