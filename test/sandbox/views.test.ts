import type { KnownBlock, ModalView } from '@slack/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type Sandbox, startSandbox } from './index.ts'
import { clientOf, errorOf, handTurned, modal, plain, section, textInput } from './test-support.ts'
import { startTinyBot, type TinyBot } from './tiny-bot.ts'

let sandbox: Sandbox
let bot: TinyBot
let maya: Person
let time: ReturnType<typeof handTurned>

beforeEach(async () => {
  time = handTurned()
  sandbox = await startSandbox({ ...time })
  bot = await startTinyBot(sandbox)
  maya = sandbox.workspace().person('maya')
})

afterEach(async () => {
  await bot.stop()
  await sandbox.stop()
})

const form = (...blocks: KnownBlock[]): ModalView => modal('form', ...blocks)
const goals = textInput('goals', 'Goals')

/** The trigger id of a command that Maya has just typed. */
async function freshTrigger(): Promise<string> {
  let trigger = ''
  bot.app.command('/mentor', async ({ ack, command }) => {
    trigger = command.trigger_id
    await ack()
  })
  await maya.types('/mentor start')
  return trigger
}

const open = async (view: ModalView = form(goals)) => {
  const { view: opened } = await clientOf(sandbox).views.open({ trigger_id: await freshTrigger(), view })
  return { id: opened?.id ?? '', hash: opened?.hash ?? '' }
}

describe('a trigger id', () => {
  test('opens one view', async () => {
    const { views } = clientOf(sandbox)
    const trigger_id = await freshTrigger()
    await views.open({ trigger_id, view: form(goals) })
    expect(await errorOf(views.open({ trigger_id, view: form(goals) }))).toBe('exchanged_trigger_id')
  })

  test('dies after three seconds', async () => {
    const { views } = clientOf(sandbox)
    const trigger_id = await freshTrigger()
    time.pass({ seconds: 3 })
    await views.open({ trigger_id, view: form(goals) })
    const late = await freshTrigger()
    time.pass({ seconds: 3.001 })
    expect(await errorOf(views.open({ trigger_id: late, view: form(goals) }))).toBe('expired_trigger_id')
  })

  test('cannot be made up', async () => {
    const made = clientOf(sandbox).views.open({ trigger_id: '1.2.abc', view: form(goals) })
    expect(await errorOf(made)).toBe('invalid_trigger_id')
  })

  test('is still good after a view was refused', async () => {
    const { views } = clientOf(sandbox)
    const trigger_id = await freshTrigger()
    const nameless = { ...form(goals), title: plain('A title that is longer than Slack permits') }
    expect(await errorOf(views.open({ trigger_id, view: nameless }))).toBe('invalid_arguments')
    await views.open({ trigger_id, view: form(goals) })
  })
})

