import { useCallback, useEffect, useRef, useState } from 'react'
import { postAct, Refused } from '../api.ts'
import type { OwnAct } from './context.ts'

const NOTICE_MS = 8000

/** What one person does, one thing after the other, and what came of it when it was refused. */
export function useActs(personId: string) {
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [notice, setNotice] = useState<string | null>(null)

  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(() => setNotice(null), NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice])

  const act = useCallback(
    (own: OwnAct): Promise<boolean> => {
      // What was typed arrives before the button that was pressed after it.
      const done = queue.current.then(async () => {
        try {
          await postAct({ ...own, person: personId })
          return true
        } catch (error) {
          setNotice(
            error instanceof Refused ? error.message : 'The demo’s server did not answer. Is it running?',
          )
          return false
        }
      })
      queue.current = done
      return done
    },
    [personId],
  )
  return { act, notice, dismiss: () => setNotice(null) }
}
