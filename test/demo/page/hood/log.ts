import { useCallback, useRef, useState } from 'react'
import type { HoodEntry } from '../../protocol.ts'
import { getHood } from '../api.ts'

const KEPT = 400

export interface HoodLog {
  /** The newest first. */
  entries: HoodEntry[]
  refusals: number
  clear: () => void
  /** Asks for what came since the last time. */
  reload: () => Promise<void>
}

/** What the panel under the hood shows; it asks the server only when told to. */
export function useHoodLog(): HoodLog {
  const [entries, setEntries] = useState<HoodEntry[]>([])
  const [refusals, setRefusals] = useState(0)
  const last = useRef(0)
  const isRunning = useRef(false)
  const isStale = useRef(false)

  // One request at a time, so that no entry is shown twice.
  const reload = useCallback(async () => {
    isStale.current = true
    if (isRunning.current) return
    isRunning.current = true
    while (isStale.current) {
      isStale.current = false
      const hood = await getHood(last.current).catch(() => null)
      if (!hood) continue
      last.current = hood.last
      setRefusals(hood.refusals)
      setEntries((before) => [...hood.entries.toReversed(), ...before].slice(0, KEPT))
    }
    isRunning.current = false
  }, [])
  const clear = useCallback(() => setEntries([]), [])

  return { entries, refusals, clear, reload }
}
