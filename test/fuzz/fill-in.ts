import type { Temporal } from 'temporal-polyfill'
import type { Person, Wanted } from '../sandbox/index.ts'
import type { Dice } from './dice.ts'

/** What coordinators have set for everybody stays as the walk began. */
const LEFT_ALONE = new Set(['channel', 'coordinators', 'itLeads', 'capacity', 'deskChannel', 'deskUrl'])
const FEW_DAYS = 20

export interface Entry {
  dice: Dice
  /** What the person types, wherever something can be typed. */
  text: string
  today: Temporal.PlainDate
}

/** Fills in the open form as somebody might and submits it; corrects what is objected to, then gives up. */
export async function fillIn(person: Person, entry: Entry): Promise<void> {
  await submit(person, entered(person, entry))
  const objected = Object.keys(person.modal?.errors ?? {})
  if (objected.length === 0) return
  const corrected = entered(person, { ...entry, text: entry.text.slice(0, 20).replaceAll(/\s/g, ' ') })
  const again = Object.entries(corrected).filter(([name]) => objected.includes(name))
  await submit(person, Object.fromEntries(again))
}

async function submit(person: Person, values: Record<string, Wanted>): Promise<void> {
  if (person.modal?.submit) await person.submits(values)
}

function entered(person: Person, entry: Entry): Record<string, Wanted> {
  const values: Record<string, Wanted> = {}
  for (const { type, block_id, element } of person.modal?.blocks ?? []) {
    if (type !== 'input' || !element || LEFT_ALONE.has(block_id)) continue
    const wanted = wantedIn(element, entry)
    if (wanted !== undefined) values[block_id] = wanted
  }
  return values
}

type Element = NonNullable<NonNullable<Person['modal']>['blocks'][number]['element']>

/** Undefined leaves what stands there. */
function wantedIn(element: Element, { dice, text, today }: Entry): Wanted | undefined {
  switch (element.type) {
    case 'plain_text_input': {
      const line = element.multiline ? text : text.replaceAll(/[\r\n]/g, ' ')
      return line.slice(0, element.max_length ?? 3000)
    }
    case 'number_input':
      return String(dice.roll(100))
    case 'static_select':
    case 'radio_buttons': {
      const isChosen = element.initial_option !== undefined && dice.roll(2) === 0
      return isChosen ? undefined : dice.oneOf(element.options ?? [])?.value
    }
    case 'datepicker':
      return dice.roll(2) === 0
        ? today.add({ days: dice.roll(2 * FEW_DAYS) - FEW_DAYS }).toString()
        : undefined
    case 'timepicker':
      return dice.roll(2) === 0 ? undefined : `${String(dice.roll(24)).padStart(2, '0')}:30`
    default:
      return undefined
  }
}
