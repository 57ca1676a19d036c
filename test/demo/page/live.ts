import { useEffect, useState } from 'react'
import type { LiveEvent, State } from '../protocol.ts'
import { getState } from './api.ts'

const listeners = new Set<() => void>()
let isConnected = false

/** Calls `listener` now and after every change at the server; the answer ends it. */
export function onChanges(listener: () => void): () => void {
  connect()
  listeners.add(listener)
  listener()
  return () => listeners.delete(listener)
}

function connect(): void {
  if (isConnected) return
  isConnected = true
  const source = new EventSource('/api/events')
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  // After a broken connection nobody knows what was missed.
  source.onopen = tell
  source.onmessage = ({ data }) => {
    const event: LiveEvent = JSON.parse(data)
    if (event.type === 'reload') location.reload()
    else tell()
  }
}

/** One run at a time, so that an old answer never overtakes a new one; calls meanwhile make one more run together. */
export function oneAtATime(run: () => Promise<void>): () => void {
  let isRunning = false
  let isWanted = false
  return async () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    while (isWanted) {
      isWanted = false
      // The next change asks again.
      await run().catch(() => {})
    }
    isRunning = false
  }
}

/** The state that one person's pane shows, the last one of somebody else until there is their own. */
export function useStateOf(person: string | null): State | null {
  const [state, setState] = useState<State | null>(null)
  useEffect(() => {
    if (person === null) return
    let isOver = false
    const load = async () => {
      const found = await getState(person)
      if (!isOver) setState(found)
    }
    const leave = onChanges(oneAtATime(load))
    return () => {
      isOver = true
      leave()
    }
  }, [person])
  return state
}
