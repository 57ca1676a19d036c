import { useCallback, useState } from 'react'
import type { State, TourStep } from '../protocol.ts'

/** The usernames in the address that the page was opened with. */
const named = (new URLSearchParams(location.search).get('as') ?? '').split(',').filter(Boolean)

type Two<T> = [left: T, right: T]

interface Chosen {
  /** Their ids; null until the server has said who there is. */
  people: Two<string | null>
  /** `home`, a conversation's id, or null for the direct message with the app. */
  surfaces: Two<string | null>
  isBeside: boolean
  /** The step of the tour that was followed last; null while there is no tour. */
  step: string | null
}

/** Who looks through the two panes, and at what. The address remembers the people: `?as=maya,omar`. */
export function useSeats() {
  const [chosen, setChosen] = useState<Chosen>({
    people: [null, null],
    surfaces: [null, null],
    isBeside: named.length !== 1,
    step: null,
  })

  const settle = useCallback((state: State) => {
    setChosen((before) => {
      const chosen = followed(before, state.tour)
      const people = seated(chosen.people, state)
      return people.every((id, at) => id === chosen.people[at]) ? chosen : { ...chosen, people }
    })
  }, [])
  const become = useCallback((at: 0 | 1, person: string) => {
    setChosen((before) => ({
      ...before,
      people: put(before.people, at, person),
      surfaces: put(before.surfaces, at, null),
    }))
  }, [])
  const show = useCallback((at: 0 | 1, surface: string) => {
    setChosen((before) => ({ ...before, surfaces: put(before.surfaces, at, surface) }))
  }, [])
  const setBeside = useCallback((isBeside: boolean) => setChosen((before) => ({ ...before, isBeside })), [])

  return { seats: chosen, settle, become, show, setBeside }
}

const put = <T>([left, right]: Two<T>, at: 0 | 1, value: T): Two<T> =>
  at === 0 ? [value, right] : [left, value]

/** The tour chooses once with each of its steps; until the next one the person may choose otherwise. */
function followed(before: Chosen, tour: TourStep | null): Chosen {
  const step = tour && JSON.stringify([tour.step, tour.people, tour.surfaces])
  if (step === before.step) return before
  if (!tour) return { ...before, step }
  const { people, surfaces } = tour
  return {
    people: [people[0], people[1] ?? before.people[1]],
    surfaces: [surfaces[0] ?? before.surfaces[0], surfaces[1] ?? before.surfaces[1]],
    isBeside: people.length > 1,
    step,
  }
}

/** Somebody in each seat: whoever sits there, whom the address names, the first two of the scene's story. */
function seated(sitting: Two<string | null>, { people }: State): Two<string | null> {
  const [first, second] = people.filter(({ isBot }) => !isBot)
  const find = (at: 0 | 1) =>
    people.find(({ id }) => id === sitting[at]) ?? people.find(({ username }) => username === named[at])
  const left = find(0) ?? first
  const right = find(1) ?? (left === second ? first : second)
  return [left?.id ?? null, right?.id ?? null]
}

/** Writes into the address who sits in the seats. */
export function toAddress(state: State, { people, isBeside }: Pick<Chosen, 'people' | 'isBeside'>): void {
  const names = seated(people, state).map(
    (seat) => state.people.find(({ id }) => id === seat)?.username ?? '',
  )
  const next = `?as=${names.slice(0, isBeside ? 2 : 1).join(',')}`
  if (location.search !== next) history.replaceState(null, '', next)
}
