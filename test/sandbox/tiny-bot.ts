import type { AddressInfo } from 'node:net'
import { App } from '@slack/bolt'
import type { Sandbox } from './index.ts'
import { silent } from './test-support.ts'

const SIGNING_SECRET = 'a-signing-secret'

export interface TinyBot {
  app: App
  stop(): Promise<void>
}

/** A Bolt app with nothing in it yet, connected to the sandbox, whose moves then wait for its listeners. */
export async function startTinyBot(sandbox: Sandbox, over: 'http' | 'socket' = 'http'): Promise<TinyBot> {
  const { appToken, botToken, botId, botUserId, teamId } = sandbox.workspace()
  const app = new App({
    authorize: async () => ({ botToken, botId, botUserId, teamId }),
    logger: silent,
    convoStore: false,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
    ...(over === 'http' ? { signingSecret: SIGNING_SECRET } : { socketMode: true, appToken }),
  })
  waitForListeners(app, sandbox)
  const started = await app.start(0)
  if (over === 'socket' || !('address' in started)) return { app, stop: () => stopped(app) }
  const { port } = started.address() as AddressInfo
  sandbox.connectHttp({ url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SIGNING_SECRET })
  return {
    app,
    stop: async () => {
      const closed = stopped(app)
      started.closeAllConnections()
      await closed
    },
  }
}

async function stopped(app: App): Promise<void> {
  await app.stop()
}

function waitForListeners(app: App, sandbox: Sandbox): void {
  const running = new Set<Promise<void>>()
  const process = app.processEvent.bind(app)
  app.processEvent = (event) => {
    const work = process(event).finally(() => running.delete(work))
    running.add(work)
    return work
  }
  sandbox.settle = async () => {
    while (running.size > 0) await Promise.allSettled(running)
  }
}
