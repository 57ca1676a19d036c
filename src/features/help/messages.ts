import { context, header, type Message, section } from '../../slack/blocks.ts'

interface Group {
  title: string
  words: readonly (readonly [word: string, what: string])[]
}

const GROUPS: readonly Group[] = [
  {
    title: 'Your pair',
    words: [
      ['start @someone', 'propose a pair: one from IT, one from the business'],
      ['goals', 'what you want to reach, at most three; how far you are, in one tap'],
      ['agreement', 'what you have agreed on, the ground rules, and how to change it'],
      ['pause', 'rest until a date; the pair goes on by itself'],
      ['resume', 'go on earlier'],
      ['closing', 'the summary you write together when your last session comes near'],
      ['end', 'end a pair; no reason needed'],
    ],
  },
  {
    title: 'Sessions',
    words: [
      ['session', 'book the next session, have three times sent, or log one that took place'],
      ['plan', 'what each of your sessions is about; change what is ahead'],
      ['log', 'what you learned or taught; yours alone unless you share it with your partner'],
      ['strategy', 'what IT is working on, in business terms'],
      [
        'delegate @someone',
        'for leaders: an assistant sees to your dates, and to nothing else; `off` ends it',
      ],
    ],
  },
  {
    title: 'You',
    words: [
      [
        'time',
        'for mentors: what the role takes, and hours that your line manager agrees to; for coordinators: hours per mentor',
      ],
      ['status', 'your pairs, the next session, your goals, what you owe'],
      ['nudges', 'what I will send you next, when and why; switch it off, or say when I may write'],
      ['away until friday', 'time off: nothing dated comes; `/mentor back` ends it'],
      ['check-ins', 'when I ask how it is going; brings the question back where it stopped'],
      ['settings', 'when I check in; for coordinators also the IT channel and who coordinates'],
      ['ledger', 'for IT leads: what leaders share about IT, who owns it, and what became of it'],
      ['stalled', 'for coordinators: the pairs that no longer meet'],
      ['help', 'this list'],
    ],
  },
]

const PRIVACY =
  'Who sees what: I read no conversations. Feedback reaches IT only when the leader who gave it presses Share; a mentor’s notes stay with the mentor; a learning log is its writer’s, until they share it with their partner; coordinators see pairs, dates and the hours of mentors, and only those words that were meant for them.'

/** What stands behind `/mentor`, one line each. */
export function helpMessage(): Message {
  return {
    text: 'What I can do: /mentor start, session, delegate, plan, goals, agreement, log, strategy, time, status, pause, resume, closing, end, away, back, nudges, check-ins, settings, ledger, stalled, help.',
    blocks: [
      header('What I can do'),
      ...GROUPS.map(({ title, words }) =>
        section([`*${title}*`, ...words.map(([word, what]) => `\`/mentor ${word}\` – ${what}`)].join('\n')),
      ),
      context(PRIVACY),
    ],
  }
}
