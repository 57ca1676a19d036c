import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

const read = (PUBLIC_URL: string | undefined) =>
  readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PUBLIC_URL }, false)

describe('PUBLIC_URL', () => {
  test.each([
    ['https://deskside.example.com', 'https://deskside.example.com'],
    ['https://deskside.example.com/', 'https://deskside.example.com'],
    ['https://example.com:8443/bots/deskside//', 'https://example.com:8443/bots/deskside'],
    ['', undefined],
    [undefined, undefined],
  ])('may be %j', (given, publicUrl) => {
    expect(read(given)).toMatchObject({ ok: true, config: { publicUrl } })
  })

  test.each([
    'bot.example.org',
    'http://bot.example.org',
    'https://bot.example.org/?a=1',
    'https://bot.example.org/#a',
    'https://user:secret@bot.example.org',
    `https://bot.example.org/${'a'.repeat(200)}`,
  ])('may not be %s, and the problem does not repeat it', (given) => {
    const answer = read(given)
    if (answer.ok) throw new Error('accepted')
    expect(answer.problems.join()).toMatch(/^PUBLIC_URL must be/)
    expect(answer.problems.join()).not.toContain(given)
  })
})
