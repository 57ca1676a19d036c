import type { Button } from '@slack/types'
import type { Session } from '../domain/session.ts'
import { button, confirm } from '../slack/blocks.ts'
import { SESSION_MISSED } from './session/ids.ts'

/** Stands wherever somebody may see a session counted as held that never was. */
export function missedButton(session: Session): Button {
  return button('It did not take place', SESSION_MISSED, session.id, {
    confirm: confirm(
      'It did not take place?',
      'I take back the questions about it and offer to find another time.',
      'It did not',
      'Back',
    ),
  })
}
