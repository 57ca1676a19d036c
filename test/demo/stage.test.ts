import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../src/db/client.ts'
import type { Person } from '../sandbox/index.ts'
import { memoryDatabase } from '../support/memory-database.ts'
import { Problem } from './problem.ts'
import type { Container, DemoConversation, DemoMessage, DemoView, State } from './protocol.ts'
import { Stage } from './stage.ts'

// Months of the bot's work, on whatever machine the tests run.
vi.setConfig({ testTimeout: 300_000 })

let database: Database
let stage: Stage
const named = (name: string): Person => stage.company.person(name)
const stateOf = (name: string): Promise<State> => stage.state(named(name).id)

beforeAll(async () => {
  database = await memoryDatabase()
  stage = new Stage(database)
  await stage.load('fresh')
})

afterAll(async () => {
  await stage.stop()
  await database.close()
})

const kind = (state: State, wanted: DemoConversation['kind']) => {
  const found = state.conversations.find((one) => one.kind === wanted)
  if (!found) throw new Error(`${state.me} has no ${wanted} conversation`)
  return found
}

const types = async (name: string, text: string) => {
  const state = await stateOf(name)
  await stage.act({ person: state.me, act: 'type', conversation: kind(state, 'self').id, text })
}

/** Where a button with this text stands, by ids only, as the page finds it. */
function button(blocks: DemoMessage['blocks'] | DemoView['view']['blocks'], label: string) {
  for (const block of blocks)
    for (const element of [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])])
      if (element.text?.text === label) return { blockId: block.block_id, actionId: element.action_id }
  return null
}

async function clicks(name: string, label: string): Promise<void> {
  const state = await stateOf(name)
  const messages = state.conversations.flatMap((one) => one.messages)
  for (const { channel, ts, blocks } of messages.toReversed()) {
    const found = button(blocks, label)
    const container: Container = { in: 'message', channel, ts }
    if (found) return stage.act({ person: state.me, act: 'click', container, ...found })
  }
  throw new Error(`${name} has no button ${label}`)
}

const top = async (name: string) => {
  const view = (await stateOf(name)).modals.at(-1)
  if (!view) throw new Error(`${name} has no modal`)
  return view
}

/** The state of a plain text field, and where it is held. */
const typed = (view: DemoView, blockId: string, value: string) => {
  const block = view.view.blocks.find((one) => one.block_id === blockId)
  if (!block?.element) throw new Error(`there is no field ${blockId}`)
  return { [blockId]: { [block.element.action_id]: { type: block.element.type, value } } }
}

