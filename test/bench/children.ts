import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type Config, readConfig } from '../../src/config.ts'
import type { Sandbox } from '../sandbox/index.ts'
import { type BotProcess, startBot } from '../support/bot-process.ts'

const SIGNING_SECRET = 'the-signing-secret-of-the-bench'

/** Starts a file of this folder as a process of its own; it says one thing when it is ready, and ends with us. */
export async function startChild(
  file: URL,
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; said: Record<string, unknown> }> {
  const child = fork(file, { env: { PATH: process.env.PATH ?? '', ...environment } })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file.pathname.split('/').at(-1)} ended with ${code}`)
  })
  ended.catch(() => {})
  const [said] = await Promise.race([once(child, 'message'), ended])
  return { child, said }
}

/** What a bot has to know of the sandbox, as environment variables. */
export const slackVariables = (sandbox: Sandbox): Record<string, string> => ({
  SLACK_BOT_TOKEN: sandbox.workspace().botToken,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: sandbox.apiUrl,
})

/** The real bot as a process of its own on this database. */
export const startDeskside = (sandbox: Sandbox, databaseUrl: string): BotProcess =>
  startBot({ ...slackVariables(sandbox), DATABASE_URL: databaseUrl })

/** Ends a bot the way an operator does. */
export async function endDeskside(bot: BotProcess): Promise<void> {
  bot.child.kill('SIGTERM')
  await bot.ended
}

/** Where a bot takes what people do. */
export const httpBot = (port: unknown) => ({
  url: `http://127.0.0.1:${port}/slack/events`,
  signingSecret: SIGNING_SECRET,
})

/** The configuration as the environment gives it. */
export function configOf(slack: { apiUrl: string; botToken: string }, more: Record<string, string>): Config {
  const read = readConfig(
    {
      ...{
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_SIGNING_SECRET: SIGNING_SECRET,
      },
      ...{ PORT: '0', ...more },
    },
    false,
  )
  if (!read.ok) throw new Error(read.problems.join('; '))
  return read.config
}
