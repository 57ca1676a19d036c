import type { Tx } from '../../db/client.ts'
import { findMember } from '../../db/members.ts'
import { findPair } from '../../db/pairs.ts'
import type { Pair } from '../../domain/pair.ts'
import { planCheckIn } from '../check-in-plan.ts'
import { redrawSilence } from '../check-in-silence.ts'
import type { CreateFeature, Deps } from '../feature.ts'
import { answer } from './answer.ts'
import { askForHelp, helpAsked } from './help.ts'
import { CHECK_IN_HELP, CHECK_IN_HELP_FORM, CHECK_IN_KEEP, CHECK_IN_ON_TRACK, CHECK_IN_SKIP } from './ids.ts'
import { checkInsCommand, keepAsking } from './keep.ts'
import { checkInNudges, moveTo } from './nudges.ts'
import { sentWeeks } from './week.ts'

/** Once a week everybody in a pair is asked how it is going. */
export const checkIn: CreateFeature = (deps) => ({
  words: { 'check-ins': checkInsCommand(deps) },
  clicks: {
    [CHECK_IN_KEEP]: keepAsking(deps),
    [CHECK_IN_ON_TRACK]: answer(deps, 'on-track'),
    [CHECK_IN_SKIP]: answer(deps, 'skip'),
    [CHECK_IN_HELP]: askForHelp(deps),
  },
  forms: { [CHECK_IN_HELP_FORM]: helpAsked(deps) },
  nudges: checkInNudges(deps),
  async pairChanged(tx, pair, now) {
    if (pair.state === 'active') {
      for (const userId of [pair.mentorId, pair.menteeId]) {
        const member = await findMember(tx, pair.workspaceId, userId)
        if (!member) continue
        await planCheckIn(deps, tx, member, now)
        await redrawSilence(deps, tx, member)
      }
    }
    await redrawLatest(deps, tx, pair)
  },
  async sessionChanged(tx, session) {
    const pair = await findPair(tx, session.workspaceId, session.pairId)
    if (pair) await redrawLatest(deps, tx, pair)
  },
  async userChanged(userId) {
    const { db, people, workspaceId, clock } = deps
    const member = await findMember(db, workspaceId, userId)
    if (!member) return
    const person = await people.find(userId)
    if (person?.kind === 'person') await db.transaction((tx) => moveTo(tx, member, person.zone, clock.now()))
  },
})

/** The latest weekly message of both shows what has become of their pair and its next session. */
async function redrawLatest({ outbox }: Deps, tx: Tx, pair: Pair): Promise<void> {
  for (const userId of [pair.mentorId, pair.menteeId]) {
    const [latest] = await sentWeeks(tx, pair.workspaceId, userId)
    if (latest) await outbox.redraw(tx, pair.workspaceId, { occasions: [latest.occasion] })
  }
}
