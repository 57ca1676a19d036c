import { describe, expect, test } from 'vitest'
import { type ItemChanges, insertItem, openItem, updateItem } from '../../src/db/feedback.ts'
import { findSession } from '../../src/db/sessions.ts'
import { FEEDBACK_TELL } from '../../src/features/feedback/ids.ts'
import type { Person } from '../sandbox/index.ts'
import { setItChannel } from '../support/it-channel.ts'
import { expectNoTrouble } from '../support/no-trouble.ts'
import { makePair } from '../support/pairs.ts'
import { bookSession, holdSession } from '../support/sessions.ts'
import { openWorld } from '../support/world.ts'

/** The bot's latest message to this person about a session. */
const latest = (person: Person) => aboutSession(person).at(-1)?.read
const aboutSession = (person: Person) => person.messages.filter(({ read }) => read.includes('The session: '))

const WORDS = 'The expense tool logs me out <!channel> & loses my receipts'

describe('the leader after a session', async () => {
  const world = await openWorld()
  const [maya, omar] = [world.person('maya'), world.person('omar')]
  const pair = await makePair(world, 'maya', 'omar')
  world.acme.addChannel({ name: 'it-desk', bot: true })
  await setItChannel(world, 'it-desk')
  const session = await bookSession(world, 'maya', pair, '2026-03-10T16:00')
  const posts = () => world.acme.messagesIn('it-desk')
  const stored = () => findSession(world.database.db, session.workspaceId, session.id)

  test('is asked at the end, not before, with five ratings', async () => {
    await world.until('2026-03-10T16:44[Europe/Stockholm]')
    omar.seesNot(/How was the session/)
    await world.until('2026-03-10T16:45[Europe/Stockholm]')
    expect(latest(omar)).toMatch(/How was the session with @Maya Lindqvist\?/)
    for (const label of ['1 Not useful', '2', '3', '4', '5 Very useful'])
      expect(latest(omar)?.split('\n')).toContain(label)
    maya.seesNot(/How was the session/)
  })

  test('rates with one click, which two clicks do not change', async () => {
    world.sandbox.deliver.twice()
    await omar.clicks('4')
    expect(latest(omar)).toMatch(/You rated it 4\. Thank you\./)
    expect(await stored()).toMatchObject({ rating: 4, state: 'held' })
    maya.seesNot(/rated/)
  })

  test('can change the rating', async () => {
    await omar.picks('Change rating', '2 Hardly useful')
    expect(latest(omar)).toMatch(/You rated it 2\./)
    expect(await stored()).toMatchObject({ rating: 2 })
  })

  test('ends it with “Nothing this time”, and may change their mind', async () => {
    await omar.clicks('Nothing this time')
    expect(latest(omar)).toMatch(/Thank you\. Nothing more to do\./)
    await omar.clicks('Tell IT something after all')
    expect(omar.modal?.fields.sharing?.value).toBe('Only my mentor and I')
    expect(omar.modal?.read).toMatch(/confidential, not anonymous/)
  })

  test('keeps it between the two by default: the mentor reads it, IT does not', async () => {
    world.sandbox.deliver.twice()
    await omar.submits({ words: WORDS, category: 'Tools', kind: 'Friction' })
    expect(omar.modal).toBeNull()
    expect(latest(omar)).toMatch(/Saved\. It stays between you and @Maya Lindqvist\./)
    expect(await stored()).toMatchObject({ nothingToTell: false })
    maya.sees(WORDS)
    maya.sees(/Tools · Friction/)
    expect(maya.messages.filter(({ read }) => read.includes(WORDS))).toHaveLength(1)
    expect(posts()).toEqual([])
  })

  test('sees before sharing, word for word, what IT will see, and can go back', async () => {
    await omar.clicks('Read or correct')
    expect(omar.modal?.fields).toMatchObject({ words: { value: WORDS }, category: { value: 'Tools' } })
    await omar.submits({ sharing: 'IT sees my words and my name' })
    expect(omar.modals).toHaveLength(2)
    omar.sees(WORDS, { in: 'modal' })
    omar.sees(/@Omar Haddad tells IT/, { in: 'modal' })
    expect(posts()).toEqual([])
    expect(latest(omar)).toMatch(/Saved, but not shared yet: only you can read it\./)
    maya.seesNot(WORDS)
    maya.sees(/has since changed who may know of it/)
    await omar.closes()
    await omar.submits({ words: `${WORDS}. Every day.` })
    expect(omar.modals).toHaveLength(2)
    omar.sees(/Every day/, { in: 'modal' })
  })

  test('shares exactly what was shown, once', async () => {
    const shown = omar.modal?.blocks ?? []
    world.sandbox.deliver.twice()
    await omar.submits()
    expect(omar.modals).toEqual([])
    expect(posts()).toHaveLength(1)
    const bare = (blocks: object[]) => blocks.map((block) => JSON.stringify({ ...block, block_id: '' }))
    const posted = bare(posts()[0]?.blocks ?? [])
    expect(posted).toHaveLength(3)
    expect(bare(shown).slice(2, 2 + posted.length)).toEqual(posted)
    expect(latest(omar)).toMatch(/Shared with IT, with your name, in <#CACMEITDESK>\./)
    maya.sees(/IT has it too, with words and name/)
  })

  test('can tell something else, and IT gets no words and no name when it goes as a theme', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({
      words: 'Ivan in the server room is rude',
      category: 'Communication',
      kind: 'Friction',
      sharing: 'IT sees the topic only',
    })
    omar.sees(/A leader tells IT:/, { in: 'modal' })
    omar.seesNot(/Ivan|Omar/, { in: 'modal' })
    await omar.submits()
    const post = posts().at(-1)
    expect(post?.read).toMatch(/Communication/)
    expect(post?.read).toMatch(/Friction · March 2026/)
    expect(JSON.stringify(post)).not.toMatch(/Ivan|Omar|Maya|Mar 2026/)
    expect(JSON.stringify(post)).not.toContain(omar.id)
    maya.seesNot(/Ivan/)
    expect(latest(omar)).toMatch(/as a theme, without your words and your name/)
  })

  test('hears no more of it', async () => {
    await world.passes({ hours: 24 * 7 })
    expect(aboutSession(omar)).toHaveLength(1)
    expectNoTrouble(world)
  })
})

