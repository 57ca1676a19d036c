import type { Person, Wanted } from '../../sandbox/index.ts'
import type { Company } from '../company.ts'

export const IT_CHANNEL = 'it-feedback'

/** The coordinator takes her role, as the first admin who asks, and says where feedback goes. */
export async function coordinates({ person }: Company, name: string): Promise<void> {
  const coordinator = person(name)
  await coordinator.types('/mentor settings')
  await coordinator.submits({ channel: `#${IT_CHANNEL}` })
}

/** The mentor proposes a pair and the leader accepts. */
export async function pairUp(
  { person }: Company,
  mentor: string,
  mentee: string,
  agreement: Record<string, Wanted>,
): Promise<void> {
  await person(mentor).types(`/mentor start @${mentee}`)
  await person(mentor).submits(agreement)
  await person(mentee).clicks('Accept')
}

/** Books the pair's next session, at a time on this person's own clock: `2026-03-10T14:00`. */
export async function books({ person }: Company, name: string, at: string): Promise<void> {
  const [date = '', time = ''] = at.split('T')
  await person(name).types('/mentor session')
  await person(name).submits({ date, time })
}

export interface Telling {
  words: string
  category: string
  kind: string
  sharing?: 'pair' | 'theme' | 'named'
}

/** The leader rates the session that has just ended, and tells IT something or nothing. */
export async function answers(
  { person }: Company,
  name: string,
  rating: 1 | 2 | 3 | 4 | 5,
  telling?: Telling,
): Promise<void> {
  const mentee = person(name)
  await mentee.clicks(RATINGS[rating - 1] ?? '')
  if (!telling) return mentee.clicks('Nothing this time')
  await mentee.clicks('Tell IT something')
  await mentee.submits({ ...telling })
  // What leaves the pair is shown first, word for word, and needs a second yes.
  if (mentee.modal) await mentee.submits()
}

const RATINGS = ['1 Not useful', '2', '3', '4', '5 Very useful']

/** The mentor writes the reflection about the latest session. */
export async function reflects(
  { person }: Company,
  name: string,
  notes: { heard?: string; learned?: string; followUps?: string } = {},
): Promise<void> {
  await person(name).clicks('Write it down')
  await person(name).submits({ ...notes })
}

/** Presses “On track” on the latest check-in, if there is one that asks. */
export async function answersCheckIn({ person }: Company, name: string): Promise<void> {
  await pressesIfOffered(person(name), 'On track')
}

/** Takes back the pair's next session. */
export async function cancels({ person }: Company, name: string): Promise<void> {
  await person(name).types('/mentor session')
  await person(name).clicks('Cancel', { message: /session booked/ })
  await person(name).submits()
}

/** Ends the pair early, unless it has ended by itself. */
export async function ends({ person }: Company, name: string, reason?: string): Promise<void> {
  await person(name).types('/mentor end')
  if (person(name).modal) await person(name).submits(reason ? { reason } : {})
}

async function pressesIfOffered(person: Person, label: string): Promise<void> {
  const isOffered = person.messages.some(({ blocks }) =>
    blocks.some(({ elements = [] }) => elements.some(({ text }) => text?.text === label)),
  )
  if (isOffered) await person.clicks(label)
}
