import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const manifest = parse(await readFile('manifest.yml', 'utf8'))
const readme = await readFile('README.md', 'utf8')
const scopes: string[] = manifest.oauth_config.scopes.bot

describe('manifest.yml', () => {
  test('is what Slack accepts, by its own schema', async () => {
    const schema = JSON.parse(await readFile('test/manifest/slack-manifest.schema.json', 'utf8'))
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema)
    validate(manifest)
    expect(validate.errors ?? []).toEqual([])
  })

  test('the schema is not a rubber stamp: an unknown key is refused', async () => {
    const schema = JSON.parse(await readFile('test/manifest/slack-manifest.schema.json', 'utf8'))
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
    expect(validate({ ...manifest, surprise: true })).toBe(false)
  })

  test('asks for no scope that reads conversations', () => {
    expect(
      scopes.filter((scope) => /history|channels:read|groups:read|files:read|admin/.test(scope)),
    ).toEqual([])
  })

  test('the README gives the reason for every scope', () => {
    for (const scope of scopes) expect(readme).toContain(`| \`${scope}\` |`)
  })
})
