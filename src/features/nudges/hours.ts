import { ensureMember, findMember, setReach } from '../../db/members.ts'
import { DEFAULT_HOURS } from '../../domain/reachable.ts'
import { countryOfZone } from '../../domain/zone-country.ts'
import { holidayCountries } from '../../lib/public-holidays.ts'
import type { ClickHandler, FormHandler } from '../../slack/interaction.ts'
import { zoneOf } from '../../slack/people.ts'
import type { Deps } from '../feature.ts'
import { NO_HOLIDAYS } from '../reach.ts'
import { hoursModal, parseHours } from './hours-modal.ts'

/** Opens the form about when the bot may write to this person. */
export function openHours(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId } = click
    const member = await findMember(deps.db, workspaceId, userId)
    const zone = await zoneOf(deps.people, userId)
    const countries = await holidayCountries()
    const own = countryOfZone(zone) ?? ''
    await click.open(
      hoursModal({
        hours: member ?? DEFAULT_HOURS,
        holidays: member?.holidays ?? null,
        zone,
        zoneCountry: countries[own] ?? null,
        countries,
      }),
    )
  }
}

export function hoursSubmitted(deps: Deps): FormHandler {
  return async ({ workspaceId, userId, now, values }) => {
    const parsed = parseHours(values)
    if (!parsed.success) {
      const errors: Record<string, string> = {}
      for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message
      return { do: 'errors', errors }
    }
    const { holidays, ...hours } = parsed.data
    const isKnown =
      holidays === null || holidays === NO_HOLIDAYS || Object.hasOwn(await holidayCountries(), holidays)
    if (!isKnown) return { do: 'errors', errors: { holidays: 'Choose from the list.' } }
    const zone = await zoneOf(deps.people, userId)
    await deps.db.transaction(async (tx) => {
      const member = await ensureMember(tx, { workspaceId, userId, zone }, now)
      await setReach(tx, member, { ...hours, holidays })
    })
    // The list beneath would show the moments of the old hours.
    return { do: 'clear' }
  }
}
