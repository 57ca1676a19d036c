import { afterEach, describe, expect, test } from 'vitest'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { openWorld } from '../support/world.ts'

const WORDS = [
  'start',
  'session',
  'time',
  'status',
  'pause',
  'resume',
  'end',
  'away',
  'back',
  'nudges',
  'settings',
  'help',
]

describe('/mentor help', async () => {
  const world = await openWorld()
  const li = world.person('li')
  afterEach(() => expectNoTrouble(world))

  test.each(['/mentor help', '/mentor', '/mentor HELP'])(
    '%s lists every word, for the asker only',
    async (line) => {
      await li.types(line)
      for (const word of WORDS) expect(li.lastMessage?.read).toContain(`/mentor ${word}`)
      expect(li.lastMessage?.ephemeral).toBe(true)
    },
  )

  test('every word that it lists does something', async () => {
    for (const word of WORDS) {
      await li.types(`/mentor ${word}`)
      li.seesNot(/I don't know/)
      if (li.modal) await li.closes()
    }
  })

  test('says who sees what', async () => {
    await li.types('/mentor help')
    li.sees(/I read no conversations/)
    li.sees(/only when the leader who gave it presses Share/)
  })

  test.each([
    ['hlep', 'help'],
    ['setings', 'settings'],
    ['sesion', 'session'],
    ['staus', 'status'],
    ['puase', 'pause'],
    ['ned', 'end'],
  ])('%s gets the nearest word, %s', async (typed, word) => {
    await li.types(`/mentor ${typed}`)
    expect(li.lastMessage?.read).toContain(`Did you mean \`/mentor ${word}\`?`)
  })

  test('nonsense gets the list, and is repeated harmlessly', async () => {
    await li.types('/mentor <!channel>xyzzy')
    expect(li.lastMessage?.read).toMatch(/I don't know “.*xyzzy”\. `\/mentor help` lists/)
    expect(JSON.stringify(li.lastMessage?.blocks)).not.toContain('<!channel>')
  })
})
