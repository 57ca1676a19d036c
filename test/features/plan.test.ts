import { afterEach, describe, expect, test } from 'vitest'
import {
  PLAN_EDIT_FROM_BRIEF,
  PLAN_FORM,
  PLAN_OPEN,
  PLAN_RESET,
  planValue,
} from '../../src/features/plan/ids.ts'
import { menteeBriefs, mentorBriefs } from '../support/briefs.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

describe('/mentor plan', async () => {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  const [maya, jonas, priya] = [world.person('maya'), world.person('jonas'), world.person('priya')]
  const pair = await makePair(world, 'maya', 'jonas')
  afterEach(() => expectNoTrouble(world))

  test('lists what each session is about', async () => {
    await jonas.types('/mentor plan')
    expect(jonas.modal?.read).toMatch(/1\. Getting to know each other\* · next/)
    expect(jonas.modal?.read).toMatch(/6\. Looking back and closing/)
    await jonas.closes()
  })

  test('lets either of the two write another title and topic, once however often it is delivered', async () => {
    await jonas.types('/mentor plan')
    await jonas.clicks('Edit', { index: 1 })
    expect(jonas.modal?.fields).toMatchObject({ title: { value: 'What gets in the way' } })
    world.sandbox.deliver.twice()
    await jonas.submits({ title: 'My <reports>', topic: 'Why the month end\ntakes four hours' })
    expect(jonas.modal?.read).toMatch(/2\. My <reports>\* · yours\s+Why the month end takes four hours/)
    await maya.types('/mentor plan')
    expect(maya.modal?.read).toMatch(/2\. My <reports>\* · @Jonas Weber/)
  })

  test('says beside the field what is missing', async () => {
    await maya.clicks('Edit', { index: 2 })
    await maya.submits({ title: '   ' })
    expect(maya.modal?.errors).toEqual({ title: expect.stringMatching(/./) })
    await maya.closes()
  })

  test('the other one sees it in the next brief, from which the mentor can edit it too', async () => {
    await holdSession(world, 'maya', pair, '2026-03-10T15:00')
    await jonas.clicks('4')
    await bookSession(world, 'maya', pair, '2026-03-19T15:00')
    await world.until('2026-03-18T10:00[Europe/Berlin]')
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(
      /2 of 6: My <reports>\*\s+Why the month end.*@Jonas Weber wrote this on Mon,? 2 Mar 2026/s,
    )
    expect(menteeBriefs(world, 'jonas').at(-1)?.read).toMatch(/About: My <reports>\. Why the month end/)
    await maya.clicks('Edit this session’s plan')
    await maya.submits({ title: 'Your reports, live' })
    expect(maya.modal).toBeNull()
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(/2 of 6: Your reports, live/)
    expect(menteeBriefs(world, 'jonas').at(-1)?.read).toMatch(
      /About: Your reports, live\. .*@Maya Lindqvist’s plan/,
    )
  })

  test('stays as it was for a session that has begun, whoever forges the form', async () => {
    const shown = { title: 'Getting to know each other', topic: 'Anything' }
    await maya.forgesForm(PLAN_FORM, {
      metadata: JSON.stringify({ pairId: pair.id, number: 1, shown, from: 'list' }),
      values: {
        title: { value: { type: 'plain_text_input', value: 'Rewritten' } },
        topic: { value: { type: 'plain_text_input', value: 'Afterwards' } },
      },
    })
    expect(maya.modal?.errors.title).toMatch(/has begun, so what it was about stays as it is/)
    await maya.closes()
    await maya.forges(PLAN_RESET, planValue(pair.id, 1))
    maya.sees(/has begun, so what it was about stays as it is/)
  })

  test('never overwrites unseen what the other one wrote meanwhile', async () => {
    await maya.clicks('Edit this session’s plan')
    await jonas.closes()
    await jonas.types('/mentor plan')
    // The first one has been held, so there is nothing to edit about it.
    await jonas.clicks('Edit', { index: 0 })
    await jonas.submits({ title: 'Reports first' })
    await maya.submits({ title: 'Reports last' })
    expect(maya.modal?.errors.title).toMatch(/changed to “Reports first” while your form was open/)
    await maya.closes()
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(/2 of 6: Reports first/)
  })

  test('goes back to the template by one button', async () => {
    await jonas.clicks('Edit', { index: 0 })
    await jonas.clicks('Back to the template')
    expect(jonas.modal?.read).toMatch(/2\. What gets in the way\* · next/)
    await jonas.closes()
    expect(mentorBriefs(world, 'maya').at(-1)?.read).toMatch(/2 of 6: What gets in the way/)
  })

  test('is the pair’s alone, whatever somebody else forges', async () => {
    for (const [id, value] of [
      [PLAN_OPEN, pair.id],
      [PLAN_OPEN, 'nonsense'],
      [PLAN_EDIT_FROM_BRIEF, planValue(pair.id, 2)],
      [PLAN_EDIT_FROM_BRIEF, planValue(pair.id, 7)],
      [PLAN_RESET, planValue(pair.id, 2)],
      [PLAN_RESET, 'nonsense'],
    ] as const) {
      await priya.forges(id, value)
      expect(priya.lastMessage?.read).toMatch(/cannot find this session plan among yours/)
    }
    const metadata = { pairId: pair.id, number: 2, shown: { title: '', topic: '' }, from: 'list' }
    const typed = (value: string) => ({ value: { type: 'plain_text_input', value } })
    await priya.forgesForm(PLAN_FORM, {
      values: { title: typed('x'), topic: typed('y') },
      metadata: JSON.stringify(metadata),
    })
    expect(priya.modal?.errors.title).toMatch(/cannot find this session plan among yours/)
    await priya.closes()
    await jonas.types('/mentor plan')
    expect(jonas.modal?.read).toMatch(/2\. What gets in the way/)
    await jonas.closes()
  })

  test('asks whoever has several pairs which one', async () => {
    await makePair(world, 'maya', 'ana')
    await maya.types('/mentor plan')
    await maya.clicks('Open', { index: 1 })
    expect(maya.modal?.read).toMatch(/With @Ana/)
    await maya.closes()
  })

  test('rests with the pair, and tells those without one what to do', async () => {
    await jonas.types('/mentor pause')
    await jonas.submits({ until: '2026-06-01' })
    await jonas.types('/mentor plan')
    await jonas.clicks('Edit', { index: 0 })
    expect(jonas.modal?.read).toMatch(/This pair rests at the moment/)
    await priya.types('/mentor plan')
    expect(priya.lastMessage?.read).toMatch(/not part of a running pair/)
  })
})
