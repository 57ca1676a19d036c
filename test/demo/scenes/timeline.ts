import { Temporal } from 'temporal-polyfill'
import type { Company } from '../company.ts'
import { answersCheckIn } from './moves.ts'
import { TODAY } from './scene.ts'

export interface Happening {
  /** With its zone: `2026-01-12T10:00[Europe/Stockholm]`. */
  at: Temporal.ZonedDateTime
  what: (company: Company) => Promise<void>
}

/** Something that happens at a moment on the clocks of headquarters: `2026-01-12T10:00`. */
export function on(at: string, what: Happening['what']): Happening {
  return { at: Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Stockholm'), what }
}

/** Lets everything happen in its order, up to today. */
export async function play(company: Company, happenings: readonly Happening[]): Promise<void> {
  const ordered = happenings.toSorted((one, other) => Temporal.ZonedDateTime.compare(one.at, other.at))
  for (const { at, what } of ordered) {
    await company.until(at.toInstant())
    await what(company)
  }
  await company.until(TODAY)
}

/** Every Tuesday at noon from a day on, who is named answers the latest check-in; not all of them every week. */
export function checkIns(from: string, names: readonly string[], everyWeeks = 1): Happening[] {
  const last = Temporal.ZonedDateTime.from(TODAY).toPlainDate()
  const start = Temporal.PlainDate.from(from)
  const happenings: Happening[] = []
  let tuesday = start.add({ days: (9 - start.dayOfWeek) % 7 })
  for (let week = 0; Temporal.PlainDate.compare(tuesday, last) < 0; week += 1) {
    const answering = names.filter((_, index) => (week + index) % everyWeeks === 0)
    happenings.push(
      on(`${tuesday}T16:30`, async (company) => {
        for (const name of answering) await answersCheckIn(company, name)
      }),
    )
    tuesday = tuesday.add({ days: 7 })
  }
  return happenings
}
