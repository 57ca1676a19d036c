import type { CreateFeature } from '../feature.ts'
import {
  LOG_ADD,
  LOG_DELETE,
  LOG_EDIT,
  LOG_FORM,
  LOG_OPEN,
  LOG_SHARE,
  LOG_TAUGHT,
  LOG_TURNS,
  LOG_UNSHARE,
} from './ids.ts'
import { logNudges } from './nudges.ts'
import { openEdit, openLog, openNew, openTaught, turnPage } from './open.ts'
import { setSharing } from './share.ts'
import { drop, saveTyped } from './write.ts'

/** `/mentor log`: what somebody learned or taught, theirs alone unless they share it with the other one of the pair. */
export const log: CreateFeature = (deps) => ({
  words: { log: (command) => openLog(deps, command) },
  clicks: {
    [LOG_OPEN]: (click) => openLog(deps, click),
    [LOG_TURNS.back]: turnPage(deps),
    [LOG_TURNS.more]: turnPage(deps),
    [LOG_ADD]: openNew(deps),
    [LOG_EDIT]: openEdit(deps),
    [LOG_DELETE]: drop(deps),
    [LOG_TAUGHT]: openTaught(deps),
    [LOG_SHARE]: setSharing(deps, 'shared'),
    [LOG_UNSHARE]: setSharing(deps, 'own'),
  },
  forms: { [LOG_FORM]: saveTyped(deps) },
  nudges: logNudges(deps),
})
