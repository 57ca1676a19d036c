import { setTimeout as delay } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import type { Config } from './config.ts'
import type { Database, Db } from './db/client.ts'
import { coordinatorsOf, ensureMember, setCoordinator } from './db/members.ts'
import { backlogOf } from './db/nudges.ts'
import { findPairs } from './db/pairs.ts'
import { calendarKeyOf, ensureWorkspace } from './db/workspaces.ts'
import { atGoodHours } from './features/at-good-hours.ts'
import { createCalendarFiles } from './features/calendar.ts'
import type { Deps, Feature, ItChannelReady, PairChanged, SessionChanged } from './features/feature.ts'
import { forgetNotes } from './features/forget-notes.ts'
import { features } from './features/index.ts'
import { noticing } from './features/leaving/noticing.ts'
import { mentorCommand, wordClicks } from './features/mentor-command.ts'
import { takeOverPairs } from './features/take-over.ts'
import { serve } from './http.ts'
import type { NudgeKind } from './jobs/nudge-kind.ts'
import { createOutbox } from './jobs/outbox.ts'
import { createQueue } from './jobs/queue.ts'
import { createSendMarks } from './jobs/send-marks.ts'
import type { AlarmClock } from './lib/clock.ts'
import { gather } from './lib/gather.ts'
import { createInFlight } from './lib/in-flight.ts'
import type { Logger } from './lib/log.ts'
import { createMetrics } from './lib/metrics.ts'
import { checkAppToken, connectSlack, createClient, identify, type TokenRefused } from './slack/connection.ts'
import { listen } from './slack/listen.ts'
import { createPeople, type People } from './slack/people.ts'
import { createReadiness } from './slack/readiness.ts'

export interface DesksideApp {
  /** The port of the HTTP server. */
  port: number
  /** One beat of the clock: sends what is due. */
  tick(): Promise<void>
  /** Deletes the notes of pairs that have been over for long enough. */
  forget(): Promise<void>
  /** Resolves when nothing that was asked for is still under way in this process, with whether there was anything. */
  idle(): Promise<boolean>
  /** Takes no new work, lets what runs finish, and gives up waiting at the deadline. */
  stop(deadlineMs: number): Promise<void>
  /** Resolves when Slack takes back a token while the bot runs: it should be stopped. */
  refused: Promise<TokenRefused>
}

export interface World {
  config: Config
  database: Database
  clock: AlarmClock
  log: Logger
}

