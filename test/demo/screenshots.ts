import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { Hands } from './hands.ts'
import { runDemo } from './running-demo.ts'

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const PATIENCE_MS = 120_000
const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

/** Moves the messages up to where a day begins, so that the picture's upper edge cuts through nothing. */
const BEGIN_WITH_A_DAY = `for (const list of document.querySelectorAll('.messages')) {
  const { top } = list.getBoundingClientRect()
  const days = [...list.querySelectorAll('.day')].map((day) => day.getBoundingClientRect().top - top - 16)
  const first = days.find((distance) => distance >= 0)
  if (list.scrollTop === 0 || first === undefined) continue
  list.style.paddingBottom = parseFloat(getComputedStyle(list).paddingBottom) + first + 'px'
  list.scrollTop = list.scrollHeight
}`

await mkdir(FOLDER, { recursive: true })
const [demo, browser] = await Promise.all([runDemo(['--scene', 'midway']), launchChromium()])
try {
  await wide(await opened(browser, WIDE, 'maya,omar'))
  await phone(await opened(browser, PHONE, 'rohan'))
} finally {
  await browser.close()
  await demo.stop()
}

async function opened(browser: Browser, viewport: typeof WIDE, people: string): Promise<Page> {
  // Twice as many pixels as points, and nothing half way through an animation.
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${demo.address}/?as=${people}`)
  await page.locator('.pane').first().waitFor()
  await page.locator('.busy').waitFor({ state: 'detached' })
  return page
}

/** The pictures of the wide page, in the order of the story. */
async function wide(page: Page): Promise<void> {
  const [left, right] = [new Hands(page, 'left'), new Hands(page, 'right')]
  await left.pane.getByRole('tab', { name: 'Home' }).click()
  await left.sees('Where you stand')
  await right.pane.getByRole('tab', { name: 'Home' }).click()
  await right.sees('Where you stand')
  await shoot(page, 'home')

  await left.becomes('Ingrid Solberg')
  await left.opensNotes()
  await left.types('/mentor ledger')
  await left.sees(/Hatchet/)
  await shoot(page, 'ledger')
  await left.modal.getByRole('button', { name: 'Close' }).last().click()

  await left.becomes('Aisha Khan')
  await right.becomes('Rohan Mehta')
  await left.opensNotes()
  await left.types('/mentor start @rohan')
  await left.fills('What about', 'What attackers do to call centres')
  await left.fills('Goals', 'See one real attack from the inside')
  await left.modal.getByRole('combobox', { name: 'How often' }).click()
  await shoot(page, 'modal')
  await left.modal.getByRole('option', { name: 'Every two weeks' }).click()
  await left.fills('Goals', 'See one real attack from the inside\nTwo drills with the whole team')
  await left.fills('A personal line', 'Teach me how your team stays so calm.')
  await left.modal.getByRole('button', { name: 'Propose' }).click()
  await right.sees('would like to mentor you.')

  await left.becomes('Maya Lindqvist')
  await right.becomes('Omar Haddad')
  await turns(page, 'Next working day')
  await right.clicks('On track')
  await right.sees('On track. Good. See you next Monday.')
  await left.opens(/Omar Haddad/)
  await turns(page, 'End of session')
  await right.sees(/^How was the session with/)
  await shoot(page, 'page')

  await right.clicks(/^5 of 5/)
  await right.sees('You rated it 5. Thank you.')
  await right.clicks(/^Tell IT something$/)
  await right.fills(
    'What should IT know?',
    'The new expense tool logs me out twice a day. My team has gone back to paper.',
  )
  await right.chooses('What is it about?', 'Tools')
  await right.chooses('What kind is it?', 'Friction')
  await right.modal.getByRole('radio', { name: /my words and my name/ }).check()
  await right.modal.getByRole('button', { name: 'Continue' }).click()
  await right.sees(/This is all that IT will see/)
  await shoot(page, 'preview')
}

/** Rohan on the way, with the proposal in his hand. */
async function phone(page: Page): Promise<void> {
  const hands = new Hands(page, 'left')
  await hands.sees('would like to mentor you.')
  await shoot(page, 'phone')
}

/** Turns the clock, and waits until it stands again: nobody can do anything before. */
async function turns(page: Page, name: string): Promise<void> {
  const turned = page.waitForResponse((response) => response.url().endsWith('/api/clock'))
  await page.getByRole('button', { name }).click()
  await turned
  await page.locator('.busy').waitFor({ state: 'detached' })
}

async function shoot(page: Page, name: string): Promise<void> {
  // Images and fonts are there, the mouse hovers over nothing, and what is in sight is read.
  await page.mouse.move(0, 0)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.locator('[aria-current] .badge').first().waitFor({ state: 'detached' })
  await page.evaluate(BEGIN_WITH_A_DAY)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  process.stdout.write(`docs/images/${name}.png\n`)
}