describe('the stack of modals', () => {
  test('is three deep', async () => {
    bot.app.view('form', async ({ ack }) => ack({ response_action: 'push', view: form(goals) }))
    await open()
    await maya.submits({ goals: 'one' })
    await maya.submits({ goals: 'two' })
    expect(maya.modals).toHaveLength(3)
    expect(maya.modal?.previous_view_id).toBe(maya.modals[1]?.id)
    expect(maya.modal?.root_view_id).toBe(maya.modals[0]?.id)
    await maya.submits({ goals: 'three' })
    expect(sandbox.refusals).toMatchObject([{ method: 'view_submission', error: 'push_limit_reached' }])
    expect(maya.modal?.trouble).toMatch(/trouble/)
  })

  test('views.push needs a trigger from within a modal', async () => {
    await open()
    const push = clientOf(sandbox).views.push({ trigger_id: await freshTrigger(), view: form(goals) })
    expect(await errorOf(push)).toBe('invalid_trigger_id')
  })

  test('views.push puts a modal on top, and Back goes to the one below', async () => {
    bot.app.action('more', async ({ ack, body, client }) => {
      await ack()
      if ('trigger_id' in body)
        await client.views.push({ trigger_id: body.trigger_id, view: form(section('More')) })
    })
    const more = { type: 'button' as const, action_id: 'more', text: plain('More') }
    await open(form(goals, { type: 'actions', elements: [more] }))
    await maya.fills({ goals: 'Typed before' })
    await maya.clicks('More')
    maya.sees('More', { in: 'modal' })
    await maya.closes()
    expect(maya.modal?.fields.goals?.value).toBe('Typed before')
  })

  test('clear closes them all, an empty answer only the one', async () => {
    let answers: object[] = []
    bot.app.view('form', async ({ ack }) => ack(answers.shift() as never))
    answers = [{ response_action: 'push', view: form(goals) }, {}]
    await open()
    await maya.submits({ goals: 'one' })
    await maya.submits({ goals: 'two' })
    expect(maya.modals).toHaveLength(1)
    answers = [{ response_action: 'push', view: form(goals) }, { response_action: 'clear' }]
    await maya.submits()
    await maya.submits({ goals: 'two' })
    expect(maya.modals).toHaveLength(0)
  })

  test('view_closed arrives only where the view asked for it', async () => {
    const closed: string[] = []
    bot.app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(String(Reflect.get(view, 'id')))
      await ack()
    })
    await open()
    await maya.closes()
    expect(closed).toEqual([])
    const { id } = await open({ ...form(goals), notify_on_close: true })
    await maya.closes()
    expect(closed).toEqual([id])
  })
})

describe('views.update', () => {
  test('with a stale hash is refused', async () => {
    const { views } = clientOf(sandbox)
    const { id, hash } = await open()
    await views.update({ view_id: id, hash, view: form(goals, section('Once')) })
    const again = views.update({ view_id: id, hash, view: form(goals, section('Twice')) })
    expect(await errorOf(again)).toBe('hash_conflict')
    maya.sees('Once', { in: 'modal' })
  })

  test('of a view that is closed or never was is refused', async () => {
    const { views } = clientOf(sandbox)
    const { id } = await open()
    await maya.closes()
    expect(await errorOf(views.update({ view_id: id, view: form(goals) }))).toBe('not_found')
    expect(await errorOf(views.update({ view_id: 'V0NOWHERE', view: form(goals) }))).toBe('not_found')
  })

  test('finds a view by the external id, which is unique', async () => {
    const { views } = clientOf(sandbox)
    await open({ ...form(goals), external_id: 'pair-7' })
    await views.update({ external_id: 'pair-7', view: { ...form(section('Found')), external_id: 'pair-7' } })
    maya.sees('Found', { in: 'modal' })
    const trigger_id = await freshTrigger()
    const again = views.open({ trigger_id, view: { ...form(goals), external_id: 'pair-7' } })
    expect(await errorOf(again)).toBe('duplicate_external_id')
  })

  test('needs to say which view', async () => {
    const nowhere = clientOf(sandbox).apiCall('views.update', { view: form(goals) })
    expect(await errorOf(nowhere)).toBe('invalid_arguments')
  })

  test('keeps what was typed where block_id and action_id stay the same', async () => {
    const { id } = await open(form(goals, textInput('reason', 'Reason')))
    await maya.fills({ goals: 'Learn about data', reason: 'Because' })
    const redrawn = form(section('New words'), goals, textInput('why', 'Reason'))
    await clientOf(sandbox).views.update({ view_id: id, view: redrawn })
    expect(maya.modal?.fields.goals?.value).toBe('Learn about data')
    expect(maya.modal?.fields.why?.value).toBeNull()
  })

  test('shows initial values in fields that are new', async () => {
    const { id } = await open(form(goals))
    const input = { type: 'plain_text_input' as const, action_id: 'value', initial_value: 'Monthly' }
    const cadence = { ...textInput('cadence', 'Cadence'), element: input }
    await clientOf(sandbox).views.update({ view_id: id, view: form(goals, cadence) })
    expect(maya.modal?.fields.cadence?.value).toBe('Monthly')
  })

  test('as an answer to a submission keeps it too', async () => {
    const kept: unknown[] = []
    bot.app.view('form', async ({ ack, view }) => {
      kept.push(view.state.values.goals?.value?.value)
      await ack({ response_action: 'update', view: form(section('Sure?'), goals) })
    })
    await open()
    await maya.submits({ goals: 'Learn' })
    await maya.submits()
    expect(kept).toEqual(['Learn', 'Learn'])
  })
})

