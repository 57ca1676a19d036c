import type { Temporal } from 'temporal-polyfill'
import { ensureMember, setReach } from '../../db/members.ts'
import { ok, type Result } from '../../domain/result.ts'
import { parseTimeOff, type TimeOffRefusal, timeOff } from '../../domain/time-off.ts'
import { localDate } from '../../domain/working-time.ts'
import { dateIn } from '../../slack/form.ts'
import type { CommandHandler, FormHandler, Interaction } from '../../slack/interaction.ts'
import { zoneOf } from '../../slack/people.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import { awayNow } from '../reach.ts'
import { AWAY_FORM } from './ids.ts'
import { awayModal } from './modal.ts'
import { awayWords, DATE_MISSING, NOT_AWAY, timeOffRefusalWords, WELCOME_BACK } from './words.ts'

/** `/mentor away until ...` and `/mentor back`: time off, in which nothing dated comes. */
export const away: CreateFeature = (deps) => ({
  words: { away: awayCommand(deps), back: (command) => comeBack(deps, command) },
  forms: { [AWAY_FORM]: awaySubmitted(deps) },
})

const ENDS = new Set(['off', 'back', 'end', 'stop', 'no'])
const SUGGESTED_WEEKS = 1

function awayCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const typed = command.args.trim()
    if (ENDS.has(typed.toLowerCase())) return comeBack(deps, command)
    if (typed === '') {
      const today = localDate(command.now, await zoneOf(deps.people, command.userId))
      return command.open(awayModal(today.add({ weeks: SUGGESTED_WEEKS })))
    }
    const saved = await leave(deps, command, (today) => parseTimeOff(typed, today))
    await command.tell(saved.ok ? awayWords(saved.value) : timeOffRefusalWords(saved.refusal))
  }
}

function awaySubmitted(deps: Deps): FormHandler {
  return async (submitted) => {
    const until = dateIn(submitted.values.until)
    if (until === null) return { do: 'errors', errors: { until: DATE_MISSING } }
    const saved = await leave(deps, submitted, (today) => timeOff(until, today))
    return saved.ok
      ? { do: 'close' }
      : { do: 'errors', errors: { until: timeOffRefusalWords(saved.refusal) } }
  }
}

/** Saves the first day back that `decide` makes of today's date where the person is. */
async function leave(
  deps: Deps,
  { workspaceId, userId, now }: Interaction,
  decide: (today: Temporal.PlainDate) => Result<Temporal.PlainDate, TimeOffRefusal>,
): Promise<Result<Temporal.PlainDate, TimeOffRefusal>> {
  const zone = await zoneOf(deps.people, userId)
  const decided = decide(localDate(now, zone))
  if (!decided.ok) return decided
  await deps.db.transaction(async (tx) => {
    const member = await ensureMember(tx, { workspaceId, userId, zone }, now)
    await setReach(tx, member, { awayUntil: decided.value })
  })
  return ok(decided.value)
}

async function comeBack(deps: Deps, { workspaceId, userId, now, tell }: Interaction): Promise<void> {
  const zone = await zoneOf(deps.people, userId)
  const wasAway = await deps.db.transaction(async (tx) => {
    const member = await ensureMember(tx, { workspaceId, userId, zone }, now)
    if (awayNow(member, now) === null) return false
    await setReach(tx, member, { awayUntil: null })
    return true
  })
  await tell(wasAway ? WELCOME_BACK : NOT_AWAY)
}
