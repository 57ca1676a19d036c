import { away } from './away/index.ts'
import { checkIn } from './check-in/index.ts'
import { delegate } from './delegate/index.ts'
import { end } from './end/index.ts'
import type { CreateFeature } from './feature.ts'
import { feedback } from './feedback/index.ts'
import { help } from './help/index.ts'
import { leaving } from './leaving/index.ts'
import { nudges } from './nudges/index.ts'
import { pause } from './pause/index.ts'
import { session } from './session/index.ts'
import { settings } from './settings/index.ts'
import { start } from './start/index.ts'
import { status } from './status/index.ts'

/** The bot's menu. */
export const features: readonly CreateFeature[] = [
  start,
  session,
  delegate,
  // Before whatever else looks up somebody whose profile changed: it looks afresh, and the others remember.
  leaving,
  checkIn,
  feedback,
  status,
  pause,
  end,
  away,
  nudges,
  settings,
  help,
]
