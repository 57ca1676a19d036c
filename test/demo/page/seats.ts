import type { State } from '../protocol.ts'

export type Two<T> = [left: T, right: T]

/** Who looks through the two panes, and at what. */
export interface Seats {
  /** Their ids; null until the server has said who there is. */
  people: Two<string | null>
  /** `home`, a conversation's id, or null for the direct message with the app. */
  surfaces: Two<string | null>
  isBeside: boolean
  /** Where only one pane fits: the one that is shown. */
  shown: 0 | 1
}

/** The usernames in the address that the page was opened with: `?as=maya,omar`. */
const named = (new URLSearchParams(location.search).get('as') ?? '').split(',').filter(Boolean)

/** Nobody sits anywhere yet; one name in the address asks for one pane. */
export const EMPTY: Seats = {
  people: [null, null],
  surfaces: [null, null],
  isBeside: named.length !== 1,
  shown: 0,
}

/** Somebody in each seat: whom the address names, else the first two of the scene's story. */
export function seated({ people }: State): Two<string | null> {
  const [first, second] = people.filter(({ isBot }) => !isBot)
  const left = people.find(({ username }) => username === named[0]) ?? first
  const right = people.find(({ username }) => username === named[1]) ?? (left === second ? first : second)
  return [left?.id ?? null, right?.id ?? null]
}

/** Writes the people into the address, so that a reload or a link shows the same. */
export function remember(state: State, { people, isBeside }: Seats): void {
  const names = people.map((seat) => state.people.find(({ id }) => id === seat)?.username ?? '')
  const next = `?as=${names.slice(0, isBeside ? 2 : 1).join(',')}`
  if (location.search !== next) history.replaceState(null, '', next)
}

export const put = <T>([left, right]: Two<T>, at: 0 | 1, value: T): Two<T> =>
  at === 0 ? [value, right] : [left, value]
