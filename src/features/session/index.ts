import type { CreateFeature } from '../feature.ts'
import { saveSession } from './book.ts'
import { cancel, missed, move } from './change.ts'
import {
  SESSION_BOOK,
  SESSION_BOOK_FORM,
  SESSION_CANCEL,
  SESSION_CANCEL_FROM_STATUS,
  SESSION_LOG,
  SESSION_LOG_FORM,
  SESSION_MISSED,
  SESSION_MOVE,
  SESSION_MOVE_FORM,
} from './ids.ts'
import { sessionNudges } from './nudges.ts'
import { openForm, openMove, sessionCommand } from './open.ts'
import { cancelWithPair } from './pair-changed.ts'

/** `/mentor session`: a pair books, moves, cancels and logs its meetings. */
export const session: CreateFeature = (deps) => ({
  words: { session: sessionCommand(deps) },
  clicks: {
    [SESSION_BOOK]: openForm(deps, 'book'),
    [SESSION_LOG]: openForm(deps, 'log'),
    [SESSION_MOVE]: openMove(deps),
    [SESSION_CANCEL]: cancel(deps, { inWords: false }),
    [SESSION_CANCEL_FROM_STATUS]: cancel(deps, { inWords: true }),
    [SESSION_MISSED]: missed(deps),
  },
  forms: {
    [SESSION_BOOK_FORM]: saveSession(deps, 'book'),
    [SESSION_LOG_FORM]: saveSession(deps, 'log'),
    [SESSION_MOVE_FORM]: move(deps),
  },
  nudges: sessionNudges(deps),
  pairChanged: cancelWithPair(deps),
})