describe('what people do on the page, by ids', () => {
  test('a command typed into one’s own notes opens the modal, for that person alone', async () => {
    await types('maya', '/mentor start @omar')
    expect((await top('maya')).view.title?.text).toBe('Start a pair')
    expect((await stateOf('omar')).modals).toEqual([])
    const seats = (await stateOf('omar')).people
    expect(seats.filter(({ hasModal }) => hasModal).map(({ username }) => username)).toEqual(['maya'])
  })

  test('a submission with something missing comes back beside the field', async () => {
    const { view } = await top('maya')
    await stage.act({ person: named('maya').id, act: 'submit', viewId: view.id })
    expect(Object.keys((await top('maya')).errors)).toEqual(['topic'])
  })

  test('a field that is left keeps what was typed, and a chosen entry of a menu', async () => {
    const view = await top('maya')
    const person = named('maya').id
    const container: Container = { in: 'modal', viewId: view.view.id }
    const block = view.view.blocks.find(({ block_id }) => block_id === 'cadence')
    const actionId = block?.element?.action_id ?? ''
    const chosen = block?.element?.options?.[0]
    const value = { type: 'static_select', selected_option: { value: chosen?.value } }
    await stage.act({ person, act: 'change', container, blockId: 'cadence', actionId, value })
    expect((await top('maya')).values.cadence?.[actionId]).toMatchObject({ selected_option: chosen })
  })

  test('a complete submission closes the modal and the other one has something unread', async () => {
    const view = await top('maya')
    const values = typed(view, 'topic', 'Planning without spreadsheets')
    await stage.act({ person: named('maya').id, act: 'submit', viewId: view.view.id, values })
    expect((await stateOf('maya')).modals).toEqual([])
    const omar = await stateOf('omar')
    expect(kind(omar, 'bot').unread).toBe(1)
    expect(omar.people.find(({ id }) => id === omar.me)?.unread).toBe(1)
  })

  test('what was looked at is not unread any more', async () => {
    const { me, conversations } = await stateOf('omar')
    const conversation = conversations.find((one) => one.kind === 'bot')?.id ?? ''
    await stage.act({ person: me, act: 'read', conversation })
    expect(kind(await stateOf('omar'), 'bot').unread).toBe(0)
  })

  test('a button in a message brings the pair alive in both panes', async () => {
    await clicks('omar', 'Accept')
    for (const name of ['maya', 'omar'])
      expect(kind(await stateOf(name), 'group').messages[0]?.text).toMatch(/you are a pair/)
  })

  test('the Home tab is empty until it is opened', async () => {
    expect((await stateOf('omar')).home).toBeNull()
    await stage.act({ person: named('omar').id, act: 'open-home' })
    expect(JSON.stringify((await stateOf('omar')).home?.view.blocks)).toContain(named('maya').id)
  })

  test('a form that is closed twice is closed once, and nobody complains', async () => {
    await types('maya', '/mentor start @omar')
    const { id } = (await top('maya')).view
    const close = { person: named('maya').id, act: 'close', viewId: id } as const
    await Promise.all([stage.act(close), stage.act(close)])
    expect((await stateOf('maya')).modals).toEqual([])
  })

  test('a button that is gone answers in words, and nothing breaks', async () => {
    const { me } = await stateOf('omar')
    const { id, messages } = kind(await stateOf('omar'), 'bot')
    const container: Container = { in: 'message', channel: id, ts: messages[0]?.ts ?? '' }
    const act = { person: me, act: 'click', container, blockId: 'gone', actionId: 'gone' } as const
    await expect(stage.act(act)).rejects.toThrow(/no longer there/)
    await expect(stage.act(act)).rejects.toBeInstanceOf(Problem)
  })

  test('nothing can be typed where Slack allows it to nobody', async () => {
    const state = await stateOf('omar')
    const { id, writable } = kind(state, 'bot')
    expect(writable).toBe(false)
    const act = { person: state.me, act: 'type', conversation: id, text: 'hello' } as const
    await expect(stage.act(act)).rejects.toThrow(/read-only/)
  })
})

describe('the state of a person', () => {
  test('holds nothing that only others see', async () => {
    const { me, conversations } = await stateOf('omar')
    const general = conversations.find(({ name }) => name === 'general')?.id ?? ''
    await stage.act({ person: me, act: 'type', conversation: general, text: '/mentor status' })
    await types('gustav', 'My own note: buy milk')
    for (const { id } of stage.company.workspace.people) {
      const state = await stage.state(id)
      const inGeneral = state.conversations.find((one) => one.id === general)?.messages
      expect(inGeneral).toHaveLength(id === me ? 1 : 0)
      for (const conversation of state.conversations) expect(conversation.memberIds).toContain(id)
      if (id !== named('gustav').id) expect(JSON.stringify(state)).not.toContain('buy milk')
      if (id === me || id === named('maya').id) continue
      expect(JSON.stringify(state)).not.toContain('Planning without spreadsheets')
    }
  })

  test('is nobody’s for an id that nobody has', async () => {
    await expect(stage.state('U0NOBODY')).rejects.toThrow(/Nobody here/)
  })
})

describe('under the hood', () => {
  test('every request stands there with its payload and the validator’s word, and the rows that changed', async () => {
    const { last } = stage.hood.after(0)
    await types('omar', '/mentor settings')
    const view = await top('omar')
    await stage.act({ person: named('omar').id, act: 'submit', viewId: view.view.id })
    const { entries, refusals } = stage.hood.after(last)
    expect(refusals).toBe(0)
    const lines = entries.map((entry) =>
      entry.kind === 'rows' ? entry.rows.map(({ table, what }) => `${table} ${what}`).join() : entry.title,
    )
    expect(lines).toContain('/mentor settings')
    expect(lines).toContain('settings.form')
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => last + index + 1))
    const command = entries.find((entry) => entry.kind === 'delivery')
    expect(command).toMatchObject({ userId: named('omar').id, verdict: { ok: true, error: null } })
  })

  test('a row that changed shows what it was before', () => {
    const rows = stage.hood.after(0).entries.flatMap((entry) => (entry.kind === 'rows' ? entry.rows : []))
    const accepted = rows.find(({ table, what }) => table === 'pairs' && what === 'updated')
    expect(accepted).toMatchObject({ before: { state: 'proposed' }, row: { state: 'active' } })
  })

  test('what the validator refused says so', async () => {
    const { botToken } = stage.company.workspace
    const { apiUrl } = stage.company.sandbox
    const body = new URLSearchParams({
      token: botToken,
      channel: named('omar').id,
      text: 'Nonsense',
      blocks: '[{"type":"nonsense"}]',
    })
    await fetch(`${apiUrl}chat.postMessage`, { method: 'POST', body })
    const refused = stage.hood.after(0).entries.at(-1)
    expect(refused).toMatchObject({ kind: 'call', verdict: { ok: false, error: 'invalid_blocks' } })
    expect(stage.hood.after(0).refusals).toBe(1)
  })
})

