import fc, { type Arbitrary } from 'fast-check'
import type { Block, Element, Fields, View } from '../sandbox/shapes.ts'
import { optionsOf } from '../sandbox/state/view-state.ts'
import { hostileTexts } from '../support/arbitraries.ts'

const BUTTON_VALUE_MAX = 2000

const ODD_VALUES = ['', 'any', 'swap', 'null', '[]', '{}', '0', '__proto__', 'constructor', '%00', "';--"]

/** What a button may carry: ids of whatever there is, made-up ones, and everything else. */
export function buttonValues(rows: readonly string[]): Arbitrary<string> {
  const row = fc.constantFrom(...rows)
  return fc
    .oneof(
      { weight: 6, arbitrary: row },
      { weight: 2, arbitrary: fc.tuple(row, fc.integer({ min: 0, max: 6 })).map((parts) => parts.join(':')) },
      {
        weight: 2,
        arbitrary: fc.tuple(row, row, fc.constantFrom('0', '100', '33')).map((parts) => parts.join(':')),
      },
      fc.uuid(),
      fc.json(),
      hostileTexts,
      fc.constantFrom(...ODD_VALUES, 'x'.repeat(BUTTON_VALUE_MAX)),
    )
    .map((value) => value.slice(0, BUTTON_VALUE_MAX))
}

/** Ids of people and of the IT channel. */
export interface Ids {
  people: readonly string[]
  channel: string
}

/** Days that no calendar of today has, or that PostgreSQL does not take. */
export const ODD_DAYS = [
  '0000-01-01',
  '0001-01-01',
  '1600-02-29',
  '9999-12-31',
  '2026-02-30',
  '2026-3-1',
  '+012026-03-01',
]
const TIMES = ['24:00', '9:5', '10:00:00', '10:00+01:00', '-1:00']
const NUMBERS = ['601', '-1', '1e3', '4.5', '٣', '99999999999999999999', '']

/** What an element holds in `view.state.values`: something that its client lets through, and something else. */
function heldBy(element: Element, ids: Ids): { proper: Arbitrary<Fields>; odd: Arbitrary<Fields> } {
  const one = (name: string, proper: Arbitrary<unknown>, ...odd: readonly unknown[]) => ({
    proper: proper.map((value) => ({ type: element.type, [name]: value })),
    odd: fc
      .oneof(hostileTexts, { weight: 3, arbitrary: fc.constantFrom(null, ...odd) })
      .map((value) => ({ [name]: value })),
  })
  const user = fc.constantFrom(...ids.people)
  const choice = (value: unknown) => ({ text: { type: 'plain_text', text: 'x' }, value })
  const choices = fc.constantFrom(null, ...optionsOf(element).map(({ value }) => choice(value)))
  switch (element.type) {
    case 'plain_text_input':
      return one(
        'value',
        hostileTexts.map((text) => `x${text}`.slice(0, element.max_length)),
        'x'.repeat(3000),
      )
    case 'number_input':
      return one('value', fc.constantFrom('0', '45', '600'), ...NUMBERS)
    case 'static_select':
    case 'radio_buttons':
      return one('selected_option', choices, choice('nope'), choice(1), choice('x'.repeat(3000)))
    case 'checkboxes':
      return one(
        'selected_options',
        fc.subarray(optionsOf(element).map(({ value }) => choice(value))),
        [choice('0')],
        [choice('8'), choice('nope')],
        [choice(1)],
        [null],
      )
    case 'users_select':
      return one('selected_user', user, 'U0NOBODY', ids.channel)
    case 'multi_users_select':
      return one(
        'selected_users',
        fc.array(user, { maxLength: 3 }),
        ['U0NOBODY'],
        [ids.channel],
        Array(25).fill('U1'),
      )
    case 'conversations_select':
      return one('selected_conversation', fc.constantFrom(ids.channel, null), ids.people[0], 'C 1')
    case 'datepicker':
      return one('selected_date', fc.constantFrom('2026-03-18', '2026-04-30', '2026-03-05'), ...ODD_DAYS)
    case 'timepicker':
      return one('selected_time', fc.constantFrom('00:00', '10:00', '23:59'), ...TIMES)
    default:
      throw new Error(`say in test/fuzz/values.ts what a ${element.type} may hold`)
  }
}

const MEMBERS = [
  'value',
  'selected_user',
  'selected_users',
  'selected_option',
  'selected_options',
  'selected_date',
]
const junk = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...MEMBERS), fc.jsonValue(), { noNullPrototype: true }),
)

/** The whole state: most fields in order, others with something odd, something of a wrong type, or not there. */
function states(blocks: readonly Block[], ids: Ids): Arbitrary<Fields> {
  const fields = blocks.flatMap(({ type, block_id, element }): Record<string, Arbitrary<unknown>>[] => {
    if (type !== 'input' || !element) return []
    const { proper, odd } = heldBy(element, ids)
    const held = fc.oneof(
      { weight: 12, arbitrary: proper.map((value) => ({ value })) },
      { weight: 3, arbitrary: odd.map((value) => ({ value })) },
      { weight: 1, arbitrary: junk.map((value) => ({ value })) },
      junk,
    )
    return [{ [block_id]: held }]
  })
  return fc.tuple(fc.record(Object.assign({}, ...fields)), fc.nat(60)).map(([whole, missing]) => {
    const entries = Object.entries(whole)
    return Object.fromEntries(entries.filter((_, index) => index !== missing))
  })
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const METADATA_MAX = 3000

/** What the form carries unseen: as it was, about somebody else's rows, or nothing that can be read. */
function metadataLike(drawn: string, rows: readonly string[]): Arbitrary<string> {
  const others = fc.constantFrom(...rows).map((row) => drawn.replace(UUID, row))
  return fc
    .oneof(
      { weight: 8, arbitrary: fc.constant(drawn) },
      { weight: 4, arbitrary: others },
      fc.constantFrom('', 'null', '{}', '[]', '{', '"', '{"pairId":1}', drawn.replace(UUID, 'x')),
      fc.json(),
      hostileTexts,
    )
    .map((text) => text.slice(0, METADATA_MAX))
}

export interface FormContents {
  values: Fields
  metadata: string
}

/** Anything that may be sent in the place of this form. */
export function formContents(
  { blocks, private_metadata }: View,
  { rows, ids }: { rows: readonly string[]; ids: Ids },
): Arbitrary<FormContents> {
  return fc.record({ values: states(blocks, ids), metadata: metadataLike(private_metadata, rows) })
}
