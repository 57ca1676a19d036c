import type { CreateFeature } from '../feature.ts'
import { openPause } from '../open-pause.ts'
import { PAUSE_FORM, RESUME, RESUME_FORM, RESUME_NOW } from './ids.ts'
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
    if (pair.state === 'completed' || pair.state === 'ended')
      await deps.outbox.cancel(tx, pair.workspaceId, { kinds: [RESUME], pairId: pair.id })
  },
})
