import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  CLOSING_FIELDS,
  type ClosingWords,
  closingPlace,
  decideWriting,
  endsSoonAt,
  isClosing,
  isEndNoteDue,
  mayWriteClosing,
  NO_WORDS,
  type Programme,
  writingOver,
} from '../../src/domain/closing.ts'
import { JUST_BOOKED, type Session } from '../../src/domain/session.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}T15:00:00Z`)
const ZONE = 'UTC'

const session = (on: string, own: Partial<Session> = {}): Session => ({
  id: on,
  workspaceId: 'T1',
  pairId: 'P1',
  state: 'scheduled',
  startsAt: at(on),
  minutes: 45,
  bookedBy: 'U1',
  ...JUST_BOOKED,
  place: null,
  ...own,
})

const RUNNING = { cadence: 'monthly', months: 6, state: 'active', pausedUntil: null, leftBy: null } as const

/** A pair until 2 September 2026, once a month. */
const programme = (sessions: Session[], own: Partial<Programme['pair']> = {}): Programme => ({
  pair: { ...RUNNING, endsOn: day('2026-09-02'), ...own },
  sessions,
  zone: ZONE,
})

const MONTHLY = ['2026-03-10', '2026-04-08', '2026-05-06', '2026-06-03', '2026-07-01', '2026-07-29']
const held = (count: number) => MONTHLY.slice(0, count).map((on) => session(on, { state: 'held' }))
const places = (all: Programme) => all.sessions.map(({ id }) => closingPlace(id, all))

describe('which session is the last one', () => {
  test('the sixth of six, and after the fifth it is announced as long as it is not booked', () => {
    expect(places(programme(held(4)))).toEqual([null, null, null, null])
    expect(places(programme(held(5)))).toEqual([null, null, null, null, 'before-last'])
    const booked = [...held(5), session('2026-07-29')]
    expect(places(programme(booked))).toEqual([null, null, null, null, null, 'last'])
  })

  test('what was cancelled or missed is not counted', () => {
    const cancelled = session('2026-07-02', { state: 'cancelled' })
    expect(places(programme([...held(4), cancelled])).at(-1)).toBeNull()
    expect(closingPlace('2026-06-03', programme([...held(4), cancelled]))).toBeNull()
  })

  test('before the plan is through, the one after which no other fits before the last day', () => {
    // Four weeks after 5 August it is 2 September, the last day itself: there is room for one more.
    expect(places(programme([session('2026-08-05')]))).toEqual(['before-last'])
    expect(places(programme([session('2026-08-06')]))).toEqual(['last'])
  })

  test('what goes beyond the plan has only the last day before it', () => {
    const weekly = ['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01', '2026-04-08']
    const beyond = [...weekly, '2026-04-15'].map((on) => session(on, { state: 'held' }))
    expect(places(programme(beyond)).at(-1)).toBeNull()
    expect(places(programme(beyond.slice(0, 6))).at(-1)).toBe('last')
  })

  test('an extension makes it one of many again', () => {
    const booked = [...held(5), session('2026-07-29')]
    expect(places(programme(booked, { months: 9, endsOn: day('2026-12-02') })).at(-1)).toBeNull()
  })

  test('of whatever sessions there are at most one has a place, and it is the last that counts', () => {
    const states = fc.constantFrom<Session['state']>('scheduled', 'held', 'cancelled', 'missed')
    const some = fc.uniqueArray(fc.tuple(fc.nat(200), states), { selector: ([days]) => days, maxLength: 20 })
    fc.assert(
      fc.property(some, (drawn) => {
        const all = programme(
          drawn.map(([days, state]) => session(day('2026-03-02').add({ days }).toString(), { state })),
        )
        const placed = all.sessions.filter(({ id }) => closingPlace(id, all) !== null)
        expect(placed.length).toBeLessThanOrEqual(1)
        const counting = all.sessions
          .filter(({ state }) => state === 'scheduled' || state === 'held')
          .map(({ id }) => id)
          .sort()
        for (const { id } of placed) expect(id).toBe(counting.at(-1))
      }),
    )
  })
})

describe('the note a fortnight before the last day', () => {
  const now = endsSoonAt(day('2026-09-02'), ZONE)

  test('is due at ten on that day, where nothing is booked and the last one was not held', () => {
    expect(now.toString()).toBe('2026-08-19T10:00:00Z')
    expect(isEndNoteDue(programme([]), now)).toBe(true)
    expect(isEndNoteDue(programme(held(4)), now)).toBe(true)
    expect(isEndNoteDue(programme([...held(4), session('2026-08-26')]), now)).toBe(false)
    expect(isEndNoteDue(programme(held(6)), now)).toBe(false)
  })

  test.each<[string, Partial<Programme['pair']>]>([
    ['rests until the end', { state: 'paused', pausedUntil: day('2026-09-02') }],
    ['has lost one of the two', { state: 'paused', pausedUntil: day('2026-09-02'), leftBy: 'U1' }],
    ['is over', { state: 'completed' }],
    ['ended early', { state: 'ended' }],
  ])('is not due for a pair that %s', (_, own) => {
    expect(isEndNoteDue(programme([], own), now)).toBe(false)
  })

  test('waits for a pair that goes on before its end', () => {
    const own = { state: 'paused' as const, pausedUntil: day('2026-08-24') }
    expect(isEndNoteDue(programme([], own), now)).toBe(true)
  })
})

