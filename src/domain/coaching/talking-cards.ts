import { type CoachingCard, cardsOn } from './card.ts'

/** What a mentor says and how: communication, patience, admitting not to know. */
export const TALKING_CARDS: readonly CoachingCard[] = [
  ...cardsOn('mentor', 'communication', [
    {
      id: 'term-for-a-picture',
      situations: ['any'],
      title: 'Trade one term for a picture',
      text: 'Take the one technical word you cannot avoid today and find an everyday picture for it: “It is like a spare key to your house.” Then ask “Does that fit, or is it different for you?” Their answer shows you what arrived.',
    },
    {
      id: 'answer-first',
      situations: ['any'],
      title: 'Answer first, reasons after',
      text: 'When they ask you something, begin with the conclusion: “Yes, from March.” Then stop. They decide from there how much more they want to hear, and their next question tells you which of your reasons matters.',
    },
    {
      id: 'what-it-changes',
      situations: ['any'],
      title: 'Say what it would change',
      text: 'Before you show something, finish this sentence aloud: “With this, your team could ...” If no ending comes to mind, ask them for it: “Where in your week would this help?” Either way you are talking about their work.',
    },
    {
      id: 'how-would-you-put-it',
      situations: ['any'],
      title: 'Check without quizzing',
      text: '“Was that clear?” invites a polite yes. Try “How would you put this to your team?” You hear which part arrived, and they leave with a sentence of their own that they can use tomorrow.',
    },
    {
      id: 'open-with-their-week',
      situations: ['first-session'],
      title: 'Your first question, ready to use',
      text: 'You do not have to impress anybody in the first ten minutes. Ask “What took most of your time last week?” and stay with one thing they mention. It brings you a real topic and gives your nerves a moment to settle.',
    },
    {
      id: 'late-goal-one-question',
      situations: ['goal-overdue'],
      title: 'Raise the late goal in one question',
      text: 'A goal has passed its date. Ask “Is this still worth doing, or has something better come up?” and be ready for both answers. You leave with a new date, or with a goal that you both dropped on purpose. Either helps.',
    },
    {
      id: 'what-to-change-from-here',
      situations: ['mid-point'],
      title: 'Ask what to change from here',
      text: 'Three of your sessions are behind you. Ask “What should we do more of, and what can we leave out?” Write the answer down in their words and change one thing by next time, so that they can see it.',
    },
    {
      id: 'say-what-stayed',
      situations: ['last-session'],
      title: 'Tell them what stayed with you',
      text: 'Choose one thing they taught you and say where you used it: “Since you told me how budgets are decided, I ask who pays before I build.” One true example is the best thank-you you can give.',
    },
  ]),
  ...cardsOn('mentor', 'patience', [
    {
      id: 'count-to-five',
      situations: ['any'],
      title: 'Count to five',
      text: 'After you ask a question, count slowly to five before you say another word. The silence feels longer to you than to them. Often the polite answer comes first, and the real one after the pause.',
    },
    {
      id: 'hands-off-the-mouse',
      situations: ['any'],
      title: 'Hands off the mouse',
      text: 'When they try something on screen, keep your hands on the table and name the next step when they ask for it. It takes three times as long as doing it for them, and it is the part they will still know next week.',
    },
    {
      id: 'another-example',
      situations: ['any'],
      title: 'Asked again? Change the example',
      text: 'When a question comes back, the same words said slower rarely help. Say “Let me try that another way” and take an example from their own work. The sentence puts the effort on you, and nobody has to feel slow.',
    },
    {
      id: 'follow-the-detour',
      situations: ['any'],
      title: 'Follow the detour for a while',
      text: 'Many leaders think aloud, and a detour often ends at what is on their mind. Go along for three minutes, then let them choose: “That sounds worth a session of its own. Shall we take it now, or next time?”',
    },
    {
      id: 'recap-for-both',
      situations: ['long-gap'],
      title: 'After a long gap, recap for both',
      text: 'They have sat in a hundred meetings since you met. Begin with two sentences yourself: “Last time we looked at the forecast, and you wanted to try the new view. Did you get to it, or did other things come first?”',
    },
    {
      id: 'ten-minute-version',
      situations: ['goal-overdue'],
      title: 'Find the ten-minute version',
      text: 'When a goal stands still, its next step is often too big. Ask “Which part of this could we do right now, in ten minutes?” and do it together before you talk about anything else.',
    },
  ]),
  ...cardsOn('mentor', 'not-knowing', [
    {
      id: 'find-out-by-friday',
      situations: ['any', 'first-session'],
      title: 'Not knowing, with a date',
      text: 'Say “I don’t know. I will find out and write to you by Friday.” It needs no apology. They hear confident guesses all day; an answer that comes when you said it would is rarer. Note it on the spot.',
    },
    {
      id: 'label-your-guess',
      situations: ['any'],
      title: 'Put a label on a guess',
      text: 'Sometimes they want your feeling, now. Give it with a label: “My guess, unchecked, is two months. I can tell you more on Tuesday.” You have helped, and nobody takes it for a promise.',
    },
    {
      id: 'borrow-somebody-who-knows',
      situations: ['any'],
      title: 'Borrow somebody who knows',
      text: 'Nobody in IT knows all of IT. When a question lies outside your field, offer “A colleague does this every day. Shall I bring her along for ten minutes next time?” You know whom to ask, and that is a lot.',
    },
    {
      id: 'correct-an-old-answer',
      situations: ['any'],
      title: 'Correct an old answer first',
      text: 'If something you told them has turned out wrong, say so before they notice: “Last time I said two weeks. I have checked, and it is four.” One sentence is enough, and it makes your other answers easier to believe.',
    },
    {
      id: 'ask-the-basic-question',
      situations: ['first-session'],
      title: 'Ask the question that feels too basic',
      text: 'Nobody expects you to know their business. “What does a good month look like here?” and “Who decides that?” are questions that leaders like to answer, and much of what you hear is written down nowhere.',
    },
  ]),
]
