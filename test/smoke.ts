import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { type Sandbox, startSandbox } from './sandbox/index.ts'
import { FIRST_STORY_BEGINS, playFirstStory } from './stories/first-story.ts'
import { type BotProcess, startBot } from './support/bot-process.ts'
import { followDockerfile } from './support/docker-steps.ts'

/**
 * Starts the real bot as a process of its own, on the embedded database, against the Slack of the tests; plays the
 * first story and prints what each person saw. `--image` starts it from a folder made by the Dockerfile's steps.
 */
const { values: flags } = parseArgs({ options: { image: { type: 'boolean', default: false } } })
const SIGNING_SECRET = 'the-signing-secret-of-the-smoke-test'
const say = (line: string) => process.stdout.write(`${line}\n`)
const millisecondsOf = (moment: string) => Temporal.ZonedDateTime.from(moment).epochMilliseconds

/** By how much the story's time differs from ours. */
let shiftMs = millisecondsOf(FIRST_STORY_BEGINS) - Date.now()
const storyClock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + shiftMs) }

const scratch = await mkdtemp(join(tmpdir(), 'deskside-smoke-'))
const sandbox = await startSandbox({ clock: storyClock, signingClock: storyClock })
try {
  const bot = await start(sandbox)
  try {
    await playFirstStory({
      person: (name) => sandbox.workspace().person(name),
      async until(moment) {
        shiftMs = millisecondsOf(moment) - Date.now()
        bot.child.send({ shiftMs })
      },
    })
    report(sandbox)
    bot.child.kill('SIGTERM')
    const code = await bot.ended
    if (code !== 0) throw new Error(`The bot ended with ${code}`)
  } catch (error) {
    say(`The bot's log:\n${bot.lines.join('\n')}`)
    throw error
  } finally {
    bot.child.kill('SIGKILL')
  }
  const faults = [...sandbox.refusals, ...sandbox.unacknowledged]
  if (faults.length > 0) throw new Error(`Slack would have refused:\n${JSON.stringify(faults, null, 2)}`)
  say('\nThe first story was played to its end; Slack refused nothing.')
} finally {
  await sandbox.stop()
  await rm(scratch, { recursive: true })
}

async function start(slack: Sandbox): Promise<BotProcess> {
  const folder = flags.image ? join(scratch, 'app') : process.cwd()
  if (flags.image) await followDockerfile(folder, say)
  const workspace = slack.workspace()
  const bot = startBot(
    {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: join(scratch, 'data'),
      SHIFT_MS: String(shiftMs),
    },
    { folder, imports: [resolve('test/support/shifted-time.ts')] },
  )
  const port = await bot.running
  slack.connectHttp({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET })
  for (const path of ['healthz', 'readyz']) {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`)
    say(`/${path}: ${answer.status} ${await answer.text()}`)
  }
  return bot
}

function report(slack: Sandbox): void {
  for (const person of slack.workspace().people) {
    if (person.messages.length === 0) continue
    say(`\n${person.name} saw\n${'='.repeat(person.name.length + 4)}`)
    for (const { ts, read } of person.messages)
      say(`[${timeOf(ts, person.zone)}] ${read.replaceAll('\n', '\n    ')}`)
  }
}

function timeOf(ts: string, zone: string): string {
  const sent = Temporal.Instant.fromEpochMilliseconds(Number(ts.split('.')[0]) * 1000)
  const local = sent.toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
