import { agreement } from './agreement/index.ts'
import { away } from './away/index.ts'
import { brief } from './brief/index.ts'
import { checkIn } from './check-in/index.ts'
import { closing } from './closing/index.ts'
import { delegate } from './delegate/index.ts'
import { end } from './end/index.ts'
import type { CreateFeature } from './feature.ts'
import { feedback } from './feedback/index.ts'
import { goals } from './goals/index.ts'
import { help } from './help/index.ts'
import { leaving } from './leaving/index.ts'
import { ledger } from './ledger/index.ts'
import { log } from './log/index.ts'
import { midPoint } from './mid-point/index.ts'
import { nudges } from './nudges/index.ts'
import { pause } from './pause/index.ts'
import { plan } from './plan/index.ts'
import { rematch } from './rematch/index.ts'
import { session } from './session/index.ts'
import { settings } from './settings/index.ts'
import { stall } from './stall/index.ts'
import { start } from './start/index.ts'
import { status } from './status/index.ts'
import { strategy } from './strategy/index.ts'
import { time } from './time/index.ts'

/** The bot's menu. */
export const features: readonly CreateFeature[] = [
  start,
  agreement,
  goals,
  session,
  brief,
  plan,
  strategy,
  delegate,
  // Before whatever else looks up somebody whose profile changed: it looks afresh, and the others remember.
  leaving,
  checkIn,
  feedback,
  ledger,
  log,
  midPoint,
  time,
  stall,
  status,
  pause,
  closing,
  end,
  rematch,
  away,
  nudges,
  settings,
  help,
]
