import type { Family } from '../../../src/domain/defensive-language/family.ts'

/** DOMAIN.md section 6, word for word: what a list of phrases finds. */
const CUES: Readonly<Record<Family, readonly string[]>> = {
  denial: [
    'not our fault',
    'that is not true',
    "that's not true",
    'never happened',
    'nobody else complained',
    'works fine here',
  ],
  'yes-but': [
    'yes, but',
    'i hear you, but',
    'fair point, however',
    'sorry, but',
    'with respect',
    'in our defence',
  ],
  'blame-user': [
    'you should have',
    'as i told you',
    'user error',
    'you never logged a ticket',
    'if you had only',
  ],
  'blame-shift': [
    'that is the vendor',
    'not our department',
    'the network team',
    'before my time',
    'finance cut it',
  ],
  excuse: ['understaffed', 'no budget', 'no time', 'legacy', 'out of our control', 'we were not told'],
  minimise: ['not a big deal', 'only affected', 'just a glitch', 'edge case', 'overreacting', 'barely down'],
  superiority: ['obviously', 'as everyone knows', 'it is basic', 'you would not understand', 'trust me'],
  'policy-shield': [
    'it is our policy',
    'per the sla',
    'security will not allow',
    'mistakes were made',
    'raise a ticket',
    'by design',
  ],
  'counter-attack': [
    'that is not fair',
    'you people',
    'always complaining',
    'easy for you to say',
    'whatever',
  ],
}

/** The families whose cues stand in the text. */
export function byCues(text: string): Family[] {
  const plain = text.toLowerCase().replaceAll('’', "'")
  return Object.entries(CUES).flatMap(([family, cues]) =>
    isFamily(family) && cues.some((cue) => plain.includes(cue)) ? [family] : [],
  )
}

const isFamily = (name: string): name is Family => name in CUES

/** Whoever says “but” defends themselves. */
export const byBut = (text: string): Family[] => (/\bbut\b/i.test(text) ? ['yes-but'] : [])