describe('when the summary can be written', () => {
  const pair = { mentorId: 'U1', menteeId: 'U2', state: 'active' as const }
  const kind = (result: ReturnType<typeof mayWriteClosing>) =>
    result.ok ? result.value : result.refusal.kind
  const soon = at('2026-07-02')

  test('by the two alone', () => {
    const facts = { programme: programme(held(5)), completedAt: null }
    expect(kind(mayWriteClosing(pair, facts, 'U1', soon))).toBe('mentor')
    expect(kind(mayWriteClosing(pair, facts, 'U2', soon))).toBe('mentee')
    expect(kind(mayWriteClosing(pair, facts, 'U3', soon))).toBe('not-your-pair')
  })

  test('from the end of the session before the last one, or a fortnight before the last day', () => {
    expect(isClosing(programme(held(4)), soon)).toBe(false)
    const going = [...held(4), session('2026-07-02')]
    expect(isClosing(programme(going), soon)).toBe(false)
    expect(isClosing(programme(going), soon.add({ minutes: 45 }))).toBe(true)
    expect(isClosing(programme([]), at('2026-08-18'))).toBe(false)
    expect(isClosing(programme([]), at('2026-08-19'))).toBe(true)
  })

  test('until two weeks after the pair was completed, to the last minute of that day', () => {
    const completedAt = Temporal.Instant.from('2026-09-03T09:30:00Z')
    const facts = { programme: programme([], { state: 'completed' }), completedAt }
    const may = (now: string) =>
      kind(mayWriteClosing({ ...pair, state: 'completed' }, facts, 'U1', Temporal.Instant.from(now)))
    expect(may('2026-09-17T23:59:59Z')).toBe('mentor')
    expect(may('2026-09-18T00:00:00Z')).toBe('over')
    expect(writingOver(completedAt, 'America/New_York').toString()).toBe('2026-09-18T04:00:00Z')
  })

  test.each(['proposed', 'declined', 'expired', 'withdrawn', 'ended'] as const)(
    'not of a pair that is %s',
    (state) => {
      const facts = { programme: programme(held(6), { state }), completedAt: at('2026-07-30') }
      expect(kind(mayWriteClosing({ ...pair, state }, facts, 'U1', soon))).toBe('not-running')
    },
  )
})

describe('two who write at once', () => {
  const base: ClosingWords = { decided: 'A pilot', thanks: null, inTouch: 'Lunch' }

  test('whoever is alone is simply saved, and saving the same twice changes nothing', () => {
    const words = { ...base, thanks: 'Thank you' }
    expect(decideWriting(base, base, words)).toEqual({ do: 'save', words })
    expect(decideWriting(base, words, words)).toEqual({ do: 'nothing' })
    expect(decideWriting(base, base, base)).toEqual({ do: 'nothing' })
  })

  test('the second sees what the first changed, keeps the own words, and the rest follows', () => {
    const current = { ...base, decided: 'Two pilots' }
    expect(decideWriting(base, current, { ...base, thanks: 'Thank you' })).toEqual({
      do: 'look-again',
      changed: ['decided'],
      words: { decided: 'Two pilots', thanks: 'Thank you', inTouch: 'Lunch' },
    })
    expect(decideWriting(base, current, { ...base, decided: 'No pilot' })).toEqual({
      do: 'look-again',
      changed: ['decided'],
      words: { ...base, decided: 'No pilot' },
    })
  })

  test('nothing that stands is ever saved over by somebody who has not seen it', () => {
    const word = fc.constantFrom(null, 'a', 'b', 'c')
    const some = fc.record({ decided: word, thanks: word, inTouch: word })
    fc.assert(
      fc.property(some, some, some, (seen, current, typed) => {
        const writing = decideWriting(seen, current, typed)
        if (writing.do === 'save') expect(current).toEqual(seen)
        if (writing.do === 'nothing') return
        for (const name of CLOSING_FIELDS)
          expect(writing.words[name]).toBe(typed[name] === seen[name] ? current[name] : typed[name])
      }),
    )
    expect(decideWriting(NO_WORDS, NO_WORDS, NO_WORDS)).toEqual({ do: 'nothing' })
  })
})
