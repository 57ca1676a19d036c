import { useCallback, useRef, useState } from 'react'
import type { State, TourStep } from '../protocol.ts'
import { EMPTY, put, type Seats, seated } from './seats.ts'

/** Who looks through the two panes, and what changes it. */
export function useSeats() {
  const [seats, setSeats] = useState<Seats>(EMPTY)
  const followed = useRef('')

  const settle = useCallback((state: State) => {
    setSeats((before) => (before.people[0] === null ? { ...before, people: seated(state) } : before))
  }, [])
  const become = useCallback((at: 0 | 1, person: string) => {
    setSeats((before) => ({
      ...before,
      people: put(before.people, at, person),
      surfaces: put(before.surfaces, at, null),
    }))
  }, [])
  const show = useCallback((at: 0 | 1, surface: string) => {
    setSeats((before) => ({ ...before, surfaces: put(before.surfaces, at, surface) }))
  }, [])
  const setBeside = useCallback((isBeside: boolean) => setSeats((before) => ({ ...before, isBeside })), [])
  const look = useCallback((shown: 0 | 1) => setSeats((before) => ({ ...before, shown })), [])
  const follow = useCallback(({ step, people, surfaces, pane }: TourStep) => {
    // Once for each step: in between the person may look around.
    const key = JSON.stringify([step, people, surfaces])
    if (key === followed.current) return
    followed.current = key
    setSeats((before) => ({
      people: [people[0], people[1] ?? before.people[1]],
      surfaces: [surfaces[0] ?? before.surfaces[0], surfaces[1] ?? before.surfaces[1]],
      isBeside: people.length > 1,
      shown: pane,
    }))
  }, [])
  return { seats, settle, become, show, setBeside, look, follow }
}
