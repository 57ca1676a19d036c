import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  decideAnswer,
  decideNote,
  type FeedbackNote,
  isToRemember,
  mayDelete,
  maySpeak,
  NOTE_STATES,
} from '../../src/domain/feedback-note.ts'
import { PAIR_STATES } from '../../src/domain/pair.ts'

const NOW = Temporal.Instant.from('2026-03-10T12:00:00Z')
const pair = { mentorId: 'UMAYA', menteeId: 'UOMAR' }

const note = (changes: Partial<FeedbackNote> = {}): FeedbackNote => ({
  ...{ id: 'note', workspaceId: 'T1', pairId: 'p1', sessionId: null, words: 'Slow VPN', state: 'noted' },
  ...{ revision: 2, formId: 'V1', createdAt: NOW, updatedAt: NOW },
  ...changes,
})

describe('outside a session', () => {
  test('each of the two speaks in their own role, while the pair runs or rests', () => {
    for (const state of PAIR_STATES) {
      const isRunning = state === 'active' || state === 'paused'
      for (const [userId, as] of [
        ['UOMAR', 'mentee'],
        ['UMAYA', 'mentor'],
      ] as const) {
        expect(maySpeak({ ...pair, state }, { userId, as }).ok).toBe(isRunning)
        const other = as === 'mentee' ? 'mentor' : 'mentee'
        expect(maySpeak({ ...pair, state }, { userId, as: other })).toMatchObject({
          refusal: { kind: 'not-yours' },
        })
      }
      expect(maySpeak({ ...pair, state }, { userId: 'ULI', as: 'mentee' }).ok).toBe(false)
    }
    expect(maySpeak(null, { userId: 'UMAYA', as: 'mentor' }).ok).toBe(false)
  })
})

describe('saving a note', () => {
  const by = { formId: 'V2', revision: 2, pairId: 'p1' }
  const decide = (
    draft: Parameters<typeof decideNote>[0],
    stored: FeedbackNote | null,
    more: { waits?: FeedbackNote; by?: Partial<typeof by> } = {},
  ) => decideNote(draft, { stored, waits: more.waits ?? null }, { ...by, ...more.by })
  const kept = { words: 'Slow VPN', to: 'keep' } as const
  const sent = { words: 'Slow VPN', to: 'suggest' } as const
  const refusal = (kind: string) => ({ ok: false, refusal: { kind } })

  test('adds a new one, corrects what is noted, and suggests it', () => {
    expect(decide(kept, null, { by: { revision: 0 } })).toMatchObject({ value: 'insert' })
    expect(decide({ ...kept, words: 'Slower' }, note())).toMatchObject({ value: 'correct' })
    expect(decide(sent, note())).toMatchObject({ value: 'correct' })
    expect(decide(sent, null, { by: { revision: 0 } })).toMatchObject({ value: 'insert' })
  })

  test('a second time changes nothing, also when it was answered meanwhile', () => {
    expect(decide(kept, note())).toMatchObject({ value: 'unchanged' })
    for (const state of ['suggested', 'taken', 'left'] as const)
      expect(decide(sent, note({ state }))).toMatchObject({ value: 'unchanged' })
  })

  test('changes nothing of what the leader was asked', () => {
    for (const state of ['suggested', 'taken', 'left'] as const) {
      expect(decide(kept, note({ state }))).toMatchObject(refusal('suggested-before'))
      expect(decide({ ...sent, words: 'Other' }, note({ state }))).toMatchObject(refusal('suggested-before'))
    }
  })

  test('is refused for an older window, another pair, or a note that is gone', () => {
    const other = { ...kept, words: 'Other' }
    expect(decide(other, note(), { by: { revision: 1 } })).toMatchObject(refusal('corrected-elsewhere'))
    expect(decide(other, note(), { by: { revision: 1, formId: 'V1' } })).toMatchObject({ value: 'correct' })
    expect(decide(other, note({ pairId: 'p2' }))).toMatchObject(refusal('unknown'))
    expect(decide(kept, null)).toMatchObject(refusal('unknown'))
  })

  test('asks the leader about one thing at a time, and keeps any number', () => {
    const waits = note({ id: 'other', state: 'suggested' })
    expect(decide(sent, note(), { waits })).toMatchObject(refusal('one-waits'))
    expect(decide(sent, null, { waits, by: { revision: 0 } })).toMatchObject(refusal('one-waits'))
    expect(decide(kept, null, { waits, by: { revision: 0 } })).toMatchObject({ value: 'insert' })
  })
})

describe('the leader’s answer', () => {
  const answer = (state: FeedbackNote['state'], as: 'taken' | 'left', userId = 'UOMAR') =>
    decideAnswer(note({ state }), pair, { userId, answer: as })

  test('counts once', () => {
    for (const as of ['taken', 'left'] as const) {
      expect(answer('suggested', as)).toMatchObject({ value: 'answer' })
      expect(answer(as, as)).toMatchObject({ value: 'unchanged' })
    }
    expect(answer('left', 'taken')).toMatchObject({ refusal: { kind: 'answered', as: 'left' } })
    expect(answer('taken', 'left')).toMatchObject({ refusal: { kind: 'answered', as: 'taken' } })
  })

  test('is nobody else’s, and what is only noted is unknown to them as well', () => {
    const unknown = { refusal: { kind: 'unknown' } }
    for (const state of NOTE_STATES) expect(answer(state, 'left', 'UMAYA')).toMatchObject(unknown)
    expect(answer('noted', 'taken')).toMatchObject(unknown)
    expect(decideAnswer(null, pair, { userId: 'UOMAR', answer: 'left' })).toMatchObject(unknown)
  })
})

test('a mentor is reminded of what is kept or waits, and of what was answered since the two met', () => {
  const before = NOW.subtract({ hours: 1 })
  for (const state of NOTE_STATES) {
    const isOpen = state === 'noted' || state === 'suggested'
    expect(mayDelete({ state })).toBe(isOpen)
    expect(isToRemember(note({ state }), NOW)).toBe(isOpen)
    expect(isToRemember(note({ state }), before)).toBe(true)
    expect(isToRemember(note({ state }), null)).toBe(true)
  }
})
