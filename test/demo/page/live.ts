import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveEvent, State } from '../protocol.ts'
import { getState } from './api.ts'

const AGAIN_MS = 1000

const listeners = new Set<() => void>()
const lookers = new Set<() => void>()
let isConnected = false
let isLost = false
let boot: string | null = null

/** Calls `listener` now and after every change at the server; the answer ends it. */
export function onChanges(listener: () => void): () => void {
  if (!isConnected) connect()
  listeners.add(listener)
  listener()
  return () => listeners.delete(listener)
}

function connect(): void {
  isConnected = true
  const socket = new WebSocket(`ws://${location.host}/api/events`)
  // The first word comes with the connection: after a broken one nobody knows what was missed.
  socket.onmessage = ({ data }) => {
    const event: LiveEvent = JSON.parse(data)
    setLost(false)
    // Another server may have another page and knows nothing of what this one shows.
    if (boot !== null && boot !== event.boot) location.reload()
    boot = event.boot
    for (const listener of [...listeners]) listener()
  }
  socket.onclose = () => {
    setLost(true)
    setTimeout(connect, AGAIN_MS)
  }
}

function setLost(isNow: boolean): void {
  if (isLost === isNow) return
  isLost = isNow
  for (const looker of lookers) looker()
}

/** Whether the server is gone, for the time being or for good. */
export const useLost = (): boolean => useSyncExternalStore(lookOn, () => isLost)

function lookOn(looker: () => void): () => void {
  lookers.add(looker)
  return () => lookers.delete(looker)
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
