import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'

/** Writes the project's manifest with other bot scopes, events or features, for the running test; answers where it lies. */
export function writeManifest(other: { scopes?: string[]; events?: string[]; features?: object }): string {
  const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'))
  if (other.scopes) manifest.oauth_config.scopes.bot = other.scopes
  if (other.events) manifest.settings.event_subscriptions.bot_events = other.events
  Object.assign(manifest.features, other.features)
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
  const path = join(folder, 'manifest.yml')
  writeFileSync(path, stringify(manifest))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return path
}
