import { Temporal } from 'temporal-polyfill'
import type { Element, Fields, Option, StateValue } from '../shapes.ts'
import type { Conversation } from '../state/conversations.ts'
import type { Member } from '../state/people.ts'
import { optionsOf, shown } from '../state/view-state.ts'
import type { WorkspaceState } from '../state/workspace.ts'

type One = string | number | { id: string } | { value: string }

/** What a test says a person enters: text, a number, `@person`, `#channel`, an option (by its text, else its value), several of them; null clears. */
export type Wanted = One | readonly One[] | null

interface Desk {
  workspace: WorkspaceState
  person: Member
  element: Element
}

type Convert = (desk: Desk, wanted: Wanted) => Fields

const text: Convert = ({ element }, wanted) => {
  const value = wanted === null || wanted === '' ? null : String(wanted)
  if (value?.includes('\n') && element.multiline !== true) {
    throw new Error(`${element.action_id} is a single line: Enter would submit, not break the line`)
  }
  return { value }
}

const CONVERT: Record<string, Convert> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: (desk, wanted) => ({ selected_option: one(wanted, (value) => option(desk, value)) }),
  radio_buttons: (desk, wanted) => ({ selected_option: one(wanted, (value) => option(desk, value)) }),
  checkboxes: (desk, wanted) => ({ selected_options: many(wanted, (value) => option(desk, value)) }),
  multi_static_select: (desk, wanted) => ({ selected_options: many(wanted, (value) => option(desk, value)) }),
  users_select: (desk, wanted) => ({ selected_user: one(wanted, (value) => user(desk, value)) }),
  multi_users_select: (desk, wanted) => ({ selected_users: many(wanted, (value) => user(desk, value)) }),
  channels_select: (desk, wanted) => ({ selected_channel: one(wanted, (value) => channel(desk, value)) }),
  multi_channels_select: (desk, wanted) => ({
    selected_channels: many(wanted, (value) => channel(desk, value)),
  }),
  conversations_select: (desk, wanted) => ({
    selected_conversation: one(wanted, (value) => conversation(desk, value)),
  }),
  multi_conversations_select: (desk, wanted) => ({
    selected_conversations: many(wanted, (value) => conversation(desk, value)),
  }),
  datepicker: (_desk, wanted) => ({ selected_date: one(wanted, date) }),
  timepicker: (_desk, wanted) => ({ selected_time: one(wanted, time) }),
  datetimepicker: (desk, wanted) => ({ selected_date_time: one(wanted, (value) => moment(desk, value)) }),
}

/** What the element holds once the person has entered `wanted`; throws when a person could not enter that. */
export function entered(desk: Desk, wanted: Wanted): StateValue {
  const convert = CONVERT[desk.element.type]
  if (convert === undefined) throw new Error(`Nothing can be entered into a ${desk.element.type}`)
  return { type: desk.element.type, ...convert(desk, wanted) }
}

/** The option of a select, radio, checkbox or overflow with this text or value; throws when there is none. */
export function option({ element }: Pick<Desk, 'element'>, wanted: One): Option | null {
  const options = optionsOf(element)
  const value = typeof wanted === 'object' && 'value' in wanted ? wanted.value : wanted
  const found =
    (value === wanted ? options.find((each) => each.text.text === wanted) : undefined) ??
    options.find((each) => each.value === value)
  if (found) return shown(found)
  const offered = options.map((each) => each.text.text).join(' | ')
  throw new Error(`${element.action_id} offers no ${JSON.stringify(wanted)}, only: ${offered}`)
}

function one<T>(wanted: Wanted, convert: (value: One) => T): T | null {
  if (isMany(wanted)) throw new Error(`Only one can be chosen, not ${wanted.length}`)
  return wanted === null ? null : convert(wanted)
}

function many<T>(wanted: Wanted, convert: (value: One) => T): T[] {
  if (wanted === null) return []
  return isMany(wanted) ? wanted.map(convert) : [convert(wanted)]
}

function isMany(wanted: Wanted): wanted is readonly One[] {
  return Array.isArray(wanted)
}

function user({ workspace }: Desk, wanted: One): string {
  const member = workspace.memberNamed(named(wanted))
  if (member.deactivated) throw new Error(`${member.name} is deactivated, so Slack does not offer them`)
  return member.id
}

function channel(desk: Desk, wanted: One): string {
  const found = visible(desk, wanted)
  if (found.kind !== 'public') throw new Error(`#${found.name} is private, so this menu does not offer it`)
  return found.id
}

function conversation(desk: Desk, wanted: One): string {
  const { workspace, person, element } = desk
  const found = String(wanted).startsWith('@')
    ? workspace.conversationOf([person.id, user(desk, wanted)]).conversation
    : visible(desk, wanted)
  const include = element.filter?.include
  if (include && !include.includes(found.kind)) {
    throw new Error(
      `${element.action_id} offers only ${include.join(', ')}, not a ${found.kind} conversation`,
    )
  }
  return found.id
}

function visible({ workspace, person }: Desk, wanted: One): Conversation {
  const found = workspace.conversations.find(named(wanted))
  if (found && (found.kind === 'public' || found.members.has(person.id)) && !found.archived) return found
  throw new Error(`${person.name} sees no conversation ${JSON.stringify(wanted)}`)
}

/** The id or name by which somebody or something is meant. */
function named(wanted: One): string {
  return typeof wanted === 'object' && 'id' in wanted ? wanted.id : String(wanted)
}

function date(wanted: One): string {
  return Temporal.PlainDate.from(String(wanted)).toString()
}

function time(wanted: One): string {
  if (!/^\d{2}:\d{2}$/.test(String(wanted))) throw new Error(`${JSON.stringify(wanted)} is no time HH:MM`)
  return Temporal.PlainTime.from(String(wanted)).toString({ smallestUnit: 'minute' })
}

/** Epoch seconds, or a local date and time in the person's zone. */
function moment({ person }: Desk, wanted: One): number {
  if (typeof wanted === 'number') return wanted
  const local = Temporal.PlainDateTime.from(String(wanted))
  return Math.floor(local.toZonedDateTime(person.zone).epochMilliseconds / 1000)
}
