import type { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import type { Person } from '../sandbox/index.ts'
import { makeCoordinator } from './coordinator.ts'
import { fingerprint, fixPair } from './fixed-pair.ts'
import { expectNoTrouble } from './no-trouble.ts'
import { openWorld, type TestWorld } from './world.ts'

const ROLES = {
  mentor: 'maya',
  leader: 'omar',
  delegate: 'li',
  coordinator: 'priya',
  itLead: 'ana',
  stranger: 'jonas',
}
export type Role = keyof typeof ROLES
const roles = Object.keys(ROLES) as Role[]
export const THE_TWO: Role[] = ['mentor', 'leader']
export const SCHEDULERS: Role[] = [...THE_TWO, 'delegate']

export const typed = (value: string) => ({ value: { type: 'plain_text_input', value } })
export const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
export const on = (selected_date: string) => ({ value: { type: 'datepicker', selected_date } })
const at = (selected_time: string) => ({ value: { type: 'timepicker', selected_time } })
export const inZone = { zone: 'Europe/Stockholm' }
export const timing = (date: string) => ({
  date: on(date),
  time: at('11:00'),
  minutes: chosen('45'),
  place: typed(''),
})

export const seconds = (at: Temporal.Instant | undefined) => (at?.epochMilliseconds ?? 0) / 1000

export type Move = (who: Person) => Promise<void>
export const presses =
  (id: string, value: string): Move =>
  (who) =>
    who.forges(id, value)
export const sends =
  (id: string, metadata: object, values: Record<string, object>): Move =>
  (who) =>
    who.forgesForm(id, { metadata: JSON.stringify(metadata), values })

/** What somebody tries with a pair, and who may in which of its states: nobody else, and never otherwise. */
export interface Action<State> {
  by: readonly Role[]
  when: readonly State[]
  /** Where it is so already: said once more it changes nothing, and needs no answer. */
  already?: readonly State[]
}

/** What a person could read in answer: the newest words, in a window, beside a field, or in a message. */
function answered(who: Person, before: number): string {
  const { modal } = who
  if (modal) return [...Object.values(modal.errors), modal.read].join('\n')
  return who.messages
    .slice(before)
    .filter(({ ephemeral }) => ephemeral)
    .map(({ read }) => read)
    .join('\n')
}

async function attempt(
  world: TestWorld,
  role: Role,
  move: Move,
): Promise<{ changed: boolean; words: string }> {
  const who = world.person(ROLES[role])
  const [print, seen] = [await fingerprint(world), who.messages.length]
  await move(who)
  const words = answered(who, seen)
  while (who.modal) await who.closes()
  return { changed: (await fingerprint(world)) !== print, words }
}

/** One thing that everybody tries in one situation, and who may. */
interface Trial<F> {
  /** Brings the situation about; anew after every success. */
  fix: () => Promise<F>
  move: (fixed: F) => Move
  isAllowed: (role: Role) => boolean
  /** Said once more it changes nothing, and needs no answer. */
  isSilent?: (role: Role) => boolean
}

/** Who may does it; for whoever may not, every row stays as it is, and the answer is a refusal in words. */
export async function everybodyTries<F>(
  world: TestWorld,
  { fix, move, isAllowed, isSilent = () => false }: Trial<F>,
): Promise<void> {
  let fixed = await fix()
  for (const role of roles) {
    const { changed, words } = await attempt(world, role, move(fixed))
    expect({ role, changed }).toEqual({ role, changed: isAllowed(role) })
    if (changed) fixed = await fix()
    else if (!isSilent(role)) expectRefusal(words)
  }
  expectNoTrouble(world)
}

export async function openOffice(): Promise<TestWorld> {
  const world = await openWorld({ now: '2026-03-02T10:00[Europe/Stockholm]' })
  await makeCoordinator(world, 'priya')
  await world.person('priya').types('/mentor settings')
  await world.person('priya').submits({ itLeads: ['@ana'] })
  // Only a leader in a pair has an assistant; the naming outlives the pair.
  await fixPair(world, 'active')
  await world.person('omar').types('/mentor delegate @li')
  return world
}

/** What every refusal says: that nothing came of it, whose it is, or what stands in the way. */
const REFUSAL =
  /nothing was|there is nothing|\bonly (?:they|the|who)|\bcannot\b|\balready\b|has not started|waits for a yes|so your partner/i

/** Words in which somebody is refused, and not thanks, a receipt or a bug. */
function expectRefusal(words: string): void {
  expect(words).toMatch(REFUSAL)
  expect(words).not.toMatch(/Something went wrong/)
}
