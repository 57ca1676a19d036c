import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CHROMIUM, launchChromium } from './chromium.ts'
import { withExampleMessage, withExampleModal } from './example-blocks.ts'
import { Hands } from './hands.ts'
import type { State } from './protocol.ts'
import { type RunningDemo, runDemo } from './running-demo.ts'

const START_MS = 180_000
const PATIENCE_MS = 60_000

describe.skipIf(CHROMIUM === null)(
  'the page, in Chromium (skipped where none is found: CHROMIUM_PATH)',
  () => {
    let demo: RunningDemo
    let browser: Browser
    let page: Page
    let maya: Hands
    let omar: Hands
    const complaints: string[] = []

    beforeAll(async () => {
      ;[demo, browser] = await Promise.all([runDemo(), launchChromium()])
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      page = await context.newPage()
      watch(page)
      await page.goto(`${demo.address}/?as=maya,omar`)
      maya = new Hands(page, 'left')
      omar = new Hands(page, 'right')
    }, START_MS)

    afterAll(async () => {
      await browser?.close()
      await demo?.stop()
    })

    beforeEach(() => {
      complaints.length = 0
      return () => expect(complaints).toEqual([])
    })

    test('Priya chooses the channel in which IT reads what leaders share', {
      timeout: START_MS,
    }, async () => {
      await maya.becomes('Priya Raman')
      await maya.opensNotes()
      await maya.types('/mentor settings')
      await maya.chooses('IT channel', 'it-feedback')
      await maya.modal.getByRole('button', { name: 'Save' }).click()
      await maya.modal.waitFor({ state: 'detached' })
      await maya.becomes('Maya Lindqvist')
    })

    test('Maya completes a command by keyboard and is told beside the field what is missing', {
      timeout: START_MS,
    }, async () => {
      await maya.opensNotes()
      const field = maya.pane.getByRole('textbox', { name: /^Message to/ })
      await field.pressSequentially('/me')
      await field.press('Tab')
      await field.pressSequentially('sta')
      await field.press('Tab')
      await field.pressSequentially('@om')
      await field.press('Tab')
      expect(await field.inputValue()).toBe('/mentor start @omar ')
      await field.press('Enter')
      await maya.modal.getByRole('button', { name: 'Propose' }).click()
      await maya.sees('Please complete this required field.')
      expect(await maya.modal.getByLabel('What about').getAttribute('aria-invalid')).toBe('true')
    })

    test('a modal keeps the focus inside and Escape closes it', { timeout: START_MS }, async () => {
      await maya.modal.getByRole('button', { name: 'Propose' }).focus()
      await page.keyboard.press('Tab')
      expect(await maya.modal.locator(':focus').count()).toBe(1)
      expect(await violations()).toEqual([])
      await page.keyboard.press('Escape')
      await maya.modal.waitFor({ state: 'detached' })
    })

    test('Omar accepts beside Maya, and both see the pair come alive', { timeout: START_MS }, async () => {
      await maya.types('/mentor start @omar')
      await maya.fills('What about', 'What automation can do for our month-end closing')
      await maya.fills('Goals', 'Try <b>one</b> tool together')
      await maya.modal.getByRole('button', { name: 'Propose' }).click()
      await omar.sees('would like to mentor you.')
      await omar.clicks('Accept')
      await omar.sees('Everything else happens in the conversation of you two and me.')
      await maya.opens(/Omar Haddad/)
      await omar.opens(/Maya Lindqvist/)
      for (const person of [maya, omar]) {
        await person.sees(', you are a pair.')
        // What was typed is a text, never HTML.
        await person.sees('1. Try <b>one</b> tool together')
      }
    })

    test('they book a session, and each reads it in the own time zone', { timeout: START_MS }, async () => {
      await maya.clicks('Schedule the first session')
      await maya.picksDay('5 March 2026')
      const time = maya.modal.getByRole('combobox', { name: 'Time' })
      await time.fill('15:10')
      await time.press('Enter')
      await maya.modal.getByRole('button', { name: 'Book', exact: true }).click()
      await maya.sees('Session on 5 Mar 2026 at 15:10')
      await omar.sees('Session on 5 Mar 2026 at 09:10')
    })

    test('a button that asks first does nothing when the answer is no', { timeout: START_MS }, async () => {
      await maya.clicks('Cancel')
      await maya.pane.getByRole('alertdialog', { name: 'Cancel this session?' }).waitFor()
      await page.keyboard.press('Escape')
      await maya.pane.getByRole('alertdialog').waitFor({ state: 'detached' })
      await maya.sees('Session on 5 Mar 2026 at 15:10')
    })

    test('at the end of the session Omar rates it in one click', { timeout: START_MS }, async () => {
      await page.getByRole('button', { name: 'End of session' }).click()
      await omar.opens(/Deskside/)
      await omar.sees(/^How was the session with/)
      await omar.clicks(/^4 of 5/)
      await omar.sees('You rated it 4. Thank you.')
    })

    test('Omar sees word for word what IT will see, goes back, and shares it', {
      timeout: START_MS,
    }, async () => {
      await omar.clicks(/^Tell IT something$/)
      await omar.fills('What should IT know?', 'The expense tool logs me out twice a day.')
      await omar.chooses('What is it about?', 'Tools')
      await omar.chooses('What kind is it?', 'Friction')
      await omar.modal.getByRole('radio', { name: /my words and my name/ }).check()
      await omar.modal.getByRole('button', { name: 'Continue' }).click()
      await omar.modal.getByRole('heading', { name: 'What IT will see' }).waitFor()
      await omar.sees('The expense tool logs me out twice a day.')
      await omar.modal.getByRole('button', { name: 'Back' }).first().click()
      await omar.modal.getByRole('button', { name: 'Continue' }).click()
      await omar.modal.getByRole('button', { name: 'Share' }).click()
      await omar.sees(/^Shared with IT, with your name/)
    })

    test('IT reads it in its channel', { timeout: START_MS }, async () => {
      await maya.becomes('Ingrid Solberg')
      await maya.opens(/it-feedback/)
      await maya.sees('The expense tool logs me out twice a day.')
      await maya.becomes('Maya Lindqvist')
    })

    test('on Monday morning the check-in asks, and one click answers it', { timeout: START_MS }, async () => {
      await page.getByRole('button', { name: 'Monday 09:30' }).click()
      await maya.sees('How is it going?')
      await maya.clicks('On track')
      await maya.sees('On track. Good. See you next Monday.')
    })

    test('under the hood stand the requests, the verdicts and the rows', { timeout: START_MS }, async () => {
      await page.getByRole('button', { name: 'Under the hood' }).click()
      const hood = page.getByRole('complementary', { name: 'Under the hood' })
      await hood.getByText('all valid').waitFor()
      await hood.getByText('chat.update').first().click()
      await hood.getByText('payload').first().waitFor()
      await hood.getByRole('button', { name: 'Rows' }).click()
      await hood.getByText('check_ins').first().waitFor()
      expect(await violations()).toEqual([])
      await hood.getByRole('button', { name: 'Hide' }).click()
    })

    test('the Home tab is drawn, and nothing on the wide page keeps anybody out', {
      timeout: START_MS,
    }, async () => {
      await omar.pane.getByRole('tab', { name: 'Home' }).click()
      await omar.sees('Where you stand')
      expect(await violations()).toEqual([])
    })

    test('on a phone one person is shown at a time, with the conversations in a drawer', {
      timeout: START_MS,
    }, async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      await maya.pane.getByRole('button', { name: 'Conversations' }).click()
      expect(await violations()).toEqual([])
      await maya.opens(/Omar Haddad/)
      await maya.sees(/took place/)
      expect(await violations()).toEqual([])
      await maya.pane.getByRole('button', { name: 'Switch to Omar' }).click()
      await maya.sees('Where you stand')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    })

    test('every block that the bot may send is drawn', { timeout: START_MS }, async () => {
      const other = await pageWith(withExampleMessage)
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
      expect(await violations(other)).toEqual([])
      await other.close()
    })

    test('every input that a modal may have can be filled in', { timeout: START_MS }, async () => {
      const other = await pageWith(withExampleModal)
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
      expect(await violations(other)).toEqual([])
      expect(await modal.getByRole('combobox', { name: 'A time' }).inputValue()).toBe('09:05')
      await modal.getByRole('button', { name: 'Back' }).first().waitFor()
      await other.close()
    })

    test('the script of the page stays under 300 kB', { timeout: START_MS }, async () => {
      const source = await page.locator('script[src]').getAttribute('src')
      const script = await page.request.get(new URL(source ?? '', page.url()).href)
      expect(gzipSync(await script.body()).length).toBeLessThan(300_000)
    })

    /** A page of its own that is shown something else than what happened. */
    async function pageWith(example: (state: State) => State): Promise<Page> {
      const other = await page.context().newPage()
      watch(other)
      await other.route('**/api/act', (route) => route.fulfill({ json: { ok: true, version: 0 } }))
      await other.route('**/api/state*', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, json: example(await response.json()) })
      })
      await other.goto(`${demo.address}/?as=omar`)
      return other
    }

    function watch(one: Page): void {
      one.setDefaultTimeout(PATIENCE_MS)
      one.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      one.on('pageerror', (error) => complaints.push(String(error)))
    }

    /** What axe holds against the page as it stands, as far as it keeps somebody out. */
    async function violations(where = page): Promise<string[]> {
      const found = await new AxeBuilder({ page: where }).analyze()
      return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    }
  },
)
