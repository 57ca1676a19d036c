import type { Company } from './company.ts'
import { coordinates, IT_CHANNEL } from './scenes/moves.ts'

export interface StoryStep {
  caption: string
  /** Usernames in the left and the right pane. */
  people: readonly [string] | readonly [string, string]
  /** What each pane shows: a conversation's id, or `home`; null leaves it. */
  surfaces?: (company: Company) => (string | null)[]
  /** Which of the two is looked at where only one fits; the left one, unless it says so. */
  pane?: 0 | 1
  /** What stands in the left composer while the caption is read. */
  draft?: string
  /** What happens once the caption was read. */
  play?: (company: Company) => Promise<void>
}

const notes = (name: string) => (company: Company) => [company.person(name).notes]
const direct = ({ person }: Company, name: string) => person(name).directMessage
const channel = ({ workspace }: Company, name: string) => workspace.channel(name).id

/** The conversation of the pair with the bot. */
const together = ({ person }: Company) =>
  person('maya').conversations.find(({ kind, members }) => kind === 'mpim' && members.has(person('omar').id))
    ?.id ?? null

const bothTogether = (company: Company) => [together(company), together(company)]

/** The product's first story, from the empty workspace to the first check-in. */
export const STORY: readonly StoryStep[] = [
  {
    caption:
      'Priya runs the programme. She is a Slack admin, so the first /mentor settings makes her its coordinator.',
    people: ['priya'],
    surfaces: notes('priya'),
    draft: '/mentor settings',
    play: async ({ person }) => person('priya').types('/mentor settings'),
  },
  {
    caption: `She chooses #${IT_CHANNEL} as the place for what leaders decide to tell IT.`,
    people: ['priya'],
    play: async (company) => {
      await company.person('priya').closes()
      await coordinates(company, 'priya')
    },
  },
  {
    caption: 'Maya works in IT. She would like to mentor Omar, the CFO in New York. One line is enough.',
    people: ['maya', 'omar'],
    surfaces: (company) => [company.person('maya').notes, direct(company, 'omar')],
    draft: '/mentor start @omar',
    play: async ({ person }) => person('maya').types('/mentor start @omar'),
  },
  {
    caption: 'What about, with which goals, how often: the form suggests six months, once a month.',
    people: ['maya', 'omar'],
    play: async ({ person }) =>
      person('maya').submits({
        topic: 'What automation can do for our month-end closing',
        goals: 'Try one tool together\nFind two closing steps to automate',
        line: 'You said at the town hall that closing takes nine days. I would love to see why.',
      }),
  },
  {
    caption: 'Omar reads it in his own time zone. Two buttons, no login, no form.',
    people: ['maya', 'omar'],
    pane: 1,
    play: async ({ person }) => person('omar').clicks('Accept'),
  },
  {
    caption: 'The pair is alive: both find themselves in one conversation, with the agreement on top.',
    people: ['maya', 'omar'],
    surfaces: bothTogether,
    play: async ({ person }) => person('maya').clicks('Schedule the first session'),
  },
  {
    caption: 'Maya books the first session. Everybody sees the time by their own clock.',
    people: ['maya', 'omar'],
    play: async ({ person }) => person('maya').submits({ date: '2026-03-05', time: '15:00' }),
  },
  {
    caption:
      'We turn the clock to the last ten minutes of the session. Deskside hands Maya one question about IT.',
    people: ['maya', 'omar'],
    surfaces: (company) => [direct(company, 'maya'), together(company)],
    play: (company) => company.until('2026-03-05T15:35[Europe/Stockholm]'),
  },
  {
    caption: 'The session ends. Omar is asked how it was: one click.',
    people: ['omar', 'maya'],
    surfaces: (company) => [direct(company, 'omar'), direct(company, 'maya')],
    play: async (company) => {
      await company.until('2026-03-05T15:45[Europe/Stockholm]')
      await company.person('omar').clicks('5 Very useful')
    },
  },
  {
    caption: 'He has something for IT. He decides, for each thing he says, how far it travels.',
    people: ['omar', 'maya'],
    play: async ({ person }) => person('omar').clicks('Tell IT something'),
  },
  {
    caption: 'With his name, this time. Before anything leaves, he reads exactly what IT will read.',
    people: ['omar', 'maya'],
    play: async ({ person }) =>
      person('omar').submits({
        words: 'A new colleague in my team waits two weeks for a laptop. We lend them our own.',
        category: 'Responsiveness',
        kind: 'Friction',
        sharing: 'named',
      }),
  },
  {
    caption: 'Only Share sends it.',
    people: ['omar', 'ingrid'],
    surfaces: (company) => [direct(company, 'omar'), channel(company, IT_CHANNEL)],
    play: async ({ person }) => person('omar').submits(),
  },
  {
    caption: `Ingrid, the CIO, finds it in #${IT_CHANNEL}. Maya writes down what she learned: only she can read that.`,
    people: ['maya', 'ingrid'],
    surfaces: (company) => [direct(company, 'maya'), channel(company, IT_CHANNEL)],
    pane: 1,
    play: async ({ person }) => person('maya').clicks('Write it down'),
  },
  {
    caption: 'Under a minute, and every field but one may stay empty.',
    people: ['maya', 'ingrid'],
    play: async ({ person }) =>
      person('maya').submits({
        heard: 'Laptops for newcomers take two weeks',
        learned: 'Why closing needs three systems',
        followUps: 'Ask Diego about a loan pool',
      }),
  },
  {
    caption: 'Monday, 09:30 by each one’s own clock: one short message asks how it is going.',
    people: ['maya', 'omar'],
    surfaces: (company) => [direct(company, 'maya'), direct(company, 'omar')],
    play: async (company) => {
      await company.until('2026-03-09T15:00[Europe/Stockholm]')
      await company.person('maya').clicks('On track')
    },
  },
  {
    caption: 'That is the first story. Now it is yours: choose whom to be, on the left.',
    people: ['maya', 'omar'],
  },
]