/** Builds the bot from its parts and starts it: the composition root. */
export async function startApp({ config, database, clock, log }: World): Promise<DesksideApp> {
  const client = createClient(config.slack, 'interactive', log)
  const bulk = createClient(config.slack, 'bulk', log)
  const identity = await identify(client)
  const { workspaceId } = identity
  await checkAppToken(config.slack, log)
  const server = await serve(config.port)
  await database.migrate()
  const { db } = database
  const people = createPeople(client, bulk, workspaceId)
  await enrol({ db, people, workspaceId, installerId: config.slack.installerId, now: clock.now() })

  const key = await calendarKeyOf(db, workspaceId)
  const calendar = createCalendarFiles({ db, people, clock, log, workspaceId, key }, config.publicUrl)

  const metrics = createMetrics()
  metrics.watch(async () => {
    const now = clock.now()
    const { due, oldest, failed } = await backlogOf(db, workspaceId, now)
    return { due, oldestSeconds: oldest ? oldest.until(now).total('seconds') : 0, failed }
  })

  const queue = createQueue(database, { namespace: workspaceId, log })
  const kinds = new Map<string, NudgeKind>()
  const built: Feature[] = []
  const outbox = createOutbox({
    db,
    queue,
    client: bulk,
    clock,
    marks: createSendMarks({ db, workspaceId, clock }),
    pace: config.pace,
    log,
    metrics,
    workspaceId,
    kinds,
    async undeliverable(tx, nudge, error) {
      for (const feature of built) await feature.undeliverable?.(tx, nudge, error)
    },
  })
  const pairChanged: PairChanged = async (tx, pair, now) => {
    for (const feature of built) await feature.pairChanged?.(tx, pair, now)
  }
  const sessionChanged: SessionChanged = async (tx, session, now) => {
    for (const feature of built) await feature.sessionChanged?.(tx, session, now)
  }
  const itChannelReady: ItChannelReady = async (tx, channelId, now) => {
    for (const feature of built) await feature.itChannelReady?.(tx, channelId, now)
  }
  const changes = { pairChanged, sessionChanged, itChannelReady }
  const findPair = gather((ids: string[]) => findPairs(db, workspaceId, ids))
  const reading = { people, findPair, calendarLink: calendar.link }
  const deps: Deps = { workspaceId, db, outbox, kinds, client, clock, ...reading, ...changes }
  for (const create of features) built.push(create(deps))
  const userChanged = async (userId: string) => {
    people.forget(userId)
    for (const feature of built) await feature.userChanged?.(userId)
  }
  for (const kind of built.flatMap((feature) => feature.nudges ?? []))
    kinds.set(kind.name, noticing(atGoodHours(deps, kind), people, userChanged))

  const inFlight = createInFlight()
  const words = table(built, 'words')
  const slack = connectSlack(config.slack, identity, log)
  listen(
    slack.bolt,
    {
      command: mentorCommand(words),
      clicks: new Map([...table(built, 'clicks'), ...wordClicks(words)]),
      forms: table(built, 'forms'),
      async homeOpened(userId) {
        for (const feature of built) await feature.homeOpened?.(userId)
      },
      async acted(userId, onHome) {
        for (const feature of built) await feature.acted?.(userId, onHome)
      },
      userChanged,
    },
    { workspaceId, client, clock, log, inFlight, metrics },
  )

  await queue.start(outbox.jobs)
  await takeOverPairs(deps, built)
  // What fell due while no process ran does not wait for the next whole minute.
  void outbox.tick().catch((err: unknown) => log.warn({ err }, 'sending failed'))
  const notReady = createReadiness({ database, queue, client, isConnected: slack.isConnected })
  const { requests } = slack
  server.open({ slack: requests, notReady, metrics: metrics.render, calendarFile: calendar.read })
  await slack.start()

  return {
    port: server.port,
    tick: () => outbox.tick(),
    async forget() {
      const pairs = await inFlight.track(forgetNotes(deps))
      if (pairs > 0) log.info({ pairs }, 'notes deleted')
    },
    async idle() {
      await inFlight.settled()
      let hasWaited = false
      // What is sent may have something else sent or redrawn.
      while ((await queue.idle()) || (await outbox.idle())) hasWaited = true
      return hasWaited
    },
    async stop(deadlineMs) {
      slack.takeNothingMore()
      const answered = Promise.race([inFlight.settled(), delay(deadlineMs, undefined, { ref: false })])
      const sent = Promise.race([outbox.stop(), delay(deadlineMs, undefined, { ref: false })])
      await Promise.all([answered.then(slack.stop), server.close(deadlineMs), queue.stop(deadlineMs), sent])
    },
    refused: slack.refused,
  }
}

/** The workspace, and its first coordinator if the configuration names the installer. */
async function enrol(first: {
  db: Db
  people: People
  workspaceId: string
  installerId: string | undefined
  now: Temporal.Instant
}): Promise<void> {
  const { db, people, workspaceId, installerId, now } = first
  await ensureWorkspace(db, workspaceId, now)
  if (!installerId || (await coordinatorsOf(db, workspaceId)).length > 0) return
  // Long after the installation they may have left: then the next admin who asks coordinates.
  const installer = await people.find(installerId)
  if (installer?.kind !== 'person') return
  await db.transaction(async (tx) => {
    await ensureMember(tx, { workspaceId, userId: installerId, zone: installer.zone }, now)
    await setCoordinator(tx, workspaceId, installerId, true)
  })
}

/** One table of all features; a name that two features claim is a mistake in the code. */
function table<K extends 'words' | 'clicks' | 'forms'>(
  built: readonly Feature[],
  part: K,
): Map<string, NonNullable<Feature[K]>[string]> {
  const all = new Map<string, NonNullable<Feature[K]>[string]>()
  for (const feature of built) {
    for (const [name, handler] of Object.entries(feature[part] ?? {})) {
      if (all.has(name)) throw new Error('two features claim one name')
      all.set(name, handler as NonNullable<Feature[K]>[string])
    }
  }
  return all
}
