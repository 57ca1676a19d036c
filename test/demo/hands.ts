import type { Locator, Page } from 'playwright-core'

/** What somebody does with eyes and hands in one pane of the page. */
export class Hands {
  readonly pane: Locator
  readonly #page: Page

  constructor(page: Page, side: 'left' | 'right') {
    this.#page = page
    this.pane = page.locator('.pane').nth(side === 'left' ? 0 : 1)
  }

  get modal(): Locator {
    return this.pane.getByRole('dialog')
  }

  /** Opens a conversation from the list. */
  async opens(name: string | RegExp): Promise<void> {
    await this.pane.getByRole('navigation').getByRole('button', { name }).click()
  }

  /** Opens the own notes, where commands are typed. */
  async opensNotes(): Promise<void> {
    await this.opens(/\byou\b/)
  }

  async becomes(name: string): Promise<void> {
    await this.pane.getByRole('button', { name: /^You are/ }).click()
    await this.#page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click()
    await this.pane.getByRole('button', { name: `You are ${name}` }).waitFor()
  }

  async types(text: string): Promise<void> {
    const field = this.pane.getByRole('textbox', { name: /^Message to/ })
    await field.fill(text)
    await field.press('Enter')
  }

  async clicks(name: string | RegExp): Promise<void> {
    await this.pane.getByRole('button', { name }).last().click()
  }

  async fills(label: string, text: string): Promise<void> {
    await this.modal.getByLabel(label).fill(text)
  }

  /** Chooses in a menu of the open modal. */
  async chooses(label: string, option: string): Promise<void> {
    await this.modal.getByRole('combobox', { name: label }).click()
    await this.modal.getByRole('option', { name: option }).first().click()
  }

  /** Picks a day of the month that the calendar shows, e.g. `5 March 2026`. */
  async picksDay(day: string): Promise<void> {
    await this.modal.getByLabel('Day', { exact: true }).click()
    await this.modal.getByRole('button', { name: new RegExp(`\\b${day}$`) }).click()
  }

  /** Waits until the person sees these words. */
  async sees(words: string | RegExp): Promise<void> {
    await this.pane.getByText(words).last().waitFor()
  }
}
