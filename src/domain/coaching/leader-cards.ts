import { type CoachingCard, cardsOn } from './card.ts'

/** For leaders: an idea to use or to leave, shorter than a mentor's. */
export const LEADER_CARDS: readonly CoachingCard[] = [
  ...cardsOn('leader', 'making-room', [
    {
      id: 'leader-ask-to-be-interrupted',
      situations: ['first-session'],
      title: 'Ask to be interrupted',
      text: 'Your title is in the room, whether you want it or not. One sentence makes it smaller: “If I have something wrong, tell me straight away.”',
    },
    {
      id: 'leader-never-explained',
      situations: ['first-session'],
      title: 'Pick the term that nobody explains',
      text: 'Name one technology that everybody talks about and nobody has explained to you properly. It makes a good first topic, and your mentor knows at once where to begin.',
    },
    {
      id: 'leader-leave-the-silence',
      situations: ['any'],
      title: 'Leave the silence to them',
      text: 'Choosing honest words for somebody of your rank takes a few seconds. If your mentor hesitates, wait. What comes after the pause is usually what you wanted to know.',
    },
    {
      id: 'leader-how-would-you-disagree',
      situations: ['new-culture'],
      title: 'How would you tell me I am wrong?',
      text: 'In some places “interesting” means no. Ask your mentor “How would you tell me that I am wrong?” and you will recognise it when it happens.',
    },
    {
      id: 'leader-minute-before-the-topic',
      situations: ['remote-pair'],
      title: 'A minute before the topic',
      text: 'On a call nobody walks to the room together. One minute on something else, “How was your morning?”, and the rest of the conversation gets franker.',
    },
  ]),
  ...cardsOn('leader', 'feedback', [
    {
      id: 'leader-say-what-it-cost',
      situations: ['any'],
      title: 'Say what it cost',
      text: '“The system is slow” is easy to nod at. “Month end took us two days longer” is not. A number, or the day it happened, gives IT something to act on. Who hears it is your choice.',
    },
    {
      id: 'leader-what-to-keep',
      situations: ['any'],
      title: 'Name one thing to keep',
      text: 'IT hears what broke. If something worked well for you this month, say which and why. It tells them what must not get lost in the next change.',
    },
    {
      id: 'leader-what-became-of-it',
      situations: ['after-criticism'],
      title: 'Ask what became of it',
      text: 'Last time you named something that IT should do better. If you let IT hear it, “What happened with that?” is a fair opening. A no with a reason is an answer, too.',
    },
    {
      id: 'leader-half-time',
      situations: ['mid-point'],
      title: 'Looking back: what should change?',
      text: 'Three of the sessions are over. Which one was worth your time, and which was not? Your mentor will ask you. A straight answer is the kind one, and it decides what comes next.',
    },
  ]),
  ...cardsOn('leader', 'time', [
    {
      id: 'leader-one-annoyance',
      situations: ['any', 'first-session'],
      title: 'Bring one annoyance',
      text: 'One moment this week when a tool or a system cost you time: a screenshot or three words will do. There is no faster way to a useful session.',
    },
    {
      id: 'leader-try-it-yourself',
      situations: ['any'],
      title: 'Two minutes at the keyboard',
      text: 'If there is something to see on a screen, take the keyboard. Two minutes of trying show you more than ten of watching, and your mentor sees where it gets in the way.',
    },
    {
      id: 'leader-announce-the-call',
      situations: ['any'],
      title: 'If a call may come, say so first',
      text: '“I may have to take one call” at the start costs a second. When the phone rings, your mentor then knows that it has nothing to do with the conversation.',
    },
    {
      id: 'leader-date-not-interest',
      situations: ['after-cancellation'],
      title: 'A line about the date that fell through',
      text: 'When a date falls through, mentors tend to wonder whether the sessions still matter. One line settles it: “I want to keep doing this.” And if mornings are safer, say so.',
    },
    {
      id: 'leader-twenty-minutes',
      situations: ['long-gap'],
      title: 'Twenty minutes will do',
      text: 'It has been a while, and there is nothing to catch up on first. If the day is full, twenty minutes and one question of yours make a session.',
    },
    {
      id: 'leader-keep-shrink-drop',
      situations: ['goal-overdue'],
      title: 'Keep it, shrink it or drop it',
      text: 'One of your goals is past its date. It takes a minute: a new date, a smaller goal, or none. If it no longer matters, dropping it is the right decision.',
    },
  ]),
  ...cardsOn('leader', 'teaching', [
    {
      id: 'leader-explain-one-decision',
      situations: ['any'],
      title: 'Explain one decision',
      text: 'Tell your mentor how one recent decision was made: who had to agree, what tipped it, what it cost. No course teaches that, and what IT builds for you gets better for it.',
    },
    {
      id: 'leader-open-one-door',
      situations: ['last-session', 'mid-point'],
      title: 'Open one door',
      text: 'Is there somebody your mentor should meet? Two lines from you are enough: who they are, and why the two should talk. From IT, that door is hard to find.',
    },
    {
      id: 'leader-what-you-do-differently',
      situations: ['last-session'],
      title: 'Say what you do differently now',
      text: 'Name one thing you do differently since these sessions began. Your mentor seldom learns what becomes of an hour like this. A line to their manager goes a long way, too.',
    },
  ]),
]
