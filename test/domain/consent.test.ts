import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { decideChoice, decideTakeBack, isMore } from '../../src/domain/consent.ts'
import { decideShare, type FeedbackItem, SHARINGS, type Sharing } from '../../src/domain/feedback.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')

const item: FeedbackItem = {
  ...{ id: 'i1', workspaceId: 'T1', pairId: 'p1', sessionId: 's1', menteeId: 'UOMAR', words: 'Slow' },
  ...{ category: 'tools', kind: 'friction', status: 'new', revision: 3, formId: 'V1' },
  ...{ sharing: 'theme', sharedAt: NOW, sharedTo: null, createdAt: NOW },
}
const leader = { userId: 'UOMAR', revision: 3 }

describe('taking back', () => {
  test('is the leader’s, as long as IT has not seen it', () => {
    expect(decideTakeBack(item, leader, false)).toMatchObject({ value: 'take-back' })
    expect(decideTakeBack(item, leader, true)).toMatchObject({
      refusal: { kind: 'seen-by-it', sharing: 'theme' },
    })
    for (const other of [
      decideTakeBack(item, { ...leader, userId: 'UMAYA' }, false),
      decideTakeBack(null, leader, false),
    ])
      expect(other).toMatchObject({ refusal: { kind: 'not-your-item' } })
    expect(decideTakeBack(item, { ...leader, revision: 2 }, false)).toMatchObject({
      refusal: { kind: 'changed' },
    })
  })

  test('asks for nothing where IT does not have it', () => {
    expect(decideTakeBack({ ...item, sharedAt: null }, { ...leader, revision: 1 }, false)).toMatchObject({
      value: 'with-you-already',
    })
  })
})

describe('another choice', () => {
  const choices = SHARINGS.flatMap((from) => SHARINGS.map((to) => [from, to] as const))
  const shared = choices.filter(([from]) => from !== 'pair')

  test.each(shared)(
    'of what is shared as %s and is to be %s lets IT learn more only through the preview',
    (from, to) => {
      const decide = (isSeen: boolean) => decideChoice({ ...item, sharing: from }, to, leader, isSeen)
      if (from === to) expect(decide(true)).toMatchObject({ value: 'unchanged' })
      else if (isMore(from, to))
        expect([decide(true), decide(false)]).toMatchObject([{ value: 'preview' }, { value: 'preview' }])
      else {
        expect(decide(false)).toMatchObject({ value: 'take-back' })
        expect(decide(true)).toMatchObject({ refusal: { kind: 'seen-by-it', sharing: from } })
      }
    },
  )

  test('of what is not shared goes through the preview, or stays between the two', () => {
    const open = (sharing: Sharing) => ({ ...item, sharing, sharedAt: null })
    for (const from of SHARINGS)
      for (const to of ['theme', 'named'] as const)
        expect(decideChoice(open(from), to, leader, false)).toMatchObject({ value: 'preview' })
    expect(decideChoice(open('named'), 'pair', leader, false)).toMatchObject({ value: 'take-back' })
    expect(decideChoice(open('pair'), 'pair', leader, false)).toMatchObject({ value: 'unchanged' })
  })

  test('is the leader’s own, of what they read', () => {
    expect(decideChoice(item, 'pair', { ...leader, userId: 'UMAYA' }, false)).toMatchObject({
      refusal: { kind: 'not-your-item' },
    })
    expect(decideChoice(item, 'pair', { ...leader, revision: 2 }, false)).toMatchObject({
      refusal: { kind: 'changed' },
    })
  })
})

describe('sharing more', () => {
  const facts = { userId: 'UOMAR', channelId: 'CIT' }
  const shown = { revision: 3, channelId: 'CIT', to: 'named' } as const

  test('adds words and name to a theme once they were shown, and asks for nothing a second time', () => {
    expect(decideShare(item, shown, facts)).toMatchObject({ value: 'share' })
    expect(decideShare({ ...item, sharing: 'named' }, shown, facts)).toMatchObject({
      value: 'already-shared',
    })
    expect(decideShare(item, { ...shown, revision: 2 }, facts)).toMatchObject({
      refusal: { kind: 'changed' },
    })
    expect(decideShare(item, { ...shown, channelId: null }, facts)).toMatchObject({
      refusal: { kind: 'changed' },
    })
  })

  test('never makes less of what is shared by name', () => {
    const named = { ...item, sharing: 'named' as const }
    expect(decideShare(named, { ...shown, to: 'theme' }, facts)).toMatchObject({ value: 'already-shared' })
  })
})
