import type { Db } from '../../src/db/client.ts'
import { takeDue } from '../../src/jobs/take-due.ts'
import { systemClock } from '../../src/lib/clock.ts'

/** As many as a sender has under way at once. */
const ROOM = 40

/** What one beat of the clock asks of the database to take everything that is due; gives back how many that is. */
export async function claimAll(db: Db, workspaceId: string): Promise<number> {
  const clock = { ...systemClock, until: async () => {} }
  const pace = { perMinute: Number.POSITIVE_INFINITY, laneMs: 0 }
  for (let claimed = 0; ; ) {
    const { taken } = await takeDue({ db, workspaceId, clock, pace }, { room: ROOM, lost: claimed === 0 })
    claimed += taken.length
    if (taken.length === 0) return claimed
  }
}
