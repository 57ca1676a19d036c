import type { Example } from '../rows.ts'
import { blameShift } from './blame-shift.ts'
import { blameUser } from './blame-user.ts'
import { counterAttack } from './counter-attack.ts'
import { denial } from './denial.ts'
import { excuse } from './excuse.ts'
import { minimise } from './minimise.ts'
import { none1 } from './none-1.ts'
import { none2 } from './none-2.ts'
import { none3 } from './none-3.ts'
import { policyShield } from './policy-shield.ts'
import { superiority } from './superiority.ts'
import { yesBut } from './yes-but.ts'

/**
 * Only to learn from, never to judge by: written by somebody who had read the tuning part of the set and nothing of what
 * is held out. What is defensive in them stands between double brackets.
 */
export const MORE: readonly Example[] = [
  ...denial.map((text) => marked(text, 'denial')),
  ...yesBut.map((text) => marked(text, 'yes-but')),
  ...blameUser.map((text) => marked(text, 'blame-user')),
  ...blameShift.map((text) => marked(text, 'blame-shift')),
  ...excuse.map((text) => marked(text, 'excuse')),
  ...minimise.map((text) => marked(text, 'minimise')),
  ...superiority.map((text) => marked(text, 'superiority')),
  ...policyShield.map((text) => marked(text, 'policy-shield')),
  ...counterAttack.map((text) => marked(text, 'counter-attack')),
  ...none1.map((text) => marked(text, null)),
  ...none2.map((text) => marked(text, null)),
  ...none3.map((text) => marked(text, null)),
]

function marked(text: string, label: Example['label']): Example {
  const plain = text.replace('[[', '').replace(']]', '')
  const passage = /\[\[(.*)\]\]/.exec(text)?.[1]
  return passage === undefined ? { text: plain, label } : { text: plain, label, passage }
}
