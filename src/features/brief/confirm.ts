import { doubtedNudges } from '../../db/nudges-meant.ts'
import { updateSession } from '../../db/sessions.ts'
import { mayConfirm } from '../../domain/brief.ts'
import type { ClickHandler } from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { lockNamedSession, UNKNOWN_SESSION } from '../lock-session.ts'
import { SESSION_SHOWN } from '../session/ids.ts'
import { BRIEF_MENTEE, BRIEFS } from './ids.ts'
import { CONFIRMED, confirmRefusalWords } from './words.ts'

/** "Fine": the mentee confirms the session as the brief shows it, and everything that shows the session says so. */
export function confirmed(deps: Deps): ClickHandler {
  return async (click) => {
    const { workspaceId, userId, now } = click
    const [named = '', revision] = click.value.split(':')
    const problem = await deps.db.transaction(async (tx) => {
      const found = await lockNamedSession(tx, workspaceId, named)
      if (!found) return UNKNOWN_SESSION
      const { session, pair } = found
      const may = mayConfirm(session, pair, { userId, revision: Number(revision) }, now)
      if (!may.ok) return confirmRefusalWords(may.refusal, session)
      if (may.value === 'already') return null
      await updateSession(tx, session, { confirmedAt: now })
      const shown = { kinds: [...SESSION_SHOWN, ...BRIEFS], sessionId: session.id }
      await deps.outbox.redraw(tx, workspaceId, shown)
      return null
    })
    if (problem) return click.tell(problem)
    // Without Slack's receipt the message cannot be redrawn.
    const lost = await doubtedNudges(deps.db, workspaceId, { kinds: [BRIEF_MENTEE], sessionId: named })
    if (lost.length > 0) await click.tell(CONFIRMED)
  }
}
