import { parseArgs } from 'node:util'

export interface Flags {
  seed: number
  nudges: number
  kills: number
  /** Messages a minute that the bots are told to keep to, all together. */
  pace: number
}

export const USAGE = `npm run chaos -- [options]
  --seed NUMBER     what goes wrong, and when (1)
  --nudges NUMBER   how many messages are to be sent (2000)
  --kills NUMBER    how many processes are killed with kill -9 meanwhile (40)
  --pace NUMBER     messages a minute that all replicas keep to together; by default as many as the kills leave time for

TEST_DATABASE_URL names a PostgreSQL server; without it one is started for the run.`

/** A killed process needs about this long until it works again; a run that is over sooner would only kill beginners. */
const SECONDS_PER_KILL = 3.5
const SHORTEST_RUN_SECONDS = 20

/** Reads the command line; null when it cannot be made out. */
export function readFlags(args: readonly string[]): Flags | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        nudges: { type: 'string', default: '2000' },
        kills: { type: 'string', default: '40' },
        pace: { type: 'string' },
      },
    })
    const { seed, nudges, kills } = {
      seed: whole(values.seed),
      nudges: whole(values.nudges),
      kills: whole(values.kills),
    }
    const seconds = Math.max(SHORTEST_RUN_SECONDS, kills * SECONDS_PER_KILL)
    const pace = values.pace === undefined ? Math.ceil((nudges * 60) / seconds) : whole(values.pace)
    return nudges > 0 && pace > 0 ? { seed, nudges, kills, pace } : null
  } catch {
    return null
  }
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error('not a whole number')
  return Number(text)
}
