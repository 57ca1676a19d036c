import { afterEach, beforeEach, expect, test } from 'vitest'
import { inReadersZone } from './block-kit/readers-dates.ts'
import { type Sandbox, startSandbox, type Workspace } from './index.ts'
import { clientOf, plain, section } from './test-support.ts'

let sandbox: Sandbox
let acme: Workspace

beforeEach(async () => {
  sandbox = await startSandbox()
  acme = sandbox.workspace()
})

afterEach(() => sandbox.stop())

/** Both in one channel read a moment, given in UTC. */
async function bothRead(moment: string, format = '{date_short_pretty} at {time}') {
  const { id } = acme.addChannel({ name: `at-${Date.parse(moment)}`, members: ['maya', 'omar'], bot: true })
  const text = `<!date^${Date.parse(moment) / 1000}^${format}|some day>`
  await clientOf(sandbox).chat.postMessage({ channel: id, text, blocks: [section(text)] })
  return ['maya', 'omar'].map((name) => acme.person(name).lastMessage?.read)
}

test.each([
  ['before either changes', '2026-03-05T14:00Z', ['Mar 5, 2026 at 15:00', 'Mar 5, 2026 at 09:00']],
  ['after New York has changed', '2026-03-18T14:00Z', ['Mar 18, 2026 at 15:00', 'Mar 18, 2026 at 10:00']],
  ['after both have changed', '2026-04-01T13:00Z', ['Apr 1, 2026 at 15:00', 'Apr 1, 2026 at 09:00']],
  ['past midnight in Stockholm', '2026-03-05T23:30Z', ['Mar 6, 2026 at 00:30', 'Mar 5, 2026 at 18:30']],
])('everybody reads a moment by the own clock: %s', async (_, moment, read) => {
  expect(await bothRead(moment)).toEqual(read)
})

test('a profile that moves to another zone reads the same message anew', async () => {
  await bothRead('2026-03-05T14:00Z')
  await acme.change('omar', { zone: 'Asia/Kolkata' })
  expect(acme.person('omar').lastMessage?.read).toBe('Mar 5, 2026 at 19:30')
})

test('the Home has its owner’s zone; a channel that nobody in particular reads has UTC', async () => {
  const view = { type: 'home' as const, blocks: [section('<!date^1772719200^{time}|some time>')] }
  await clientOf(sandbox).views.publish({ user_id: acme.person('omar').id, view })
  expect(acme.person('omar').home?.read).toBe('09:00')
  await bothRead('2026-03-05T14:00Z', '{time}')
  const channel = acme.channels.at(-1)?.id ?? ''
  expect(acme.messagesIn(channel).map(({ read }) => read)).toEqual(['14:00'])
})

test.each([
  ['{date_num} {time_secs}', '03/05/2026 15:00:09'],
  ['{date} {date_long}', 'March 5, 2026 Thursday, March 5, 2026'],
  ['{nonsense} {time}', '{nonsense} 15:00'],
])('%s is shown as %s', async (format, read) => {
  expect((await bothRead('2026-03-05T14:00:09Z', format))[0]).toBe(read)
})

test('what somebody typed where Slack shows no dates stays as it was typed', () => {
  const typed = '<!date^1772719200^{time}|some time>'
  const blocks = [{ type: 'header', text: plain(typed) }, section(typed)]
  expect(inReadersZone({ text: typed, blocks }, 'UTC')).toEqual({
    text: '14:00',
    blocks: [{ type: 'header', text: plain(typed) }, section('14:00')],
  })
})
