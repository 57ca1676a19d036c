import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEEDBACK_STATUSES, isClosed } from '../../src/domain/feedback.ts'
import {
  decideAct,
  decideVerdict,
  isNews,
  isStanding,
  type LedgerChange,
  type LedgerItem,
  newsDueAt,
  noteFor,
  type Outcome,
  VERDICTS,
  type Wanted,
} from '../../src/domain/ledger.ts'
import { plainReach } from '../../src/domain/reachable.ts'

import { at, item, NOW, on } from '../support/ledger-item.ts'

const latest = (changes: Partial<LedgerChange>): LedgerChange => ({
  ...{ revision: 1, act: 'acknowledge', by: 'ULI', at: NOW, from: 'new', to: 'acknowledged' },
  ...{ note: null, ownerId: null, plannedOn: null, formId: null },
  ...changes,
})

const act = (of: LedgerItem, wanted: Wanted, more: { revision?: number; latest?: LedgerChange } = {}) =>
  decideAct(
    of,
    wanted,
    { userId: 'ULI', revision: more.revision ?? of.ledgerRevision, formId: 'V9' },
    { latest: more.latest ?? null, now: NOW },
  )

const refusal = (kind: string) => ({ ok: false, refusal: { kind } })

const TYPED: Wanted[] = [
  { act: 'assign', ownerId: 'UANA' },
  { act: 'plan', on: on('2026-04-01'), note: null },
  { act: 'answer', note: 'We look at it' },
  { act: 'done', note: 'Fixed' },
  { act: 'decline', note: 'No, because' },
  { act: 'fix', note: null },
]

describe('an item in the ledger', () => {
  test.each([
    [{ act: 'acknowledge' }, { status: 'acknowledged' }],
    [
      { act: 'assign', ownerId: 'UANA' },
      { status: 'acknowledged', ownerId: 'UANA' },
    ],
    [
      { act: 'plan', on: on('2026-04-01'), note: null },
      { status: 'planned', plannedOn: on('2026-04-01') },
    ],
    [
      { act: 'done', note: 'Fixed' },
      { status: 'done', closedAt: NOW },
    ],
    [
      { act: 'decline', note: 'No, because' },
      { status: 'declined', closedAt: NOW },
    ],
    [
      { act: 'fix', note: null },
      { status: 'fix-request', closedAt: NOW },
    ],
    [{ act: 'mark' }, { isHatchet: true }],
  ] as [Wanted, object][])('%o makes it %o', (wanted, becomes) => {
    expect(act(item(), wanted)).toEqual({ ok: true, value: expect.objectContaining(becomes) })
  })

  test('that is planned loses its day when it is closed, and keeps its owner', () => {
    const planned = item({ status: 'planned', plannedOn: on('2026-04-01'), ownerId: 'UANA' })
    expect(act(planned, { act: 'done', note: 'Fixed' })).toMatchObject({ value: { plannedOn: null } })
    const assigned = act(planned, { act: 'assign', ownerId: 'UOLE' })
    expect(assigned).toEqual({ ok: true, value: { ownerId: 'UOLE' } })
  })

  test('that is closed is opened again by nobody but its leader', () => {
    for (const status of ['done', 'declined', 'fix-request'] as const)
      for (const wanted of TYPED)
        expect(act(item({ status, closedAt: NOW }), wanted)).toEqual(refusal('closed'))
  })

  test('that goes another one’s way has no way of its own', () => {
    const merged = item({ status: 'merged', mergedInto: 'other' })
    for (const wanted of [...TYPED, { act: 'mark' } as const])
      expect(act(merged, wanted)).toEqual(refusal('merged'))
  })

  test('is done nothing with by whoever has read an older one, and by the same form twice nothing more', () => {
    for (const wanted of TYPED) {
      const read = item({ status: 'acknowledged', ledgerRevision: 2 })
      expect(act(read, wanted, { revision: 1 })).toEqual(refusal('changed'))
      expect(act(read, wanted, { revision: 1, latest: latest({ formId: 'V9' }) })).toEqual({
        ok: true,
        value: null,
      })
    }
  })

  test('is acknowledged and marked once, however often it is pressed', () => {
    const read = item({ status: 'planned', plannedOn: NOW.toZonedDateTimeISO('UTC').toPlainDate() })
    expect(act(read, { act: 'acknowledge' }, { revision: 0 })).toEqual({ ok: true, value: null })
    expect(act(item({ isHatchet: true }), { act: 'mark' }, { revision: 7 })).toEqual({
      ok: true,
      value: null,
    })
  })

  test('is planned for today or later, within two years', () => {
    const plan = (date: string) => act(item(), { act: 'plan', on: on(date), note: null })
    expect(plan('2026-03-11').ok).toBe(true)
    expect(plan('2026-03-10')).toEqual(refusal('not-ahead'))
    expect(plan('2028-03-12')).toEqual(refusal('too-far'))
  })

  test('is joined only with an open one of its category, and never as a hatchet', () => {
    const other = item({ id: 'other' })
    const join = (into: LedgerItem | null, of = item()) => act(of, { act: 'merge', into })
    expect(join(other)).toMatchObject({ value: { status: 'merged', mergedInto: 'other' } })
    for (const unlike of [
      null,
      item(),
      item({ id: 'other', category: 'cost' }),
      item({ id: 'other', status: 'done', closedAt: NOW }),
      item({ id: 'other', status: 'merged', mergedInto: 'third' }),
    ])
      expect(join(unlike)).toEqual(refusal('no-like-item'))
    expect(join(other, item({ isHatchet: true }))).toEqual(refusal('hatchet'))
  })
})

