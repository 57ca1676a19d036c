import type { Block, Element, StateValues } from '../shapes.ts'
import { elementsOf } from '../state/block-ids.ts'
import { labelsOf } from './reading.ts'

/** A surface with elements on it: a modal, the Home, a message. */
export interface Place<Source> {
  source: Source
  blocks: Block[]
  values: StateValues
}

export interface Found<Source> {
  place: Place<Source>
  block: Block
  element: Element
}

/** Buttons with this text, in reading order of the places. */
export function buttons<Source>(places: readonly Place<Source>[], label: string | RegExp): Found<Source>[] {
  return elements(places, ({ element }) => {
    const text = element.text?.text ?? ''
    return element.type === 'button' && (typeof label === 'string' ? same(text, label) : label.test(text))
  })
}

/** Menus and pickers that are called so: by action_id, block_id, label, placeholder, section text or type. */
export function menus<Source>(places: readonly Place<Source>[], label: string): Found<Source>[] {
  return elements(places, ({ block, element }) => {
    if (element.type === 'button') return false
    const ids = [element.action_id, block.block_id, element.type, ...labelsOf(block, element)]
    return ids.some((id) => same(id, label)) || block.text?.text.includes(label) === true
  })
}

/** The one field of a form with this block_id, label or action_id; throws when there is none, or several. */
export function field<Source>(place: Place<Source>, key: string): Found<Source> {
  const fillable = elements([place], ({ element }) => !['button', 'overflow'].includes(element.type))
  const ways: ((found: Found<Source>) => boolean)[] = [
    ({ block }) => block.block_id === key,
    ({ element }) => element.action_id === key,
    ({ block, element }) => labelsOf(block, element).some((label) => same(label, key)),
  ]
  for (const way of ways) {
    const [first, ...others] = fillable.filter(way)
    if (first && others.length === 0) return first
    if (first) throw new Error(`${others.length + 1} fields are called ${key}`)
  }
  const known = fillable.map(
    ({ block, element }) => `${block.block_id} (${labelsOf(block, element)[0] ?? ''})`,
  )
  throw new Error(`The form has no field ${key}, only: ${known.join(', ')}`)
}

function elements<Source>(
  places: readonly Place<Source>[],
  isWanted: (found: Found<Source>) => boolean,
): Found<Source>[] {
  return places.flatMap((place) =>
    place.blocks
      .flatMap((block) => elementsOf(block).map((element) => ({ place, block, element })))
      .filter(isWanted),
  )
}

function same(text: string, label: string): boolean {
  return text.trim().toLowerCase() === label.trim().toLowerCase()
}
