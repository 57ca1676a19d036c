import { describe, expect, test } from 'vitest'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { openWorld } from '../support/world.ts'

describe('a form that an earlier version has drawn', async () => {
  const world = await openWorld()
  const maya = world.person('maya')

  test('stays open with what was typed, and says why it cannot be saved', async () => {
    const typed = { value: { type: 'plain_text_input', value: 'A long story' } }
    await maya.forgesForm('start.form-of-last-year', { values: { story: typed } })
    expect(maya.modal?.errors).toEqual({
      story: expect.stringMatching(/belongs to an older version.*nothing was saved.*copy what you typed/),
    })
    await maya.closes()
  })

  test('says so in its place where there is no field', async () => {
    const blocks = [
      { type: 'section', block_id: 'question', text: { type: 'mrkdwn' as const, text: 'Are you sure?' } },
    ]
    await maya.forgesForm('start.form-of-last-year', { values: {}, blocks })
    expect(maya.modal?.read).toMatch(/belongs to an older version/)
    expect(maya.modal?.read).not.toMatch(/Are you sure/)
    await maya.closes()
    expectNoTrouble(world)
  })
})
