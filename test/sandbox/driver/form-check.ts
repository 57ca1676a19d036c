import type { Block, Element, StateValue } from '../shapes.ts'
import type { OpenView } from '../state/views.ts'

/** What Slack's own client says beside the fields before it lets a form go, by block_id. */
export function formErrors(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const block of open.view.blocks) {
    if (block.type !== 'input' || block.element === undefined) continue
    const value = open.values[block.block_id]?.[block.element.action_id]
    const error = value && fieldError(block, block.element, value)
    if (error) errors[block.block_id] = error
  }
  return errors
}

function fieldError(block: Block, element: Element, state: StateValue): string | null {
  const value = heldBy(state)
  if (isEmpty(value)) return block.optional === true ? null : 'Please complete this required field.'
  if (Array.isArray(value)) return tooMany(element, value.length)
  return typeof value === 'string' ? textError(element, value) : null
}

function textError(element: Element, value: string): string | null {
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, [...value].length)
    case 'number_input':
      return numberError(element, value)
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? null : 'Please enter a valid email address.'
    case 'url_text_input':
      return URL.canParse(value) ? null : 'Please enter a valid URL.'
    default:
      return null
  }
}

function lengthError({ min_length, max_length }: Element, length: number): string | null {
  if (max_length !== undefined && length > max_length) return `Must be ${max_length} characters or fewer.`
  if (min_length !== undefined && length < min_length) return `Must be at least ${min_length} characters.`
  return null
}

function numberError(element: Element, value: string): string | null {
  const isNumber = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!isNumber.test(value)) return `Please enter a ${element.is_decimal_allowed ? '' : 'whole '}number.`
  if (Number(value) < Number(element.min_value ?? -Infinity)) return `Must be at least ${element.min_value}.`
  if (Number(value) > Number(element.max_value ?? Infinity)) return `Must be at most ${element.max_value}.`
  return null
}

function tooMany({ max_selected_items }: Element, count: number): string | null {
  if (max_selected_items === undefined || count <= max_selected_items) return null
  return `Please choose at most ${max_selected_items}.`
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** The one member of a state value that is not its type. */
export function heldBy({ type: _type, ...held }: StateValue): unknown {
  return Object.values(held)[0]
}
