import { expect, test } from 'vitest'
import { describeInChromium, PATIENCE, usePage } from './use-page.ts'

describeInChromium('the story in the page', () => {
  const at = usePage()

  test('Priya chooses the channel in which IT reads what leaders share', PATIENCE, async () => {
    await at.maya.becomes('Priya Raman')
    await at.maya.opensNotes()
    await at.maya.types('/mentor settings')
    await at.maya.chooses('IT channel', 'it-feedback')
    await at.maya.modal.getByRole('button', { name: 'Save' }).click()
    await at.maya.modal.waitFor({ state: 'detached' })
    await at.maya.becomes('Maya Lindqvist')
  })

  test(
    'Maya completes a command by keyboard and is told beside the field what is missing',
    PATIENCE,
    async () => {
      await at.maya.opensNotes()
      const field = at.maya.pane.getByRole('textbox', { name: /^Message to/ })
      await field.pressSequentially('/me')
      await field.press('Tab')
      await field.pressSequentially('sta')
      await field.press('Tab')
      await field.pressSequentially('@om')
      await field.press('Tab')
      expect(await field.inputValue()).toBe('/mentor start @omar ')
      await field.press('Enter')
      await at.maya.modal.getByRole('button', { name: 'Propose' }).click()
      await at.maya.sees('Please complete this required field.')
      expect(await at.maya.modal.getByLabel('What about').getAttribute('aria-invalid')).toBe('true')
    },
  )

  test('a modal keeps the focus inside and Escape closes it', PATIENCE, async () => {
    await at.maya.modal.getByRole('button', { name: 'Propose' }).focus()
    await at.page.keyboard.press('Tab')
    expect(await at.maya.modal.locator(':focus').count()).toBe(1)
    expect(await at.violations()).toEqual([])
    // Twice, as impatient people do.
    await at.page.keyboard.press('Escape')
    await at.page.keyboard.press('Escape')
    await at.maya.modal.waitFor({ state: 'detached' })
    expect(await at.maya.pane.getByRole('alert').count()).toBe(0)
  })

  test('Omar accepts beside Maya, and both see the pair come alive', PATIENCE, async () => {
    await at.maya.types('/mentor start @omar')
    await at.maya.fills('What about', 'What automation can do for our month-end closing')
    await at.maya.fills('Goals', 'Try <b>one</b> tool together')
    await at.maya.modal.getByRole('button', { name: 'Propose' }).click()
    await at.omar.sees('would like to mentor you.')
    await at.omar.clicks('Accept')
    await at.omar.sees('Everything else happens in the conversation of you two and me.')
    await at.maya.opens(/Omar Haddad/)
    await at.omar.opens(/Maya Lindqvist/)
    for (const person of [at.maya, at.omar]) {
      await person.sees(', you are a pair.')
      // What was typed is a text, never HTML.
      await person.sees('1. Try <b>one</b> tool together')
    }
  })

  test('they book a session, and each reads it in the own time zone', PATIENCE, async () => {
    await at.maya.clicks('Schedule the first session')
    await at.maya.picksDay('5 March 2026')
    const time = at.maya.modal.getByRole('combobox', { name: 'Time' })
    await time.fill('15:10')
    await time.press('Enter')
    await at.maya.modal.getByRole('button', { name: 'Book', exact: true }).click()
    await at.maya.sees('Session on 5 Mar 2026 at 15:10')
    await at.omar.sees('Session on 5 Mar 2026 at 09:10')
    await at.maya.sees('2 people and Deskside')
    expect(await at.turn('End of session').isEnabled()).toBe(true)
  })

  test('a form that asks first does nothing when it is closed', PATIENCE, async () => {
    await at.maya.clicks('Cancel')
    await at.maya.modal.getByRole('button', { name: 'Keep it', exact: true }).click()
    await at.maya.sees('Session on 5 Mar 2026 at 15:10')
  })

  test('at the end of the session Omar rates it in one click', PATIENCE, async () => {
    await at.turns('End of session')
    await at.omar.opens(/Deskside/)
    await at.omar.sees(/^How was the session with/)
    await at.omar.clicks(/^4 of 5/)
    await at.omar.sees('You rated it 4. Thank you.')
  })

  test('Omar sees word for word what IT will see, goes back, and shares it', PATIENCE, async () => {
    await at.omar.clicks(/^Tell IT something$/)
    await at.omar.fills('What should IT know?', 'The expense tool logs me out twice a day.')
    await at.omar.chooses('What is it about?', 'Tools')
    await at.omar.chooses('What kind is it?', 'Friction')
    await at.omar.modal.getByRole('radio', { name: /my words and my name/ }).check()
    await at.omar.modal.getByRole('button', { name: 'Continue' }).click()
    await at.omar.modal.getByRole('heading', { name: 'What IT will see' }).waitFor()
    await at.omar.sees('The expense tool logs me out twice a day.')
    await at.omar.modal.getByRole('button', { name: 'Back' }).first().click()
    await at.omar.modal.getByRole('button', { name: 'Continue' }).click()
    await at.omar.modal.getByRole('button', { name: 'Share' }).click()
    await at.omar.sees(/^Shared with IT, with your name/)
  })

  test('IT reads it in its channel', PATIENCE, async () => {
    await at.maya.becomes('Ingrid Solberg')
    await at.maya.opens(/it-feedback/)
    await at.maya.sees('The expense tool logs me out twice a day.')
    await at.maya.becomes('Maya Lindqvist')
  })

  test('on Monday morning the check-in asks, and one click answers it', PATIENCE, async () => {
    await at.turns('Monday 09:30')
    await at.maya.sees('How is it going?')
    await at.maya.clicks('On track')
    await at.maya.sees('On track. Good. See you next Monday.')
  })

  test('under the hood stand the requests, the verdicts and the rows', PATIENCE, async () => {
    await at.page.getByRole('button', { name: 'Under the hood' }).click()
    const hood = at.page.getByRole('complementary', { name: 'Under the hood' })
    await hood.getByText('all valid').waitFor()
    // Weeks of requests, each under its day and drawn only as far as it is open.
    await hood.getByRole('heading', { name: 'Mon, 9 March 2026' }).waitFor()
    await hood.getByRole('heading', { name: 'Mon, 2 March 2026' }).waitFor()
    const entries = await hood.locator('.entry').count()
    expect(entries).toBeGreaterThan(60)
    expect(await hood.locator('*').count()).toBeLessThan(entries * 12)
    const pressed = hood.locator('.entry').filter({ hasText: 'block_actions' }).first()
    expect(await pressed.locator('summary').innerText()).toMatch(/\d+ ms\s+ok\s+\d\d:\d\d/)
    await hood.getByRole('button', { name: 'Refused' }).click()
    await hood.getByText('Nothing was refused.').waitFor()
    await hood.getByRole('button', { name: 'All' }).click()
    await hood.getByText('chat.update').first().click()
    await hood.getByText('payload').first().waitFor()
    await hood.getByRole('button', { name: 'Rows' }).click()
    await hood.getByText('check_ins').first().waitFor()
    expect(await at.violations()).toEqual([])
    await hood.getByRole('button', { name: 'Hide' }).click()
  })

  test('the Home tab is drawn, and nothing on the wide page keeps anybody out', PATIENCE, async () => {
    await at.omar.pane.getByRole('tab', { name: 'Home' }).click()
    await at.omar.sees('Where you stand')
    expect(await at.violations()).toEqual([])
  })

  test('on a phone one person is shown at a time, with the conversations in a drawer', PATIENCE, async () => {
    await at.page.setViewportSize({ width: 390, height: 844 })
    await at.maya.pane.getByRole('button', { name: 'Conversations' }).click()
    expect(await at.violations()).toEqual([])
    expect(await at.tooSmall()).toEqual([])
    await at.maya.opens(/Omar Haddad/)
    await at.maya.sees(/took place/)
    expect(await at.violations()).toEqual([])
    expect(await at.tooSmall()).toEqual([])
    await at.maya.pane.getByRole('button', { name: 'Switch to Omar' }).click()
    await at.maya.sees('Where you stand')
    await at.page.getByText('New York', { exact: true }).waitFor()
    expect(await at.page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await at.page.setViewportSize({ width: 1280, height: 800 })
  })
})