describe('the clock', () => {
  const clock = () =>
    stage.company.clock.now().toZonedDateTimeISO('America/New_York').toPlainDateTime().toString()

  test('turns to Monday 09:30 of the one who turns it, and the check-in is there', async () => {
    const told: number[] = []
    const off = stage.on(() => told.push(stage.version))
    await stage.turn('next-monday-0930', named('omar').id)
    off()
    expect(clock()).toBe('2026-03-02T09:30:00')
    expect(kind(await stateOf('omar'), 'bot').messages.at(-1)?.text).toMatch(/week/)
    expect(told.length).toBeGreaterThan(2)
  })

  test('turns to the end of the next session once one is booked', async () => {
    await expect(stage.turn('end-of-session', named('omar').id)).rejects.toThrow(/No session is booked/)
    await clicks('maya', 'Schedule the first session')
    await stage.act({ person: named('maya').id, act: 'submit', viewId: (await top('maya')).view.id })
    const { clock: facts } = await stateOf('omar')
    await stage.turn('end-of-session', named('omar').id)
    expect(stage.company.clock.now().toString()).toBe(
      Temporal.Instant.from(facts.sessionEnd ?? '').toString(),
    )
    expect(kind(await stateOf('omar'), 'bot').messages.at(-1)?.text).toMatch(/How was/)
  })

  test('turns for one who presses at a time', async () => {
    const { id } = named('omar')
    const [first, second] = await Promise.allSettled([stage.turn('now+1h', id), stage.turn('now+1h', id)])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({
      reason: { status: 409, message: expect.stringMatching(/clock is turning/) },
    })
  })

  test('never turns back', async () => {
    await expect(stage.company.until('2026-03-01T09:00[Europe/Stockholm]')).rejects.toThrow(/forward only/)
    await expect(stage.turn('2026-03-01', named('omar').id)).rejects.toThrow(/forward only/)
  })

  test('lets months pass, with every message in its order', async () => {
    await stage.turn('2026-05-04T12:00', named('maya').id)
    const messages = kind(await stateOf('maya'), 'bot').messages
    expect(messages.length).toBeGreaterThan(8)
    expect(messages.map(({ ts }) => ts)).toEqual(messages.map(({ ts }) => ts).toSorted())
    expect(stage.company.sandbox.unacknowledged).toEqual([])
  })
})

describe('a reset', () => {
  test('finds the company as on the first day', async () => {
    await stage.load('fresh')
    const maya = await stateOf('maya')
    expect(maya.conversations.flatMap(({ messages }) => messages)).toEqual([])
    expect(maya.clock.nextNudge).toBeNull()
    expect(maya.isTouched).toBe(false)
  })

  test('a Home tab that is opened meanwhile is drawn when the new company is there', async () => {
    const person = named('omar').id
    const loading = stage.load('fresh')
    await Promise.all([loading, stage.act({ person, act: 'open-home' })])
    expect((await stateOf('omar')).home).not.toBeNull()
  })

  test('knows whether something would be lost by it: what was done, not what was looked at', async () => {
    const { me, conversations } = await stateOf('maya')
    await stage.act({ person: me, act: 'open-home' })
    await stage.act({ person: me, act: 'read', conversation: conversations[0]?.id ?? '' })
    expect((await stateOf('maya')).isTouched).toBe(false)
    await types('maya', 'Hello')
    expect((await stateOf('maya')).isTouched).toBe(true)
  })
})
