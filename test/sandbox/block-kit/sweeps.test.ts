import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, step } from './check.ts'
import {
  blocks,
  datetimepicker,
  home,
  input,
  inputs,
  messageOf,
  messageOnlyBlocks,
  modal,
  modalOf,
  pickers,
  pressables,
} from './examples.ts'
import { checkMessage, checkSubmissionResponse, checkView, type Fault } from './index.ts'

type Payload = [name: string, value: unknown, check: (value: unknown) => Fault | null]

const asMessage = (value: unknown) => checkMessage(isObject(value) ? value : {}, 'post')
const asModal = (value: unknown) => checkView(value, 'modal')
const asHome = (value: unknown) => checkView(value, 'home')
const asAnswer = (value: unknown) => checkSubmissionResponse(value, modal)

const inAll = Object.entries({ ...blocks, ...messageOnlyBlocks })
const elements = Object.entries({ ...pickers, ...pressables, datetimepicker })
const accessories = Object.entries({ ...pickers, ...pressables })
const asked = Object.entries({ ...pickers, ...inputs, datetimepicker })

const good: Payload[] = [
  ...inAll.map(([name, block]): Payload => [`message with ${name}`, messageOf(block), asMessage]),
  ...Object.entries(blocks).map(([name, block]): Payload => [`modal with ${name}`, modalOf(block), asModal]),
  ...Object.entries(blocks).map(
    ([name, block]): Payload => [`Home with ${name}`, { ...home, blocks: [block] }, asHome],
  ),
  ...elements.map(
    ([name, element]): Payload => [
      `message with ${name} among actions`,
      messageOf({ type: 'actions', elements: [element] }),
      asMessage,
    ],
  ),
  ...accessories.map(
    ([name, accessory]): Payload => [
      `Home with ${name} beside a section`,
      { ...home, blocks: [{ ...blocks.section, accessory }] },
      asHome,
    ],
  ),
  ...asked.map(
    ([name, element]): Payload => [`modal that asks by ${name}`, modalOf({ ...input, element }), asModal],
  ),
  ['Home with an input', { ...home, blocks: [input] }, asHome],
  ['answer with errors', { response_action: 'errors', errors: { words: 'Too short' } }, asAnswer],
  ['answer with an update', { response_action: 'update', view: modal }, asAnswer],
  ['answer with a push', { response_action: 'push', view: modal }, asAnswer],
  ['answer that clears', { response_action: 'clear' }, asAnswer],
]

/** Every place in a JSON value, deepest last. */
function places(value: unknown, at = ''): string[] {
  const inside = Array.isArray(value) || isObject(value) ? Object.entries(value) : []
  return [at, ...inside.flatMap(([key, each]) => places(each, step(at, key)))]
}

const keysOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

function child(value: unknown, key: string): unknown {
  if (!(Array.isArray(value) || isObject(value)) || !Object.hasOwn(value, key)) throw new Error(`no ${key}`)
  return Object.entries(value).find(([name]) => name === key)?.[1]
}

const resolve = (value: unknown, pointer: string) => keysOf(pointer).reduce(child, value)

/** The same value with what stands at `pointer` changed; `undefined` takes it away. */
function changed(value: unknown, pointer: string, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = keysOf(pointer)
  if (key === undefined) return change(value)
  const further = changed(child(value, key), rest.map((each) => step('', each)).join(''), change)
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      String(index) !== key ? [each] : further === undefined ? [] : [further],
    )
  }
  const entries = Object.entries(isObject(value) ? value : {})
  return Object.fromEntries(
    entries.flatMap(([name, each]) =>
      name !== key ? [[name, each]] : further === undefined ? [] : [[name, further]],
    ),
  )
}

describe('what Slack takes', () => {
  test.each(good)('%s passes', (_, value, check) => {
    expect(check(value)).toBeNull()
  })
})

/** Where a change at one of the picked places was not refused at the place that `expected` names. */
function missed(
  pick: (at: string, old: unknown, check: Payload[2]) => boolean,
  change: (old: unknown) => unknown,
  expected: (at: string) => string = (at) => at,
): string[] {
  return good.flatMap(([name, value, check]) =>
    places(value)
      .filter((at) => pick(at, resolve(value, at), check))
      .filter((at) => check(changed(value, at, change))?.pointer !== expected(at))
      .map((at) => `${name}: ${at}`),
  )
}

describe('anywhere inside what Slack takes', () => {
  test('an unknown key is refused at that key', () => {
    // Keys of a message beside text and blocks, and block ids under errors, are not Block Kit's to judge.
    const isBlockKit = (at: string, check: Payload[2]) =>
      !(check === asMessage && at === '') && at !== '/errors'
    const addKey = (old: unknown) => ({ ...(isObject(old) ? old : {}), 'odd/key': true })
    expect(
      missed(
        (at, old, check) => isObject(old) && isBlockKit(at, check),
        addKey,
        (at) => `${at}/odd~1key`,
      ),
    ).toEqual([])
  })

  test('a null is refused at its place', () => {
    const optional = ['', '/text', '/blocks']
    expect(
      missed(
        (at) => !optional.includes(at),
        () => null,
      ),
    ).toEqual([])
  })

  test('an empty string is refused in the place of any other', () => {
    const mayBeEmpty = (at: string) => at.endsWith('/private_metadata')
    expect(
      missed(
        (at, old) => typeof old === 'string' && !mayBeEmpty(at),
        () => '',
      ),
    ).toEqual([])
  })

  test('a missing type is refused at its parent', () => {
    const withoutType = (old: unknown) => ({ ...(isObject(old) ? old : {}), type: undefined })
    expect(missed((_, old) => isObject(old) && 'type' in old, withoutType)).toEqual([])
  })
})

describe('a fault', () => {
  const anything = fc.jsonValue({ maxDepth: 3 })
  const dropped = fc.constant(undefined)

  test('points at a place that exists, whatever was changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.nat(),
        fc.oneof(anything, dropped),
        ([, value, check], n, put) => {
          const all = places(value)
          const broken = changed(value, all[n % all.length] ?? '', () => put)
          const fault = check(broken)
          if (fault) expect(() => resolve(broken, fault.pointer)).not.toThrow()
          if (fault) expect(fault.message).not.toBe('')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('points at a place that exists in any JSON at all', () => {
    const check = fc.constantFrom(asMessage, asModal, asHome, asAnswer)
    const hinted = fc.oneof(anything, fc.record({ type: fc.constant('modal'), blocks: fc.array(anything) }))
    fc.assert(
      fc.property(check, hinted, (judge, value) => {
        const seen = judge === asMessage && !isObject(value) ? {} : value
        const fault = judge(seen)
        if (fault) expect(() => resolve(seen, fault.pointer)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })
})
