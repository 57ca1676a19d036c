import type { Family } from '../../../src/domain/defensive-language/family.ts'
import { blameShift } from './set-blame-shift.ts'
import { blameUser } from './set-blame-user.ts'
import { counterAttack } from './set-counter-attack.ts'
import { denial } from './set-denial.ts'
import { excuse } from './set-excuse.ts'
import { minimise } from './set-minimise.ts'
import { noneAsking } from './set-none-asking.ts'
import { noneConstraint } from './set-none-constraint.ts'
import { noneDisagree } from './set-none-disagree.ts'
import { noneFacts } from './set-none-facts.ts'
import { noneHelp } from './set-none-help.ts'
import { noneLong } from './set-none-long.ts'
import { noneOwning } from './set-none-owning.ts'
import { nonePairs } from './set-none-pairs.ts'
import { nonePraise } from './set-none-praise.ts'
import { noneReported } from './set-none-reported.ts'
import { policyShield } from './set-policy-shield.ts'
import { questions } from './set-questions.ts'
import { short } from './set-short.ts'
import { superiority } from './set-superiority.ts'
import { yesBut } from './set-yes-but.ts'

/** A note or an answer as people type it, and what a fair reader would call it. */
export interface Labelled {
  text: string
  /** Nothing defensive: null. */
  label: Family | null
  /** No stock phrase gives it away; or, not being defensive, it is full of them. */
  hard: boolean
  /** The defensive part, word for word as it stands in the text. */
  passage?: string
}

/** Written by somebody who had not seen the rules, only what each family means. */
export const SET: readonly Labelled[] = [
  ...denial,
  ...yesBut,
  ...blameUser,
  ...blameShift,
  ...excuse,
  ...minimise,
  ...superiority,
  ...policyShield,
  ...counterAttack,
  ...noneOwning,
  ...noneFacts,
  ...noneReported,
  ...noneConstraint,
  ...noneDisagree,
  ...noneAsking,
  ...nonePraise,
  ...noneHelp,
  ...noneLong,
  ...nonePairs,
  ...questions,
  ...short,
]
