import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SESSION_BOOK_FORM } from '../../src/features/session/ids.ts'
import { hostileTexts } from '../support/arbitraries.ts'
import { fuzz, PATIENCE_MS } from './fuzz.ts'
import { menuOf } from './menu.ts'
import { populatedWorld } from './populated.ts'
import { buttonValues, formContents, ODD_DAYS } from './values.ts'
import { watch } from './watch.ts'

const COMMANDS = 400
const PRESSES = 1000
const FORMS = 800
const ALL_REQUESTS = 2000

describe('whatever people send', { timeout: PATIENCE_MS }, async () => {
  const { world, rows, forms } = await populatedWorld()
  const expectUnharmed = watch(world)
  const menu = menuOf(world)
  const before = world.sandbox.deliveries.length
  const people = fc.constantFrom('maya', 'omar', 'priya', 'jonas', 'li', 'ana', 'erin')

  const drawn = (callbackId: string) => {
    const known = forms.get(callbackId)
    if (known) return known
    throw new Error(`let ${callbackId} be drawn once in test/fuzz/populated.ts`)
  }

  test('commands are answered', async () => {
    const mentions = ['@maya', '@omar', '@statusbot', '@tom', '@erin', '@nobody', '#it', '<@UMARKER>', 'log']
    const piece = fc.oneof(fc.constantFrom(...mentions), hostileTexts)
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...menu.words) },
      fc.constantFrom('', 'START', ' settings ', 'stat', '@li', 'toString', '__proto__'),
      hostileTexts,
    )
    const command = fc.record({ who: people, word, args: fc.array(piece, { maxLength: 3 }) })
    await fuzz(command, COMMANDS, async ({ who, word, args }) => {
      await world.person(who).types(`/mentor ${[word, ...args].join(' ')}`)
      expectUnharmed()
    })
  })

  test.each(['message', 'modal', 'home'] as const)('buttons pressed in a %s are answered', async (from) => {
    const insiders = fc.constantFrom('maya', 'omar', 'priya', 'jonas', 'li', 'ana')
    const press = fc.record({
      who: from === 'home' ? insiders : people,
      // Of ten presses nine are on buttons of ours, each in its turn.
      forged: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, hostileTexts),
      value: buttonValues(rows),
    })
    let turn = 0
    const nextOfOurs = () => menu.actionIds[turn++ % menu.actionIds.length] ?? ''
    await fuzz(press, from === 'message' ? PRESSES / 2 : PRESSES / 4, async ({ who, forged, value }) => {
      const actionId = forged?.slice(0, 255) ?? nextOfOurs()
      const person = world.person(who)
      while (person.modal) await person.closes()
      if (from === 'modal') await person.types('/mentor settings')
      await person.forges(actionId, value, from)
      expectUnharmed()
    })
  })

  test('forms with anything in them are answered', async () => {
    const ids = { people: world.acme.people.map(({ id }) => id), channel: world.acme.channel('#it').id }
    const form = fc.constantFrom(...menu.callbackIds).chain((callbackId) => {
      const { view, userId } = drawn(callbackId)
      const who = fc.oneof({ weight: 2, arbitrary: fc.constant(userId) }, people)
      return fc.tuple(fc.constant(callbackId), who, formContents(view, { rows, ids }))
    })
    await fuzz(form, FORMS, async ([callbackId, who, contents]) => {
      const person = world.person(who)
      await person.forgesForm(callbackId, { ...contents, blocks: drawn(callbackId).view.blocks })
      expectUnharmed()
      for (const words of Object.values(person.modal?.errors ?? {}))
        expect(words).not.toMatch(/expected|Invalid/)
    })
  })

  test.each(ODD_DAYS)('a session on %s is refused beside the day', async (day) => {
    const { view } = drawn(SESSION_BOOK_FORM)
    const values = {
      date: { value: { selected_date: day } },
      time: { value: { selected_time: '23:59' } },
      minutes: { value: { selected_option: { value: '45' } } },
    }
    const maya = world.person('maya')
    await maya.forgesForm(SESSION_BOOK_FORM, { values, metadata: view.private_metadata, blocks: view.blocks })
    expectUnharmed()
    expect(Object.keys(maya.modal?.errors ?? {})).toEqual(['date'])
  })

  test('and these were many', () => {
    const sent = world.sandbox.deliveries.slice(before)
    expect(sent.length).toBeGreaterThanOrEqual(ALL_REQUESTS)
    const pressed = JSON.stringify(sent.map(({ payload }) => payload.actions ?? null))
    for (const actionId of menu.actionIds) expect(pressed).toContain(`"${actionId}"`)
    const submitted = JSON.stringify(sent.map(({ payload }) => Object(payload.view).callback_id ?? null))
    for (const callbackId of menu.callbackIds) expect(submitted).toContain(`"${callbackId}"`)
  })
})