describe('sharing', async () => {
  const world = await openWorld()
  const omar = world.person('omar')
  const pair = await makePair(world, 'maya', 'omar')
  const session = await holdSession(world, 'maya', pair, '2026-03-10T16:00')
  const named = { words: 'First words', category: 'Cost', kind: 'Idea', sharing: 'named' }

  /** The same leader changes what is not shared yet somewhere else, while a window stands open here. */
  const onAnotherDevice = async (changes: ItemChanges) => {
    const { db } = world.database
    const item = await openItem(db, session.workspaceId, session.id)
    if (!item) throw new Error('nothing is open')
    await updateItem(db, item, { ...changes, revision: item.revision + 1 }, world.clock.now())
  }

  test('without an IT channel the leader is told where it stands', async () => {
    await omar.clicks('5 Very useful')
    await omar.clicks('Tell IT something')
    await omar.submits(named)
    omar.sees(
      /IT has no channel here yet: IT leads find it in their ledger, and I post it as soon as a coordinator names one\./,
      {
        in: 'modal',
      },
    )
  })

  test('shows the preview anew when the channel has changed since', async () => {
    world.acme.addChannel({ name: 'it-desk', bot: true })
    await setItChannel(world, 'it-desk')
    await omar.submits()
    omar.sees(/It has changed since you read it, so nothing was shared yet/, { in: 'modal' })
    omar.sees('<#CACMEITDESK>', { in: 'modal' })
    expect(world.acme.messagesIn('it-desk')).toEqual([])
    await setItChannel(world, null)
    await omar.submits()
    await omar.submits()
    expect(omar.modals).toEqual([])
    expect(latest(omar)).toMatch(
      /Shared with IT, with your name\. IT has no channel here yet: IT leads find it/,
    )
  })

  test('never shares other words than those that were read', async () => {
    await setItChannel(world, 'it-desk')
    await omar.clicks('Tell IT something else')
    await omar.submits({ ...named, words: 'What I read' })
    omar.sees('What I read', { in: 'modal' })
    await onAnotherDevice({ words: 'What I did not read' })
    await omar.submits()
    omar.sees(/It has changed since you read it/, { in: 'modal' })
    omar.sees('What I did not read', { in: 'modal' })
    expect(world.acme.messagesIn('it-desk')).toEqual([])
    await omar.submits()
    expect(world.acme.messagesIn('it-desk').map(({ read }) => read)).toEqual([
      expect.stringContaining('What I did not read'),
    ])
  })

  test('is refused for what is kept between the two in the meantime', async () => {
    await omar.clicks('Tell IT something else')
    await omar.submits({ ...named, words: 'Not for IT after all' })
    await onAnotherDevice({ sharing: 'pair' })
    await omar.submits()
    omar.sees(/you chose to keep this between you and your mentor/, { in: 'modal' })
    expect(JSON.stringify(world.acme.messagesIn('it-desk'))).not.toContain('after all')
    await omar.closes()
    await omar.closes()
  })

  test('ends every correction: an older window says so beside what was typed', async () => {
    await omar.clicks('Read or correct')
    await onAnotherDevice({ sharing: 'theme', sharedAt: world.clock.now() })
    await omar.submits({ words: 'Too late' })
    expect(omar.modal?.errors.words).toMatch(/shared this already, so it can no longer be corrected/)
    await omar.closes()
  })

  test('goes nowhere from a window that was opened before a correction, and keeps what was typed', async () => {
    await omar.forges(FEEDBACK_TELL, session.id)
    await omar.submits({ ...named, words: 'As it was', sharing: 'pair' })
    await omar.clicks('Read or correct')
    await onAnotherDevice({ words: 'Corrected elsewhere', formId: 'elsewhere' })
    await omar.submits({ words: 'From the old window' })
    expect(omar.modal?.errors.words).toMatch(/You corrected this in another window meanwhile\./)
    expect(omar.modal?.fields.words?.value).toBe('From the old window')
    const { db } = world.database
    expect(await openItem(db, session.workspaceId, session.id)).toMatchObject({
      words: 'Corrected elsewhere',
    })
    await omar.closes()
    const item = await openItem(db, session.workspaceId, session.id)
    if (item) await updateItem(db, item, { sharing: 'theme', sharedAt: world.clock.now() }, world.clock.now())
  })

  test('leaves room for one open item: a second window loses nothing that was typed', async () => {
    await omar.forges(FEEDBACK_TELL, session.id)
    const other = {
      ...named,
      id: crypto.randomUUID(),
      sharing: 'pair',
      menteeId: omar.id,
      status: 'new',
    } as const
    const { workspaceId, pairId, id: sessionId } = session
    const rest = {
      category: 'cost',
      kind: 'idea',
      workspaceId,
      pairId,
      sessionId,
      revision: 1,
      formId: 'elsewhere',
      sharedAt: null,
      sharedTo: null,
    } as const
    await insertItem(world.database.db, { ...other, ...rest, createdAt: world.clock.now() })
    await omar.submits({ ...named, words: 'Typed in the second window' })
    expect(omar.modal?.errors.words).toMatch(/saved something else about this session in the meantime/)
    expect(omar.modal?.fields.words?.value).toBe('Typed in the second window')
    expectNoTrouble(world)
  })
})
