import { useCallback } from 'react'
import type { State } from '../protocol.ts'
import { postTour } from './api.ts'
import { useQuestion } from './pane/question.ts'

/** Starts and stops the tour; asks first where it would discard what somebody did. */
export function useTour(state: State | null) {
  const { asked, confirm } = useQuestion()
  const isTouched = state?.isTouched === true
  const start = useCallback(async () => {
    const isFine =
      !isTouched ||
      (await confirm({
        title: 'Start the tour?',
        text: 'It begins in a fresh workspace. What you have done here will be gone.',
        yes: 'Start the tour',
        no: 'Stay here',
        isDangerous: false,
      }))
    if (isFine) await postTour({ tour: 'start' }).catch(() => {})
  }, [isTouched, confirm])
  const stop = useCallback(() => postTour({ tour: 'stop' }).catch(() => {}), [])
  return { asked, start, stop }
}
