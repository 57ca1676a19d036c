import type { ModalView } from '@slack/types'
import { findDefensiveLanguage } from '../../domain/defensive-language.ts'
import type { ReflectionDraft } from '../../domain/feedback.ts'
import { adviceModal } from '../advice.ts'
import { FEEDBACK_REFLECT, REFLECTION_KEPT } from './ids.ts'

/** What was heard is asked for in the leader's words, and those are not the writer's. */
const wordsIn = ({ learned, followUps }: ReflectionDraft): string[] =>
  [learned, followUps].flatMap((words) => words ?? [])

/**
 * What a mentor reads whose notes may sound defensive; null where there is nothing to say. The notes are the mentor's own and
 * longer than a view can carry, so they are saved before. What stood in them before is not spoken of again.
 */
export function reflectionAdvice(
  sessionId: string,
  draft: ReflectionDraft,
  before: ReflectionDraft | null,
): ModalView | null {
  const known = before ? wordsIn(before) : []
  const findings = wordsIn(draft)
    .flatMap(findDefensiveLanguage)
    .filter(({ quote }) => !known.some((words) => words.includes(quote)))
  if (findings.length === 0) return null
  return adviceModal(findings, {
    id: REFLECTION_KEPT,
    title: 'A second look',
    intro:
      'Your notes are saved. This may sound defensive, though you may not mean it so, and the next talk begins with how you think of this one:',
    asItIs: 'Keep as it is',
    edit: { action: FEEDBACK_REFLECT, value: sessionId },
  })
}
