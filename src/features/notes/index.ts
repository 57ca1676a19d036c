import { isRunning } from '../../domain/pair.ts'
import type { CreateFeature } from '../feature.ts'
import { SUGGESTED } from '../feedback/ids.ts'
import { openNotes } from '../note-window.ts'
import { NOTE_DELETE, NOTE_EDIT, NOTE_FORM, NOTE_HEARD, NOTE_SUGGEST, NOTES_OPEN } from './ids.ts'
import { openEdit, openHeard, openSuggest } from './open.ts'
import { drop, saveTyped } from './write.ts'

/** What a mentor hears about IT and keeps for later, or suggests to the leader, who alone decides on it. */
export const notes: CreateFeature = (deps) => ({
  clicks: {
    [NOTES_OPEN]: (click) => openNotes(deps, click),
    [NOTE_HEARD]: openHeard(deps),
    [NOTE_EDIT]: openEdit(deps),
    [NOTE_SUGGEST]: openSuggest(deps),
    [NOTE_DELETE]: drop(deps),
  },
  forms: { [NOTE_FORM]: saveTyped(deps) },
  async pairChanged(tx, pair) {
    // What still waits for the leader's answer waits in vain.
    if (!isRunning(pair))
      await deps.outbox.redraw(tx, pair.workspaceId, { kinds: [SUGGESTED], pairId: pair.id })
  },
})
