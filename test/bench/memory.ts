import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { within } from '../../src/lib/within.ts'
import { type Person, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { endDeskside, httpBot, startDeskside } from './children.ts'
import { type Figure, median } from './figures.ts'
import type { Stage } from './stage.ts'

/** Who does something, and with whom; all at the same time. */
const PEOPLE = [
  ['maya', 'omar'],
  ['jonas', 'li'],
  ['priya', 'ana'],
] as const
const ANSWER_MS = 5_000
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
          while (done < count) {
            const played = await playOnce(sandbox, person, partner)
            // Only now: read before the wait, the sum would lose what the others did meanwhile.
            done += played
          }
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
async function playOnce(sandbox: Sandbox, person: Person, partner: string): Promise<number> {
  const told = (change: Change) => change.kind === 'message' && change.message.ephemeralFor === person.id
  const shown = (what: 'opened' | 'updated') => (change: Change) =>
    change.kind === 'view' && change.what === what && change.userId === person.id
  await leadingTo(sandbox, told, () => person.types('/mentor status'))
  await leadingTo(sandbox, told, () => person.types('/mentor help'))
  await leadingTo(sandbox, shown('opened'), () => person.types(`/mentor start @${partner}`))
  await leadingTo(sandbox, shown('updated'), () => person.clicks(/Swap/, { in: 'modal' }))
  await person.submits({ topic: 'Where IT could help more', goals: 'One pilot\nTwo allies' })
  if (person.modal) await person.closes()
  return 5
}

type Change = Parameters<Parameters<Sandbox['on']>[0]>[0]

/** The bot answers most things after it has acknowledged them. */
async function leadingTo(
  sandbox: Sandbox,
  isAnswer: (change: Change) => boolean,
  move: () => Promise<void>,
): Promise<void> {
  const answered = Promise.withResolvers<void>()
  const off = sandbox.on((change) => {
    if (isAnswer(change)) answered.resolve()
  })
  await move()
  await within(ANSWER_MS, answered.promise, 'The bot did not answer').finally(off)
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
