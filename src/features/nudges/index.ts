import { z } from 'zod'
import { ensureMember, setReach } from '../../db/members.ts'
import { NUDGE_GROUPS } from '../../domain/nudge.ts'
import type { ClickHandler } from '../../slack/interaction.ts'
import { zoneOf } from '../../slack/people.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import { hoursSubmitted, openHours } from './hours.ts'
import { HOURS_FORM, HOURS_OPEN, NUDGE_DATE_FORM, NUDGE_LATER, NUDGE_SWITCH, NUDGES_OPEN } from './ids.ts'
import { listModal, loadList, openList } from './list.ts'
import { dateChosen, pickedWay } from './put-off.ts'
import { UNKNOWN } from './words.ts'

/** `/mentor nudges`: what comes when and why, what is switched off, and the ways out under every dated message. */
export const nudges: CreateFeature = (deps) => ({
  words: { nudges: (command) => openList(deps, command) },
  clicks: {
    [NUDGES_OPEN]: (click) => openList(deps, click),
    [NUDGE_LATER]: pickedWay(deps),
    [NUDGE_SWITCH]: switched(deps),
    [HOURS_OPEN]: openHours(deps),
  },
  forms: { [NUDGE_DATE_FORM]: dateChosen(deps), [HOURS_FORM]: hoursSubmitted(deps) },
})

const pressed = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.enum(NUDGE_GROUPS), z.enum(['on', 'off'])]))

/** Switches a group off or on, as the button says: pressing twice is pressing once. */
function switched(deps: Deps): ClickHandler {
  return async (click) => {
    const parsed = pressed.safeParse(click.value)
    if (!parsed.success) return click.tell(UNKNOWN)
    const [group, to] = parsed.data
    const { workspaceId, userId, now } = click
    const zone = await zoneOf(deps.people, userId)
    await deps.db.transaction(async (tx) => {
      const member = await ensureMember(tx, { workspaceId, userId, zone }, now)
      const others = member.muted.filter((one) => one !== group)
      await setReach(tx, member, { muted: to === 'off' ? [...others, group] : others })
    })
    await click.replace(listModal(await loadList(deps, click)))
  }
}
