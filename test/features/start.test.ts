import { describe, expect, test } from 'vitest'
import { openWorld } from '../support/world.ts'

describe('/mentor start', async () => {
  const world = await openWorld()
  const maya = world.person('maya')
  const omar = world.person('omar')

  test('opens the form at once, with the caller as mentor and the mentioned person as leader', async () => {
    await maya.types('/mentor start @omar')
    expect(maya.modal?.read).toMatch(/Who mentors/)
    await maya.submits({ topic: 'What AI can do for our planning', goals: 'One pilot\nTwo allies' })
    expect(maya.modal).toBeNull()
    omar.sees(/would like to mentor you/)
    omar.sees(/1\. One pilot/)
    maya.sees(/Your proposal is with @Omar Haddad/)
  })

  test('on acceptance the pair has its own conversation with the agreement', async () => {
    await omar.clicks('Accept')
    maya.sees(/you are a pair/)
    omar.sees(/Schedule the first session/)
    expect(world.sandbox.refusals).toEqual([])
    expect(world.sandbox.unacknowledged).toEqual([])
  })
})
