import {
  atLeastOne,
  byType,
  type Check,
  chars,
  type Flaw,
  firstFlaw,
  flag,
  flaw,
  isObject,
  items,
  length,
  list,
  oneOf,
  type Rule,
  shape,
  step,
} from './check.ts'
import {
  imageElement,
  imageSource,
  oneImageSource,
  plain,
  secureUrl,
  text,
  textKinds,
} from './composition.ts'
import { dataVisualization, markdown, table } from './data-blocks.ts'
import { accessories, actionElements, inputElements } from './elements.ts'
import { richText } from './rich-text.ts'

const block = (fields: Record<string, Check>, ...rules: Rule[]) =>
  shape({ 'block_id?': chars(1, 255), ...fields }, ...rules)

const shown = {
  section: block(
    {
      'text?': text(3000),
      'fields?': list(text(2000), 1, 10),
      'accessory?': byType('accessory', accessories),
      'expand?': flag,
    },
    atLeastOne('text', 'fields'),
  ),
  divider: block({}),
  header: block({ text: plain(150) }),
  context: block({
    elements: list(byType('context element', { ...textKinds(3000), image: imageElement }), 1, 10),
  }),
  actions: block({ elements: list(byType('action element', actionElements), 1, 25) }),
  image: block({ ...imageSource, alt_text: chars(1, 2000), 'title?': plain(2000) }, oneImageSource),
  rich_text: richText,
}

const ofViews = byType('block', {
  ...shown,
  input: block({
    label: plain(2000),
    element: byType('input element', inputElements),
    'hint?': plain(2000),
    'optional?': flag,
    'dispatch_action?': flag,
  }),
})

/** No `input`: a message of this bot asks by buttons, and by a modal where somebody must type. */
const ofMessages = byType('block', {
  ...shown,
  table: block(table),
  markdown: block(markdown),
  data_visualization: block(dataVisualization),
  file: block({ external_id: chars(1, 255), source: oneOf('remote') }),
  video: block({
    title: plain(199),
    alt_text: chars(1, 2000),
    video_url: secureUrl,
    thumbnail_url: secureUrl,
    'title_url?': secureUrl,
    'author_name?': chars(1, 49),
    'provider_name?': chars(1, 200),
    'provider_icon_url?': secureUrl,
    'description?': plain(200),
  }),
})

/** The interactive elements of a block, with their pointers. */
function elementsOf(value: unknown, at: string): { element: unknown; pointer: string }[] {
  if (!isObject(value)) return []
  const beside = ['accessory', 'element'].filter((key) => value[key] !== undefined)
  return [
    ...items(value.elements).map((element, index) => ({
      element,
      pointer: step(step(at, 'elements'), index),
    })),
    ...beside.map((key) => ({ element: value[key], pointer: step(at, key) })),
  ]
}

/** Points at the second of two holders that carry the same value under `key`. */
function repeated(
  holders: { element: unknown; pointer: string }[],
  key: string,
  message: string,
): Flaw | null {
  const seen = new Set<unknown>()
  return firstFlaw(holders, ({ element, pointer }) => {
    const value = isObject(element) ? element[key] : undefined
    if (value === undefined) return null
    if (seen.has(value)) return flaw(step(pointer, key), message)
    seen.add(value)
    return null
  })
}

function uniqueIds(blocks: unknown[], at: string): Flaw | null {
  const located = blocks.map((element, index) => ({ element, pointer: step(at, index) }))
  return (
    repeated(located, 'block_id', 'block_id already exists in this message or view') ??
    firstFlaw(located, ({ element, pointer }) =>
      repeated(elementsOf(element, pointer), 'action_id', 'action_id already exists in this block'),
    )
  )
}

const isOf = (type: string) => (value: unknown) => isObject(value) && value.type === type

/** Points at the block that is one too many of its kind. */
function atMost(blocks: unknown[], at: string, type: string, max: number, error?: string): Flaw | null {
  const places = [...blocks.keys()].filter((index) => isOf(type)(blocks[index]))
  const surplus = places[max]
  if (surplus === undefined) return null
  return flaw(step(at, surplus), `no more than ${max} of type ${type} allowed in a message`, error)
}

function markdownInTotal(blocks: unknown[], at: string): Flaw | null {
  const texts = blocks.filter(isOf('markdown')).map((each) => (isObject(each) ? String(each.text) : ''))
  return length(texts.join('')) > 12_000
    ? flaw(at, 'markdown blocks must be less than 12001 characters in total', 'msg_blocks_too_long')
    : null
}

/** The blocks of a message: each by itself, then what they must be together. */
export const messageBlocks: Check = (value, at) =>
  list(ofMessages, 0, 50)(value, at) ??
  uniqueIds(items(value), at) ??
  // Slack reports a second table under the name it has for attachments.
  atMost(items(value), at, 'table', 1, 'invalid_attachments') ??
  atMost(items(value), at, 'data_visualization', 2) ??
  markdownInTotal(items(value), at)

/** The blocks of a modal or Home: the classic ones and inputs, one of which may ask for the focus. */
export const viewBlocks: Check = (value, at) => {
  const found = list(ofViews, 0, 100)(value, at) ?? uniqueIds(items(value), at)
  if (found) return found
  const focused = items(value)
    .flatMap((each, index) => elementsOf(each, step(at, index)))
    .filter(({ element }) => isObject(element) && element.focus_on_load === true)
  return repeated(focused, 'focus_on_load', 'only one element may have focus_on_load set to true')
}

/** The input blocks among `blocks`. */
export const inputBlocks = (blocks: unknown) => items(blocks).filter(isOf('input')).filter(isObject)
