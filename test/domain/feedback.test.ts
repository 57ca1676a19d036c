import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  decideReflection,
  decideSave,
  decideShare,
  type FeedbackItem,
  mayLookBack,
  seenByIt,
} from '../../src/domain/feedback.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')

const item: FeedbackItem = {
  id: '0d8f8f2e-4f0a-4a39-9c7e-2f1f4f6b9a01',
  workspaceId: 'T1',
  sessionId: 's1',
  menteeId: 'UOMAR',
  words: 'The laptop took two days',
  category: 'responsiveness',
  kind: 'friction',
  sharing: 'named',
  status: 'new',
  revision: 3,
  formId: 'V1',
  sharedAt: null,
  sharedTo: null,
}
const { words, category, kind, sharing } = item
const draft = { words, category, kind, sharing }

const session: Session = {
  id: 's1',
  workspaceId: 'T1',
  pairId: 'p1',
  state: 'scheduled',
  startsAt: NOW.subtract({ minutes: 45 }),
  minutes: 45,
  bookedBy: 'UMAYA',
  ...JUST_BOOKED,
  place: null,
}
const pair = { mentorId: 'UMAYA', menteeId: 'UOMAR' }

describe('looking back on a session', () => {
  const mentee = { userId: 'UOMAR', as: 'mentee' } as const

  test('begins with the moment of its end', () => {
    expect(mayLookBack(session, pair, mentee, NOW)).toMatchObject({ ok: true })
    expect(mayLookBack(session, pair, mentee, NOW.subtract({ seconds: 1 }))).toMatchObject({
      refusal: { kind: 'not-ended' },
    })
  })

  test('is for each of the two in their own role, and for nobody else', () => {
    expect(mayLookBack(session, pair, { userId: 'UMAYA', as: 'mentor' }, NOW).ok).toBe(true)
    for (const who of [
      { userId: 'UMAYA', as: 'mentee' },
      { userId: 'UOMAR', as: 'mentor' },
      { userId: 'ULI', as: 'mentee' },
      { userId: 'ULI', as: 'mentor' },
    ] as const)
      expect(mayLookBack(session, pair, who, NOW)).toMatchObject({
        refusal: { kind: 'not-yours', as: who.as },
      })
  })

  test('is not for sessions that did not take place', () => {
    for (const state of ['cancelled', 'missed'] as const)
      expect(mayLookBack({ ...session, state, cancelledBy: 'UOMAR' }, pair, mentee, NOW)).toMatchObject({
        refusal: { kind: 'not-held', state },
      })
  })
})

describe('saving feedback', () => {
  const by = { userId: 'UOMAR', sessionId: 's1', formId: 'V2', revision: 3 }

  test('adds the first item and corrects it until it is shared', () => {
    expect(decideSave(draft, { same: null, open: null }, by)).toMatchObject({ value: 'insert' })
    const corrected = { ...draft, words: 'Three days' }
    expect(decideSave(corrected, { same: item, open: item }, by)).toMatchObject({ value: 'correct' })
    const shared = { ...item, sharedAt: NOW }
    expect(decideSave(corrected, { same: shared, open: null }, by)).toMatchObject({
      refusal: { kind: 'already-shared' },
    })
  })

  test('of the same form a second time changes nothing', () => {
    expect(decideSave(draft, { same: item, open: item }, by)).toMatchObject({ value: 'unchanged' })
  })

  test('of a window that shows an older revision is refused, unless it saved last itself', () => {
    const corrected = { ...draft, words: 'Three days' }
    const known = { same: item, open: item }
    expect(decideSave(corrected, known, { ...by, revision: 2 })).toMatchObject({
      refusal: { kind: 'corrected-elsewhere' },
    })
    expect(decideSave(corrected, known, { ...by, revision: 0, formId: 'V1' })).toMatchObject({
      value: 'correct',
    })
    expect(decideSave(draft, known, { ...by, revision: 2 })).toMatchObject({ value: 'unchanged' })
  })

  test('never overwrites another open item, nor somebody else’s', () => {
    expect(decideSave(draft, { same: null, open: item }, by)).toMatchObject({
      refusal: { kind: 'another-open' },
    })
    for (const other of [
      { ...by, userId: 'ULI' },
      { ...by, sessionId: 's2' },
    ])
      expect(decideSave(draft, { same: item, open: item }, other)).toMatchObject({
        refusal: { kind: 'not-your-item' },
      })
  })
})

describe('saving the mentor’s notes', () => {
  const notes = { heard: 'Two days', learned: null, followUps: null, minutes: 45, preparation: 0 }
  const about = { workspaceId: 'T1', sessionId: 's1', mentorId: 'UMAYA' }
  const stored = { ...notes, ...about, revision: 2, formId: 'V1' }
  const other = { ...notes, heard: 'Three days' }
  const prepared = { ...notes, preparation: 20 }

  test('takes the first ones, and corrections by whoever read the latest or wrote it', () => {
    expect(decideReflection(notes, null, { formId: 'V1', revision: 0 })).toMatchObject({ value: 'save' })
    expect(decideReflection(other, stored, { formId: 'V2', revision: 2 })).toMatchObject({ value: 'save' })
    expect(decideReflection(other, stored, { formId: 'V1', revision: 1 })).toMatchObject({ value: 'save' })
    expect(decideReflection(prepared, stored, { formId: 'V2', revision: 2 })).toMatchObject({ value: 'save' })
  })

  test('of an older window is refused, and of the same ones changes nothing', () => {
    expect(decideReflection(other, stored, { formId: 'V2', revision: 1 })).toMatchObject({
      refusal: { kind: 'corrected-elsewhere' },
    })
    expect(decideReflection(notes, stored, { formId: 'V1', revision: 1 })).toMatchObject({
      value: 'unchanged',
    })
  })
})

describe('sharing feedback', () => {
  const facts = { userId: 'UOMAR', channelId: 'CIT' }
  const shown = { revision: 3, channelId: 'CIT' }

  test('takes exactly what was shown, where it was said to go', () => {
    expect(decideShare(item, shown, facts)).toMatchObject({ value: 'share' })
    for (const other of [
      { ...shown, revision: 2 },
      { ...shown, channelId: 'CALL' },
      { ...shown, channelId: null },
    ])
      expect(decideShare(item, other, facts)).toMatchObject({ refusal: { kind: 'changed' } })
  })

  test('a second time asks for nothing more', () => {
    expect(decideShare({ ...item, sharedAt: NOW }, shown, facts)).toMatchObject({ value: 'already-shared' })
  })

  test('is the mentee’s own, and never of what stays between the two', () => {
    expect(decideShare(item, shown, { ...facts, userId: 'UMAYA' })).toMatchObject({
      refusal: { kind: 'not-your-item' },
    })
    expect(decideShare(null, shown, facts)).toMatchObject({ refusal: { kind: 'not-your-item' } })
    expect(decideShare({ ...item, sharing: 'pair' }, shown, facts)).toMatchObject({
      refusal: { kind: 'kept-in-pair' },
    })
  })
})

describe('what IT sees', () => {
  const on = new Temporal.PlainDate(2026, 3, 10)

  test('is nothing of what stays between the two', () => {
    expect(seenByIt({ ...item, sharing: 'pair' }, on)).toBeNull()
  })

  test('of a theme is category, kind and month, and nothing else', () => {
    expect(seenByIt({ ...item, sharing: 'theme' }, on)).toEqual({
      sharing: 'theme',
      category: 'responsiveness',
      kind: 'friction',
      month: new Temporal.PlainYearMonth(2026, 3),
    })
  })
})
