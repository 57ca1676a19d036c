import type { Telling } from './moves.ts'

/** What leaders say about IT in a year; nothing, now and then. */
export const TOLD: readonly (Telling | undefined)[] = [
  {
    words: 'A new colleague waits two weeks for a laptop.',
    category: 'Responsiveness',
    kind: 'Friction',
    sharing: 'named',
  },
  undefined,
  {
    words: 'The expense tool forgets what I typed when the train enters a tunnel.',
    category: 'Tools',
    kind: 'Friction',
    sharing: 'theme',
  },
  {
    words: 'The new meeting rooms simply work. Thank the team.',
    category: 'Praise',
    kind: 'Praise',
    sharing: 'named',
  },
  {
    words: 'I learn of planned downtime from my customers.',
    category: 'Communication',
    kind: 'Friction',
    sharing: 'named',
  },
  undefined,
  {
    words: 'Three sign-ins before I can read one report.',
    category: 'Security friction',
    kind: 'Friction',
    sharing: 'theme',
  },
  {
    words: 'I would rather see one page on Monday than nine reports.',
    category: 'Data and reporting',
    kind: 'Idea',
    sharing: 'theme',
  },
  {
    words: 'The project was late and nobody said so until the last week.',
    category: 'Projects and delivery',
    kind: 'Friction',
  },
  {
    words: 'The warehouse system stands still every month-end.',
    category: 'Reliability',
    kind: 'Friction',
    sharing: 'named',
  },
  {
    words: 'What does it cost us to keep the old system another year?',
    category: 'Cost',
    kind: 'Idea',
    sharing: 'theme',
  },
]

/** What mentors write down for themselves. */
export const HEARD: readonly { heard?: string; learned?: string; followUps?: string }[] = [
  { heard: 'Laptops for newcomers take two weeks', followUps: 'Ask about a loan pool' },
  { learned: 'How the month is closed' },
  {},
  { heard: 'Downtime is announced too late', learned: 'Which customers notice first' },
  { followUps: 'Send the one-page overview' },
]
