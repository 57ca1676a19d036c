import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { type Person, startSandbox } from '../sandbox/index.ts'
import { endDeskside, httpBot, startDeskside } from './children.ts'
import { type Figure, median } from './figures.ts'
import type { Stage } from './stage.ts'

/** Who does something, and with whom; all at the same time. */
const PEOPLE = [
  ['maya', 'omar'],
  ['jonas', 'li'],
  ['priya', 'ana'],
] as const
const EARLY = 1_000
const LATE = 20_000

/** What the bot's process keeps in memory while people use it: commands, buttons, forms. */
export async function memory(stage: Stage): Promise<Figure[]> {
  const sandbox = await startSandbox()
  const bot = startDeskside(sandbox, await stage.database())
  try {
    sandbox.connectHttp(httpBot(await bot.running))
    const people = PEOPLE.map(([name, partner]) => ({ person: sandbox.workspace().person(name), partner }))
    let done = 0
    const until = async (count: number) => {
      await Promise.all(
        people.map(async ({ person, partner }) => {
          while (done < count) done += await playOnce(person, partner)
        }),
      )
      return residentMb(bot.child.pid)
    }
    const early = await until(EARLY)
    const late = await until(LATE)
    const { refusals, unacknowledged } = sandbox
    if (refusals.length + unacknowledged.length > 0)
      throw new Error(`Not everything went well: ${JSON.stringify([...refusals, ...unacknowledged][0])}`)
    return [
      {
        ...of('growth from 1,000 to 20,000 interactions', (late / early - 1) * 100, '%'),
        target: { atMost: 10 },
      },
      { ...of('after 20,000 interactions', late, 'MB'), target: { atMost: 200 } },
      of('after 1,000 interactions', early, 'MB'),
    ]
  } finally {
    await endDeskside(bot)
    await sandbox.stop()
  }
}

const of = (name: string, value: number, unit: string): Figure => ({ bench: 'memory', name, value, unit })

/** Somebody looks around and fills in a form, which is refused from the second time on; gives back the interactions. */
async function playOnce(person: Person, partner: string): Promise<number> {
  await person.types('/mentor status')
  await person.types('/mentor help')
  await person.types(`/mentor start @${partner}`)
  await person.clicks(/Swap/, { in: 'modal' })
  await person.submits({ topic: 'Where IT could help more', goals: 'One pilot\nTwo allies' })
  if (person.modal) await person.closes()
  return 5
}

/** Megabytes of memory that a process holds when it has been left alone for a moment. */
async function residentMb(pid: number | undefined): Promise<number> {
  const samples: number[] = []
  for (let sample = 0; sample < 5; sample++) {
    await pause(1_000)
    samples.push(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
  }
  return median(samples)
}
