import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The system's Chromium, by CHROMIUM_PATH or where it usually is; null when there is none. */
export const CHROMIUM: string | null =
  [process.env.CHROMIUM_PATH, ...USUAL_PLACES].find((path) => path !== undefined && existsSync(path)) ?? null

/** Starts the browser without a window. */
export async function launchChromium(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('There is no Chromium: install it, or name it in CHROMIUM_PATH.')
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}
