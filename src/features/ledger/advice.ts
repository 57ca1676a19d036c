import type { ModalView } from '@slack/types'
import { findDefensiveLanguage } from '../../domain/defensive-language.ts'
import { adviceModal } from '../advice.ts'
import type { ActSent, Answered } from './act-form.ts'
import { LEDGER_AS_IT_IS, LEDGER_EDIT } from './ids.ts'

/** As much as Slack carries in a view. */
const METADATA_MAX = 3000

/** What an IT lead reads before an answer that may sound defensive goes to its leader; null where there is nothing to say. */
export function answerAdvice({ about, typed, form }: ActSent): ModalView | null {
  const note = 'note' in form ? form.note : null
  const findings = note === null ? [] : findDefensiveLanguage(note)
  const metadata = { ...about, typed } satisfies Answered
  // Only signs that no keyboard makes need more room than that.
  if (findings.length === 0 || JSON.stringify(metadata).length > METADATA_MAX) return null
  return adviceModal(findings, {
    id: LEDGER_AS_IT_IS,
    title: 'Before you send it',
    intro: 'The leader reads this word for word. This may sound defensive, though you may not mean it so:',
    asItIs: 'Send as it is',
    edit: { action: LEDGER_EDIT, value: about.id },
    metadata,
  })
}
