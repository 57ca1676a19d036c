import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../src/db/client.ts'
import { claimDueNudges, handedOut, lockPace } from '../../src/db/nudges.ts'

/** More than is ever due in a bench. */
const ALL = 10_000

/** What one beat of the clock asks of the database to take everything that is due; gives back how many that is. */
export function claimAll(db: Db, workspaceId: string): Promise<number> {
  return db.transaction(async (tx) => {
    await lockPace(tx, workspaceId)
    const now = Temporal.Now.instant()
    await handedOut(tx, workspaceId, now, 60)
    const claimed = await claimDueNudges(tx, workspaceId, now, ALL)
    return claimed.length
  })
}
