import type { CreateFeature } from '../feature.ts'
import { openPause } from '../open-pause.ts'
import { PAUSE_FORM, PAUSED, RESUME, RESUME_FORM, RESUME_NOW } from './ids.ts'
import { pauseNudges } from './nudges.ts'
import { pauseSubmitted } from './pause.ts'
import { resumeClicked, resumeCommand, resumeSubmitted } from './resume.ts'

/** `/mentor pause` and `/mentor resume`: a pair rests until a date and goes on by itself. */
export const pause: CreateFeature = (deps) => ({
  words: { pause: (command) => openPause(deps, command), resume: resumeCommand(deps) },
  clicks: { [RESUME_NOW]: resumeClicked(deps) },
  forms: { [PAUSE_FORM]: pauseSubmitted(deps), [RESUME_FORM]: resumeSubmitted(deps) },
  nudges: pauseNudges(deps),
  async pairChanged(tx, pair) {
    const { workspaceId, id: pairId } = pair
    if (pair.state === 'completed' || pair.state === 'ended' || pair.leftBy !== null)
      await deps.outbox.cancel(tx, workspaceId, { kinds: [RESUME], pairId })
    // Its button would lead nowhere.
    if (pair.leftBy !== null) await deps.outbox.redraw(tx, workspaceId, { kinds: [PAUSED], pairId })
  },
})
