import type { Family } from './family.ts'

/** Why a passage of this family may be heard as defensive, and what to say in its place. */
export const ADVICE: Readonly<Record<Family, { why: string; instead: string }>> = {
  denial: {
    why: 'This may sound as if their experience did not count: they were there, and hear that it was not so.',
    instead: 'Say first what they experienced, in their words, and then what you will check.',
  },
  'yes-but': {
    why: 'The second half may take back the first: people remember what comes after the “but”.',
    instead: 'Stop after the agreement. Or go on with “and”, and a question.',
  },
  'blame-user': {
    why: 'This may be heard as “you did it wrong”, and people who feel blamed stop telling you things.',
    instead: 'Describe the step itself, and ask what made it hard.',
  },
  'blame-shift': {
    why: 'For the reader you are IT. This may sound as if it were nobody’s job to help them.',
    instead: 'Say whom you will ask and by when they hear from you, whoever caused it.',
  },
  excuse: {
    why: 'Reasons that come first may sound like excuses, even when all of them are true.',
    instead: 'Start with what it cost them, give the reason in half a sentence, end with the next step.',
  },
  minimise: {
    why: 'This may make it smaller than it was for them, and they know how big it was.',
    instead: 'Name the effect in their terms: what they could not do, for how long, what it cost.',
  },
  superiority: {
    why: 'This may sound as if they could not understand it, and it closes the talk.',
    instead: 'Use plain words, leave out how clear it is, and ask what they would need.',
  },
  'policy-shield': {
    why: 'A rule without its reason may sound like a closed door with nobody behind it.',
    instead: 'Give the reason for the rule and an option that is open, and say who does what next.',
  },
  'counter-attack': {
    why: 'This answers criticism with criticism. The point they made may get lost.',
    instead: 'Wait a moment, thank them for saying it, and ask: “Tell me more about ...”.',
  },
}
