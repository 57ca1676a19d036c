import { SLOTS } from '../../domain/slots.ts'
import type { ClickHandler } from '../../slack/interaction.ts'
import type { CreateFeature } from '../feature.ts'
import { saveSession } from './book.ts'
import { cancel, missed, move, openCancel } from './change.ts'
import { tookPlace } from './end-session.ts'
import {
  MOVE_OTHER_TIMES,
  moveSlotId,
  OTHER_TIMES,
  SEND_TIMES,
  SESSION_BOOK,
  SESSION_BOOK_FORM,
  SESSION_CANCEL,
  SESSION_CANCEL_FORM,
  SESSION_HELD,
  SESSION_LOG,
  SESSION_LOG_FORM,
  SESSION_MISSED,
  SESSION_MOVE,
  SESSION_MOVE_BY_FORM,
  SESSION_MOVE_FORM,
  SHORTER,
  slotId,
} from './ids.ts'
import { openMove, openMoveForm, otherMoveTimes, takeMoveSlot } from './move-slots.ts'
import { sessionNudges } from './nudges.ts'
import { openForm, sessionCommand } from './open.ts'
import { cancelWithPair } from './pair-changed.ts'
import { sendTimes } from './send-times.ts'
import { followPair, followSession, takeOverOffers } from './session-changed.ts'
import { otherTimes, shorten, takeSlot } from './take-slot.ts'

/** `/mentor session`: a pair books, moves, cancels and logs its meetings. */
export const session: CreateFeature = (deps) => ({
  words: { session: sessionCommand(deps) },
  clicks: {
    [SESSION_BOOK]: openForm(deps, 'book'),
    [SESSION_LOG]: openForm(deps, 'log'),
    [SESSION_MOVE]: openMove(deps),
    [SESSION_MOVE_BY_FORM]: openMoveForm(deps),
    [MOVE_OTHER_TIMES]: otherMoveTimes(deps),
    [SESSION_CANCEL]: openCancel(deps),
    [OTHER_TIMES]: otherTimes(deps),
    [SEND_TIMES]: sendTimes(deps),
    [SHORTER]: shorten(deps),
    ...forEachSlot(slotId, takeSlot(deps)),
    ...forEachSlot(moveSlotId, takeMoveSlot(deps)),
    [SESSION_MISSED]: missed(deps),
    [SESSION_HELD]: tookPlace(deps),
  },
  forms: {
    [SESSION_BOOK_FORM]: saveSession(deps, 'book'),
    [SESSION_CANCEL_FORM]: cancel(deps),
    [SESSION_LOG_FORM]: saveSession(deps, 'log'),
    [SESSION_MOVE_FORM]: move(deps),
  },
  nudges: sessionNudges(deps),
  async pairChanged(tx, pair, now) {
    await cancelWithPair(deps)(tx, pair, now)
    await followPair(deps)(tx, pair, now)
  },
  sessionChanged: followSession(deps),
  takeOver: takeOverOffers(deps),
})

const forEachSlot = (id: (index: number) => string, handler: ClickHandler): Record<string, ClickHandler> =>
  Object.fromEntries(Array.from({ length: SLOTS }, (_, index) => [id(index), handler]))
