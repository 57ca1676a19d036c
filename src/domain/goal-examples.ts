/** A goal as somebody might write it, for the hints of a form; a row hangs together. */
export interface GoalExample {
  what: string
  howWeKnow: string
  byWhen: string
}

export const GOAL_EXAMPLES: readonly [GoalExample, GoalExample, GoalExample] = [
  {
    what: 'I can judge which of our planning steps AI could take over',
    howWeKnow: 'I have chosen one step and explained the choice to my team without help',
    byWhen: 'Before the budget round in September',
  },
  {
    what: 'My team gets its monthly figures without copying them by hand',
    howWeKnow: 'The March report was ready in one day where it used to take three',
    byWhen: 'By our third session',
  },
  {
    what: 'I know whom in IT to ask, and what they need from me',
    howWeKnow: 'Two requests went to the right person at the first try',
    byWhen: 'By the end of the quarter',
  },
]