describe('the Home', () => {
  const home = (text: string) => ({ type: 'home' as const, blocks: [section(text)] })

  test('is published for a person, who reads it', async () => {
    await clientOf(sandbox).views.publish({ user_id: maya.id, view: home(`Hello <@${maya.id}>`) })
    maya.sees('Hello @Maya Lindqvist', { in: 'home' })
    maya.seesNot('Hello')
    expect(sandbox.workspace().person('omar').home).toBeNull()
  })

  test('stays one view, and minds its hash', async () => {
    const { views } = clientOf(sandbox)
    const first = await views.publish({ user_id: maya.id, view: home('One') })
    const hash = first.view?.hash ?? ''
    const second = await views.publish({ user_id: maya.id, view: home('Two'), hash })
    expect(second.view?.id).toBe(first.view?.id)
    const stale = views.publish({ user_id: maya.id, view: home('Three'), hash })
    expect(await errorOf(stale)).toBe('hash_conflict')
  })

  test('is for known people, and for Home views', async () => {
    const { views } = clientOf(sandbox)
    expect(await errorOf(views.publish({ user_id: 'U0NOBODY', view: home('x') }))).toBe('user_not_found')
    const wrong = clientOf(sandbox).apiCall('views.publish', { user_id: maya.id, view: form(goals) })
    expect(await errorOf(wrong)).toBe('invalid_arguments')
  })

  test('opening it tells the bot, with the view once there is one', async () => {
    const heard: unknown[] = []
    bot.app.event('app_home_opened', async ({ event, client }) => {
      heard.push([event.tab, event.view && Reflect.get(event.view, 'id')])
      if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: home('Welcome') })
    })
    await maya.opensHome()
    await maya.opensHome()
    await maya.opensMessages()
    expect(heard).toEqual([
      ['home', undefined],
      ['home', maya.home?.id],
      ['messages', undefined],
    ])
  })
})

describe('the answer to a submission', () => {
  test('may put errors beside fields, which leave when they are filled in', async () => {
    bot.app.view('form', async ({ ack, view }) => {
      const isLong = (view.state.values.goals?.value?.value ?? '').length > 3
      await ack(isLong ? undefined : { response_action: 'errors', errors: { goals: 'A little more' } })
    })
    await open()
    await maya.submits({ goals: 'abc' })
    expect(maya.modal?.errors).toEqual({ goals: 'A little more' })
    maya.sees('A little more', { in: 'modal' })
    await maya.fills({ goals: 'abcdef' })
    expect(maya.modal?.errors).toEqual({})
    await maya.submits()
    expect(maya.modal).toBeNull()
  })

  test('with errors for a field that is not there is refused', async () => {
    bot.app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Hm' } }))
    await open()
    await maya.submits({ goals: 'abc' })
    expect(sandbox.refusals).toMatchObject([{ method: 'view_submission' }])
    expect(maya.modal?.trouble).toMatch(/trouble/)
  })

  test('later than three seconds leaves the modal open with a notice', async () => {
    bot.app.view('form', async ({ ack }) => {
      time.pass({ seconds: 4 })
      await ack()
    })
    await open()
    await maya.submits({ goals: 'abc' })
    maya.sees(/didn't respond/, { in: 'modal' })
    expect(sandbox.unacknowledged).toMatchObject([{ kind: 'view_submission', fault: 'timeout' }])
  })
})