describe('a hatchet', () => {
  const hatchet = item({ isHatchet: true })

  test('is unmarked only as a slip, before anything else was done', () => {
    const unmark = (last: LedgerChange) => act(hatchet, { act: 'unmark' }, { latest: last })
    expect(unmark(latest({ act: 'mark' }))).toEqual({ ok: true, value: { isHatchet: false } })
    expect(unmark(latest({ act: 'done' }))).toEqual(refusal('hatchet'))
  })

  test('stands until it is closed and its leader says that it is solved', () => {
    expect(isStanding(hatchet)).toBe(true)
    const closed = item({ isHatchet: true, status: 'done', closedAt: NOW })
    expect(isStanding(closed)).toBe(true)
    expect(isStanding({ ...closed, verdict: 'thanks' })).toBe(true)
    expect(isStanding({ ...closed, verdict: 'solved' })).toBe(false)
    expect(isStanding(item())).toBe(false)
  })

  test('is buried by nothing that IT does, whatever they do in whatever order', () => {
    const wanted = fc.constantFrom<Wanted>(...TYPED, { act: 'acknowledge' }, { act: 'unmark' })
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 8 }), (all) => {
        let now = item({ isHatchet: true })
        let last: LedgerChange = latest({ act: 'acknowledge' })
        for (const one of all) {
          const decision = act(now, one, { latest: last })
          if (!decision.ok || decision.value === null) continue
          now = { ...now, ...decision.value, ledgerRevision: now.ledgerRevision + 1 }
          last = latest({ act: one.act })
        }
        expect(isStanding(now)).toBe(true)
      }),
    )
  })
})

describe('the leader’s answer', () => {
  const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
    ...{ status: 'done', isMerged: false, plannedOn: null, closedAt: NOW, note: null },
    ...{ reopened: 0, verdict: null },
    ...changes,
  })

  test('opens it again, counted, out of whatever it was joined with', () => {
    expect(decideVerdict(outcome({ reopened: 1 }), { verdict: 'reopen', reopened: 1 }, NOW)).toEqual({
      ...{ status: 'acknowledged', mergedInto: null, plannedOn: null, closedAt: null, verdict: null },
      ...{ reopened: 2, reopenedAt: NOW },
    })
  })

  test('changes nothing when it comes late or twice', () => {
    for (const verdict of VERDICTS) {
      const answer = { verdict, reopened: 0 }
      expect(decideVerdict(outcome({ reopened: 1 }), answer, NOW)).toBeNull()
      expect(decideVerdict(outcome({ verdict: 'solved' }), answer, NOW)).toBeNull()
      for (const status of FEEDBACK_STATUSES)
        if (status !== 'merged' && !isClosed({ status }))
          expect(decideVerdict(outcome({ status, closedAt: null }), answer, NOW)).toBeNull()
    }
    const thanked = outcome({ verdict: 'thanks' })
    expect(decideVerdict(thanked, { verdict: 'thanks', reopened: 0 }, NOW)).toBeNull()
    expect(decideVerdict(thanked, { verdict: 'solved', reopened: 0 }, NOW)).toEqual({ verdict: 'solved' })
  })

  test('ends it in the mentor’s brief, and so does having met since', () => {
    expect(isNews(outcome(), null)).toBe(true)
    expect(isNews(outcome(), NOW.subtract({ hours: 1 }))).toBe(true)
    expect(isNews(outcome(), NOW.add({ hours: 1 }))).toBe(false)
    expect(isNews(outcome({ verdict: 'thanks' }), null)).toBe(false)
    expect(isNews(outcome({ status: 'planned', closedAt: null }), NOW.add({ hours: 1 }))).toBe(true)
  })
})

describe('the leader hears of it', () => {
  const reach = plainReach('Europe/Stockholm')

  test('on the next working morning, with whatever else changes until then', () => {
    expect(newsDueAt(reach, null, NOW)).toEqual(at('2026-03-12T08:00'))
    expect(newsDueAt(reach, null, at('2026-03-13T10:00'))).toEqual(at('2026-03-16T08:00'))
  })

  test('at once where the next session comes first', () => {
    expect(newsDueAt(reach, at('2026-03-11T15:00'), NOW)).toEqual(NOW)
    expect(newsDueAt(reach, at('2026-03-12T15:00'), NOW)).toEqual(at('2026-03-12T08:00'))
  })
})

describe('what IT says last', () => {
  const change = (act: LedgerChange['act'], hour: number, note: string | null = null): LedgerChange =>
    latest({ act, at: at(`2026-03-11T${hour}:00`), from: 'acknowledged', to: 'acknowledged', note })
  const answer = (hour: number, note: string) => change('answer', hour, note)

  test('is the latest that has words, until the leader says that it is not solved', () => {
    expect(noteFor([change('plan', 12), answer(11, 'We look')], [])).toBe('We look')
    expect(noteFor([answer(12, 'Later'), answer(11, 'We look')], [])).toBe('Later')
    expect(noteFor([change('reopen', 12), answer(11, 'Done')], [])).toBeNull()
    expect(noteFor([change('assign', 12, 'Not told'), answer(11, 'We look')], [])).toBe('We look')
  })

  test('is for a joined item what is said there from then on, and never what was said to another leader before', () => {
    const own = [{ ...change('merge', 12), to: 'merged' as const }, answer(10, 'Ours')]
    expect(noteFor(own, [answer(11, 'Between us')])).toBe('Ours')
    expect(noteFor(own, [answer(13, 'For all'), answer(11, 'Between us')])).toBe('For all')
    expect(noteFor([], [answer(11, 'Between us')])).toBeNull()
  })
})
