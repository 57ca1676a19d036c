import type { Block, Element } from '../shapes.ts'

let counter = 0

/** A copy of the blocks in which every block and element that came without an id has a fresh one, as Slack does. */
export function withIds(blocks: readonly Block[]): Block[] {
  return structuredClone(blocks).map((block) => {
    block.block_id ||= fresh()
    for (const element of elementsOf(block)) element.action_id ||= fresh()
    return block
  })
}

/** The interactive elements of a block, in reading order. */
export function elementsOf(block: Block): Element[] {
  const own = block.type === 'input' ? [block.element] : [block.accessory]
  const row = block.type === 'actions' ? (block.elements ?? []) : []
  return [...own, ...row]
    .filter((element) => element !== undefined && element.type !== 'image')
    .filter(isElement)
}

function isElement(element: Element | undefined): element is Element {
  return element !== undefined
}

function fresh(): string {
  counter += 1
  return `auto${counter.toString(36).padStart(4, '0')}`
}
