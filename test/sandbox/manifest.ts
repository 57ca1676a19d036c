import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Fields, isFields, textOf } from './shapes.ts'

interface Command {
  command: string
  description: string
  usageHint: string
  shouldEscape: boolean
}

/** What Slack does with this app, read from its manifest. */
export interface Manifest {
  appName: string
  botName: string
  botScopes: ReadonlySet<string>
  botEvents: ReadonlySet<string>
  commands: readonly Command[]
  homeTab: boolean
  messagesTab: boolean
  /** People cannot write to the bot, not even a slash command, in its direct message. */
  messagesTabReadOnly: boolean
  interactivity: boolean
}

const PROJECT_MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url))

/** Reads the app's manifest; without a path it is the project's own manifest.yml. */
export function readManifest(path: string = PROJECT_MANIFEST): Manifest {
  const manifest = parse(readFileSync(path, 'utf8'))
  const home = at(manifest, 'features', 'app_home')
  const appName = textOf(at(manifest, 'display_information').name)
  return {
    appName,
    botName: textOf(at(manifest, 'features', 'bot_user').display_name) || appName,
    botScopes: new Set(texts(at(manifest, 'oauth_config', 'scopes').bot)),
    botEvents: new Set(texts(at(manifest, 'settings', 'event_subscriptions').bot_events)),
    commands: list(at(manifest, 'features').slash_commands)
      .filter(isFields)
      .map((entry) => ({
        command: textOf(entry.command),
        description: textOf(entry.description),
        usageHint: textOf(entry.usage_hint),
        shouldEscape: entry.should_escape === true,
      })),
    homeTab: home.home_tab_enabled === true,
    messagesTab: home.messages_tab_enabled === true,
    messagesTabReadOnly: home.messages_tab_read_only_enabled === true,
    interactivity: at(manifest, 'settings', 'interactivity').is_enabled === true,
  }
}

function at(root: unknown, ...path: string[]): Fields {
  let node: unknown = root
  for (const key of path) node = isFields(node) ? node[key] : undefined
  return isFields(node) ? node : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return list(value).filter((entry) => typeof entry === 'string')
}
