import { useCallback, useState } from 'react'
import type { Question } from './context.ts'

/** The confirm dialog that stands over the pane, null while there is none. */
export function useQuestion() {
  const [asked, setAsked] = useState<(Question & { answer: (yes: boolean) => void }) | null>(null)
  const confirm = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        const answer = (yes: boolean) => {
          setAsked(null)
          resolve(yes)
        }
        setAsked({ ...question, answer })
      }),
    [],
  )
  return { asked, confirm }
}
