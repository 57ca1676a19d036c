import { isFields, type StateValue, type StateValues } from '../shapes.ts'
import { elementsOf } from '../state/block-ids.ts'
import { isStateful } from '../state/view-state.ts'
import type { OpenView } from '../state/views.ts'
import { act, enter, messagePlace, type Source, viewPlace } from './acting.ts'
import type { Desk } from './desk.ts'
import type { Found, Place } from './find.ts'
import { heldBy } from './form-check.ts'
import type { Wanted } from './form-values.ts'
import { change, close, submit } from './moves.ts'

/** A surface, by Slack's own ids. */
export type Spot =
  | { in: 'message'; channel: string; ts: string }
  | { in: 'modal'; viewId: string }
  | { in: 'home' }

/** One element on a surface, by Slack's own ids. */
export interface ElementId {
  container: Spot
  blockId: string
  actionId: string
}

/** What a person does, told by ids instead of by the words they read: for a page that is itself a Slack client. */
export class ById {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Presses a button, or picks the entry of an overflow menu that has this value. */
  async clicks(id: ElementId, value?: string): Promise<void> {
    const found = this.#find(id)
    if (isStateful(found.element)) throw new Error('This is a field, not a button')
    const isMenu = found.element.type === 'overflow'
    await act(this.#desk, found, isMenu ? enter(this.#desk, found, { value: value ?? '' }) : {})
    await this.#desk.settle()
  }

  /** Changes a field or menu to a value in the words of `view.state.values`. */
  async changes(id: ElementId, value: StateValue, options: { enter?: boolean } = {}): Promise<void> {
    await change(this.#desk, this.#find(id), wantedOf(value), options)
    await this.#desk.settle()
  }

  /** Enters what the values say, by block_id and action_id, and presses the submit button of the top modal. */
  async submits(viewId: string, values: StateValues = {}): Promise<void> {
    const open = this.#top(viewId)
    if (open.view.submit === null) throw new Error('This form has no submit button')
    for (const [blockId, block] of Object.entries(values)) {
      for (const [actionId, value] of Object.entries(block)) {
        const found = inPlace(viewPlace(open), blockId, actionId)
        enter(this.#desk, found, wantedOf(value))
      }
    }
    await submit(this.#desk, open)
    await this.#desk.settle()
  }

  /** Presses Cancel or Back on the top modal. */
  async closes(viewId: string): Promise<void> {
    await close(this.#desk, this.#top(viewId))
    await this.#desk.settle()
  }

  #find({ container, blockId, actionId }: ElementId): Found<Source> {
    return inPlace(this.#place(container), blockId, actionId)
  }

  #place(spot: Spot): Place<Source> {
    const { workspace, person } = this.#desk
    if (spot.in === 'modal') return viewPlace(this.#top(spot.viewId))
    if (spot.in === 'home') {
      const home = workspace.views.home(person.id)
      if (home === null) throw new Error('The Home tab is still empty')
      return viewPlace(home)
    }
    const message = workspace.conversations
      .seenBy(person.id)
      .find(({ channel, ts }) => channel === spot.channel && ts === spot.ts)
    if (message === undefined) throw new Error('This message is no longer there')
    return messagePlace(this.#desk, message)
  }

  #top(viewId: string): OpenView {
    const top = this.#desk.workspace.views.stack(this.#desk.person.id).at(-1)
    if (top?.view.id === viewId) return top
    throw new Error('This form is no longer in front')
  }
}

function inPlace(place: Place<Source>, blockId: string, actionId: string): Found<Source> {
  const block = place.blocks.find((one) => one.block_id === blockId)
  const element = block && elementsOf(block).find((one) => one.action_id === actionId)
  if (block && element) return { place, block, element }
  throw new Error('This is no longer there: the message or form has changed meanwhile')
}

/** A state value as something that a person enters. */
function wantedOf(value: StateValue): Wanted {
  const held = heldBy(value)
  if (Array.isArray(held)) return held.map(oneOf)
  return held === null || held === undefined ? null : oneOf(held)
}

function oneOf(held: unknown): string | number | { id: string } | { value: string } {
  if (typeof held === 'number' || typeof held === 'string') return held
  if (isFields(held) && typeof held.value === 'string') return { value: held.value }
  throw new Error(`${JSON.stringify(held)} is nothing that an element can hold`)
}
