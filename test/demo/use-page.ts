import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { CHROMIUM, launchChromium } from './chromium.ts'
import { Hands } from './hands.ts'
import type { State } from './protocol.ts'
import { type RunningDemo, runDemo } from './running-demo.ts'

const START_MS = 180_000
const PATIENCE_MS = 60_000

/** How long a test of the page may take on a busy machine. */
export const PATIENCE = { timeout: START_MS }

/**
 * A machine without a browser can test all the rest: there these tests are skipped, and their title says so. The gate
 * installs Chromium (.ci/run).
 */
export const describeInChromium = (title: string, tests: () => void) =>
  describe.skipIf(CHROMIUM === null)(
    `${title}, in Chromium${CHROMIUM === null ? ' (skipped: none is found; CHROMIUM_PATH names one)' : ''}`,
    tests,
  )

/**
 * A demo of its own with its page in Chromium, Maya on the left and Omar on the right, for the tests of one file; any of
 * them fails when the page has complained in the console.
 */
export function usePage() {
  let demo: RunningDemo
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    ;[demo, browser] = await Promise.all([runDemo(), launchChromium()])
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    page = await opened(await context.newPage(), 'maya,omar')
  }, START_MS)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  beforeEach(() => {
    complaints.length = 0
    return () => expect(complaints).toEqual([])
  })

  async function opened(one: Page, people: string): Promise<Page> {
    one.setDefaultTimeout(PATIENCE_MS)
    one.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    one.on('pageerror', (error) => complaints.push(String(error)))
    await one.goto(`${demo.address}/?as=${people}`)
    return one
  }

  /** Another page, prepared before it is opened. */
  async function anotherPage(prepare: (one: Page) => Promise<void>): Promise<Page> {
    const other = await page.context().newPage()
    await prepare(other)
    return opened(other, 'omar')
  }

  const turn = (name: string): Locator =>
    page.getByRole('region', { name: 'The clock' }).getByRole('button', { name })

  return {
    get page(): Page {
      return page
    },
    get maya(): Hands {
      return new Hands(page, 'left')
    },
    get omar(): Hands {
      return new Hands(page, 'right')
    },
    anotherPage,
    /** A page of its own that is shown something else than what happened. */
    pageWith: (example: (state: State) => State) =>
      anotherPage(async (other) => {
        await other.route('**/api/act', (route) => route.fulfill({ json: { ok: true, version: 0 } }))
        await other.route('**/api/state*', async (route) => {
          const response = await route.fetch()
          await route.fulfill({ response, json: example(await response.json()) })
        })
      }),
    /** One of the clock's buttons. */
    turn,
    /** Turns the clock with one of them, until it stands again: while it turns nobody can do anything. */
    async turns(name: string): Promise<void> {
      await turn(name).click()
      await expect.poll(() => turn('+1 hour').isEnabled(), { timeout: PATIENCE_MS }).toBe(true)
    },
    /** What axe holds against the page as it stands, as far as it keeps somebody out. */
    async violations(where = page): Promise<string[]> {
      const found = await new AxeBuilder({ page: where }).analyze()
      return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    },
    /** The buttons in sight that a finger would miss. */
    async tooSmall(): Promise<string[]> {
      return page.evaluate(`[...document.querySelectorAll('button')]
        .filter((button) => button.checkVisibility({ visibilityProperty: true }))
        .filter((button) => button.offsetHeight < 40)
        .map((button) => button.outerHTML)`)
    },
  }
}
