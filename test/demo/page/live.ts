import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveEvent, State } from '../protocol.ts'
import { getState } from './api.ts'

/** Tells of every change at the server from now on. */
export function useChanges(onChange: () => void): void {
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    const events = new EventSource('/api/events')
    // After a broken connection nobody knows what was missed.
    events.onopen = () => latest.current()
    events.onmessage = ({ data }) => {
      const event: LiveEvent = JSON.parse(data)
      if (event.type === 'reload') location.reload()
      else latest.current()
    }
    return () => events.close()
  }, [])
}

/** The state that one person's pane shows, null while there is none, and how to ask for it again. */
export function useStateOf(person: string | null): { state: State | null; reload: () => void } {
  const [state, setState] = useState<State | null>(null)
  const wanted = useRef(person)
  const isRunning = useRef(false)
  const isStale = useRef(false)

  // One request at a time, so that an old answer never overtakes a new one.
  const reload = useCallback(async () => {
    isStale.current = true
    if (isRunning.current) return
    isRunning.current = true
    while (isStale.current && wanted.current !== null) {
      isStale.current = false
      const asked = wanted.current
      const found = await getState(asked).catch(() => null)
      if (found && wanted.current === asked) setState(found)
    }
    isRunning.current = false
  }, [])

  useEffect(() => {
    wanted.current = person
    void reload()
  }, [person, reload])
  return { state, reload }
}
