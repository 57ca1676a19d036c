import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withExampleMessage, withExampleModal } from './example-blocks.ts'
import { describeInChromium, PATIENCE, usePage } from './use-page.ts'

describeInChromium('the page beside the story', () => {
  const at = usePage()

  test('whoever comes in for the first time is led to a first step', PATIENCE, async () => {
    await at.omar.sees('As soon as Maya Lindqvist proposes to mentor you')
    await at.maya.clicks('Type it for me')
    const field = at.maya.pane.getByRole('textbox', { name: /^Message to/ })
    expect(await field.inputValue()).toBe('/mentor start @omar')
    expect(await at.maya.pane.locator('textarea:focus').count()).toBe(1)
    await field.fill('')
  })

  test('the clock offers no day that is over, and its buttons keep their places', PATIENCE, async () => {
    expect(await at.turn('End of session').isDisabled()).toBe(true)
    await at.turn('A date').click()
    const calendar = at.page.getByRole('dialog', { name: 'Choose a day' })
    expect(await calendar.getByRole('button', { name: /\b2 March 2026$/ }).isDisabled()).toBe(true)
    expect(await calendar.getByRole('button', { name: 'Previous month' }).isDisabled()).toBe(true)
    expect(await calendar.getByRole('button', { name: /\b3 March 2026$/ }).isEnabled()).toBe(true)
    await at.page.keyboard.press('Escape')
  })

  test('the tour on a phone shows the person whom it speaks of', PATIENCE, async () => {
    const other = await at.pageWith((state) => {
      const [left, right] = state.people.map(({ id }) => id)
      const caption = 'Omar reads it in his own time zone.'
      const tour = { step: 5, steps: 16, caption, surfaces: [], draft: null, pane: 1 as const }
      return { ...state, tour: { ...tour, people: [left ?? '', right ?? ''] } }
    })
    await other.setViewportSize({ width: 390, height: 844 })
    await other.getByRole('button', { name: 'You are Omar Haddad' }).waitFor()
    await other.close()
  })

  test('a page whose server is gone says so', PATIENCE, async () => {
    const other = await at.anotherPage((one) =>
      one.routeWebSocket('**/api/events', (socket) => socket.close()),
    )
    await other.getByText('The demo has ended or is restarting.').waitFor()
    await other.close()
  })

  test(
    'the tour asks before it discards anything, and ends with a word when one joins in',
    PATIENCE,
    async () => {
      await at.maya.opensNotes()
      await at.maya.types('Ask about the tour')
      await at.maya.sees('Ask about the tour')
      await at.page.getByRole('button', { name: 'Tour', exact: true }).click()
      await at.page.getByRole('alertdialog', { name: 'Start the tour?' }).waitFor()
      expect(await at.violations()).toEqual([])
      await at.page.keyboard.press('Escape')
      await at.maya.sees('Ask about the tour')
      await at.page.getByRole('button', { name: 'Tour', exact: true }).click()
      await at.page.getByRole('button', { name: 'Start the tour' }).click()
      await at.page.getByText('Priya runs the programme.').waitFor()
      await at.turn('+1 hour').click()
      await at.page.getByText('You joined in, so the tour ends here.').waitFor()
      expect(await at.violations()).toEqual([])
      await at.page.getByRole('button', { name: 'Go on', exact: true }).click()
      await at.page.getByText('You joined in').waitFor({ state: 'detached' })
    },
  )

  test('the Home tab is drawn anew after a reset', PATIENCE, async () => {
    await at.maya.opens(/Deskside/)
    await at.maya.pane.getByRole('tab', { name: 'Home' }).click()
    await at.maya.pane.locator('.home .blocks').waitFor()
    await at.turn('+1 hour').click()
    const hour = (words: string | RegExp) => at.page.locator('.clock-time', { hasText: words })
    await hour(/1[1-9]:00/).waitFor()
    await at.page.getByRole('button', { name: /^Scenes/ }).click()
    await at.page.getByRole('menuitem', { name: 'Reset this scene' }).click()
    await hour('10:00').waitFor()
    await at.maya.pane.locator('.home .blocks').waitFor()
  })

  test('every block that the bot may send is drawn', PATIENCE, async () => {
    const other = await at.pageWith(withExampleMessage)
    await other.getByText('3 older messages are not shown here.').waitFor()
    await other.getByText('Only visible to you').waitFor()
    await other.getByText('*not bold*').waitFor()
    await other
      .getByRole('img', { name: /^Sessions: Q1 4, Q2 9, Q3 12/ })
      .first()
      .waitFor()
    await other.getByRole('img', { name: 'Q1 2, Q2 3, Q3 5' }).waitFor()
    await other.getByRole('cell', { name: 'Omar' }).waitFor()
    await other.getByText('A block of the type “carousel” stands here.').waitFor()
    await other.getByRole('link', { name: /The report/ }).waitFor()
    await other.getByRole('button', { name: 'More' }).click()
    await other.getByRole('menuitem', { name: 'Green' }).waitFor()
    expect(await at.violations(other)).toEqual([])
    await other.close()
  })

  test('every input that a modal may have can be filled in', PATIENCE, async () => {
    const other = await at.pageWith(withExampleModal)
    const modal = other.getByRole('dialog', { name: 'Every input' })
    await modal.getByRole('alert').getByText('Try again?').waitFor()
    await modal.getByText('Please choose one.').waitFor()
    await modal.getByLabel('Many lines').fill('One\nTwo')
    await modal.getByLabel('A number').fill('42')
    await modal.getByRole('radio', { name: 'Green' }).check()
    await modal.getByRole('checkbox', { name: 'Red' }).check()
    await modal.getByRole('checkbox', { name: 'Blue' }).check()
    for (const name of ['Omar Haddad', 'Li Wei']) {
      await modal.getByRole('combobox', { name: 'People' }).fill(name)
      await modal.getByRole('option', { name }).click()
    }
    await modal.getByRole('button', { name: 'Remove Li Wei' }).waitFor()
    await modal.getByRole('combobox', { name: 'A time' }).fill('9.05')
    await modal.getByRole('option', { name: '09:05' }).click()
    expect(await at.violations(other)).toEqual([])
    expect(await modal.getByRole('combobox', { name: 'A time' }).inputValue()).toBe('09:05')
    await modal.getByRole('button', { name: 'Back' }).first().waitFor()
    await other.close()
  })

  test('the script of the page stays under 300 kB', PATIENCE, async () => {
    const sources: string[] = await at.page.evaluate(
      "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))",
    )
    const inline = await at.page.locator('script:not([src])').allTextContents()
    const scripts = await Promise.all(
      sources.map(async (source) => (await at.page.request.get(source)).body()),
    )
    const sizes = [...scripts, ...inline].map((script) => gzipSync(script).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(10_000)
    expect(total).toBeLessThan(300_000)
  })
})
