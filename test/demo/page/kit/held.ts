import type { Block, Element, Option, StateValue, StateValues } from '../../protocol.ts'

type Held = StateValue | undefined

/** What an element holds at present. */
export const heldBy = (values: StateValues, block: Block, element: Element): Held =>
  values[block.block_id]?.[element.action_id]

/** The member of a state value when it is a text. */
export function textIn(held: Held, member: string): string {
  const value = held?.[member]
  return typeof value === 'string' ? value : ''
}

/** The texts in a member of a state value that is a list. */
export function textsIn(held: Held, member: string): string[] {
  const value = held?.[member]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** The values of the chosen options, whether the element takes one or several. */
export function chosenValues(held: Held): string[] {
  return [held?.selected_option, held?.selected_options].flat().flatMap((option) => {
    const value = typeof option === 'object' && option !== null ? Reflect.get(option, 'value') : undefined
    return typeof value === 'string' ? [value] : []
  })
}

/** Every option of an element, those in groups included. */
function optionsOf(element: Element): Option[] {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap(({ options }) => options)]
}

/** The options of an element with these values, in the element's order. */
export const optionsFor = (element: Element, values: readonly string[]): Option[] =>
  optionsOf(element).filter(({ value }) => value !== undefined && values.includes(value))
