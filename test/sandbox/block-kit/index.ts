import { inputBlocks, messageBlocks, viewBlocks } from './blocks.ts'
import {
  byType,
  type Check,
  chars,
  type Flaw,
  firstFlaw,
  flag,
  flaw,
  isObject,
  length,
  type Rule,
  shape,
  step,
} from './check.ts'
import { plain } from './composition.ts'

/** A refusal: Slack's error name, a JSON pointer (RFC 6901) to the fault inside the checked value, and a sentence. */
export interface Fault {
  error: string
  pointer: string
  message: string
}

const named = (found: Flaw | null, error: string): Fault | null => found && { error, ...found }

const LONGEST_TEXT = { post: 40_000, update: 4_000 }

/** Checks what `chat.postMessage` or `chat.update` is given; a message with blocks must carry a `text` too. */
export function checkMessage(
  message: { text?: unknown; blocks?: unknown },
  kind: 'post' | 'update',
): Fault | null {
  const text = message.text ?? ''
  const blocks = message.blocks ?? []
  const place = message.text === undefined ? '' : '/text'
  if (typeof text !== 'string') return named(flaw('/text', 'must be a string'), 'invalid_arguments')
  if (length(text) > LONGEST_TEXT[kind]) {
    return named(flaw('/text', `must be less than ${LONGEST_TEXT[kind] + 1} characters`), 'msg_too_long')
  }
  if (!Array.isArray(blocks)) return named(flaw('/blocks', 'must be an array'), 'invalid_blocks_format')
  if (text.trim() === '') {
    return named(flaw(place, 'must have a text, which notifications and screen readers say'), 'no_text')
  }
  return named(messageBlocks(blocks, '/blocks'), 'invalid_blocks')
}

const anyView = {
  blocks: viewBlocks,
  'private_metadata?': chars(0, 3000),
  'callback_id?': chars(1, 255),
  'external_id?': chars(1, 255),
}

const inputsNeedSubmit: Rule = ({ blocks, submit }, at) =>
  submit === undefined && inputBlocks(blocks).length > 0
    ? flaw(at, 'missing required field: submit, because the view has an input block')
    : null

const views: Record<'modal' | 'home', Check> = {
  modal: byType('view', {
    modal: shape(
      {
        ...anyView,
        title: plain(24),
        'submit?': plain(24),
        'close?': plain(24),
        'clear_on_close?': flag,
        'notify_on_close?': flag,
        'submit_disabled?': flag,
      },
      inputsNeedSubmit,
    ),
  }),
  home: byType('view', { home: shape(anyView) }),
}

const smallEnough: Check = (view, at) =>
  Buffer.byteLength(JSON.stringify(view) ?? '') > 250_000
    ? flaw(at, 'must be at most 250 kB', 'view_too_large')
    : null

const viewOf =
  (surface: 'modal' | 'home'): Check =>
  (view, at) =>
    smallEnough(view, at) ?? views[surface](view, at)

/** Checks a modal or Home view as views.open, views.push, views.update and views.publish do. */
export function checkView(view: unknown, surface: 'modal' | 'home'): Fault | null {
  return named(viewOf(surface)(view, ''), 'invalid_arguments')
}

function errorsFor(blocks: readonly unknown[]): Check {
  const askable = new Set(inputBlocks(blocks).map((block) => block.block_id))
  return (value, at) => {
    if (!isObject(value)) return flaw(at, 'must be an object')
    if (Object.keys(value).length === 0) return flaw(at, 'must name at least one block')
    return firstFlaw(Object.entries(value), ([id, message]) =>
      askable.has(id)
        ? chars(1)(message, step(at, id))
        : flaw(step(at, id), 'must be the block_id of an input block of the submitted view'),
    )
  }
}

/** Checks the answer to a view_submission; no body at all closes the view. */
export function checkSubmissionResponse(
  body: unknown,
  submitted: { blocks: readonly unknown[] },
): Fault | null {
  if (body === undefined || body === null || body === '') return null
  const answer = byType(
    'response_action',
    {
      errors: shape({ errors: errorsFor(submitted.blocks) }),
      update: shape({ view: viewOf('modal') }),
      push: shape({ view: viewOf('modal') }),
      clear: shape({}),
    },
    'response_action',
  )
  return named(answer(body, ''), 'invalid_arguments')
}
