import { createContext, useContext, useState } from 'react'
import type { Block, Container, Element, StateValue, StateValues } from '../../protocol.ts'
import { usePane } from '../pane/context.ts'

/** A message, a modal or the Home, as its elements see it. */
export interface Surface {
  values: StateValues
  errors: Record<string, string>
  /** The element whose press the bot has not answered yet. */
  pending: string | null
  /** Prefix for the ids of fields, unique in the page. */
  prefix: string
  /** Presses a button, or picks an entry of an overflow menu. */
  press(block: Block, element: Element, value?: string): void
  /** Enters something; `typed` stays here until the field is left or the form is sent. */
  enter(block: Block, element: Element, value: StateValue, how: 'chosen' | 'typed' | 'left' | 'enter'): void
  /** Everything that was entered here, for the submit button. */
  entered: StateValues
}

export const SurfaceContext = createContext<Surface | null>(null)

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (surface === null) throw new Error('useSurface() is called outside a surface')
  return surface
}

interface Ids {
  blockId: string
  actionId: string
}

/** Which element of a surface is meant. */
export const keyOf = (block: Block, element: Element): string => `${block.block_id}/${element.action_id}`

/** Keeps what is entered in front of what the server knows, and tells the server. */
export function useSurfaceOf(
  container: Container,
  held: StateValues,
  errors: Record<string, string>,
  prefix: string,
): Surface {
  const { act, confirm } = usePane()
  const [entered, setEntered] = useState<StateValues>({})
  const [pending, setPending] = useState<string | null>(null)
  const values = merged(held, entered)

  async function asked(element: Element): Promise<boolean> {
    const { confirm: question } = element
    if (!question) return true
    return confirm({
      title: question.title.text,
      text: question.text.text,
      yes: question.confirm?.text ?? 'Yes',
      no: question.deny?.text ?? 'Cancel',
      isDangerous: question.style === 'danger' || element.style === 'danger',
    })
  }

  async function press(block: Block, element: Element, value?: string) {
    if (!(await asked(element))) return
    setPending(keyOf(block, element))
    const ids = { blockId: block.block_id, actionId: element.action_id }
    await act({ act: 'click', container, ...ids, ...(value !== undefined && { value }) })
    setPending(null)
  }

  async function enter(block: Block, element: Element, value: StateValue, how: string) {
    if (how === 'chosen' && !(await asked(element))) return
    const ids = { blockId: block.block_id, actionId: element.action_id }
    setEntered((before) => merged(before, { [ids.blockId]: { [ids.actionId]: value } }))
    if (how === 'typed' || (how === 'left' && isKnown(held, ids, value))) return
    await act({ act: 'change', container, ...ids, value, ...(how === 'enter' && { enter: true }) })
  }

  return { values, errors, pending, prefix, press, enter, entered }
}

/** Whether the server holds this value already. */
function isKnown(held: StateValues, { blockId, actionId }: Ids, value: StateValue): boolean {
  return JSON.stringify(held[blockId]?.[actionId]) === JSON.stringify(value)
}

function merged(below: StateValues, above: StateValues): StateValues {
  const values = { ...below }
  for (const [blockId, held] of Object.entries(above)) values[blockId] = { ...values[blockId], ...held }
  return values
}
