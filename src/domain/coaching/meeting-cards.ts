import { type CoachingCard, cardsOn } from './card.ts'

/** What makes a meeting worth its hour: preparation, a leader's time, sessions on a call. */
export const MEETING_CARDS: readonly CoachingCard[] = [
  ...cardsOn('mentor', 'preparation', [
    {
      id: 'three-lines',
      situations: ['any'],
      title: 'Three lines on a card',
      text: 'Write down three lines before you go: what you promised, what you would like to ask, what they should take away. Keep them in view. If nerves empty your head, the second line is there for you.',
    },
    {
      id: 'promise-first',
      situations: ['any'],
      title: 'Open with what you promised',
      text: 'If you offered to find something out, let it be your first sentence, even when the answer is no: “You asked for the report on Mondays. Tuesday is the earliest, and I can show you why.” It is what they will remember you for.',
    },
    {
      id: 'it-in-two-sentences',
      situations: ['any', 'first-session'],
      title: 'IT in two sentences',
      text: 'One sentence on what IT is working towards, one on what that means for their area: the strategy card gives you both. Say them aloud once before you go. Long words are easiest to catch when you hear yourself.',
    },
    {
      id: 'one-thing-about-their-area',
      situations: ['first-session'],
      title: 'Find out one thing about their area',
      text: 'Spend ten minutes on what keeps their part of the business busy this year. Then ask about it: “I read that you are opening two sites. How does that look from your side?” One question shows that you came for them.',
    },
    {
      id: 'page-of-what-happened',
      situations: ['mid-point'],
      title: 'Bring a page of what happened',
      text: 'List on one page what you two have done so far: topics, things tried, answers you brought. Put it on the table and ask “Which of these was worth your time?” It is easier to point at a line than to judge the whole.',
    },
    {
      id: 'keep-the-topic',
      situations: ['after-cancellation'],
      title: 'Keep the topic you prepared',
      text: 'Your preparation is still good. Send one line ahead of the new date: “I have the two examples ready, unless something else matters more by now.” They come knowing what it is about, and can still change it.',
    },
    {
      id: 'what-is-new-on-your-desk',
      situations: ['long-gap'],
      title: 'Ask what is new on their desk',
      text: 'After a long break, the old plan may not fit any more. Before you open your notes, ask “What is on your desk now that was not there last time?” If it beats your topic, take it. Yours will keep.',
    },
    {
      id: 'read-the-goal-aloud',
      situations: ['goal-overdue'],
      title: 'Read the goal aloud together',
      text: 'Goals get stuck when two people picture different endings. Read the late one aloud and ask “What would we see if this were done?” If your answers differ, write the sentence anew on the spot, with a date.',
    },
    {
      id: 'list-of-what-they-said',
      situations: ['last-session'],
      title: 'Bring what became of their feedback',
      text: 'Look up what they told you about IT and where each point stands: done, planned, or no and why. Go through it together. An honest “That one did not happen” today is kinder than silence later.',
    },
  ]),
  ...cardsOn('mentor', 'executive-time', [
    {
      id: 'fifteen-minute-version',
      situations: ['any', 'after-cancellation'],
      title: 'Have a fifteen-minute version',
      text: 'Decide beforehand what you would do with fifteen minutes. If they come late, say “We have a quarter of an hour, so let us do the one thing that matters.” They get something whole, and you can stay calm.',
    },
    {
      id: 'give-minutes-back',
      situations: ['any'],
      title: 'Give ten minutes back',
      text: 'When you are done early, say so: “That was all I had. Would you like the ten minutes back?” Some will be glad of the break. Others will use them for what they wanted to tell you all along.',
    },
    {
      id: 'keep-the-time',
      situations: ['any'],
      title: 'Keep the time for both of you',
      text: 'Say at the start “I will keep an eye on the time”, and ten minutes before the end “Ten minutes left. May I ask you one thing about IT?” They can forget the clock, and your question gets its place.',
    },
    {
      id: 'leave-with-a-date',
      situations: ['any'],
      title: 'Leave with the next date',
      text: 'Before you part, ask “Shall we fix the next one now?” While you both have your calendars at hand it takes half a minute. Afterwards it takes five messages.',
    },
    {
      id: 'start-fresh',
      situations: ['after-cancellation'],
      title: 'Start fresh after a cancellation',
      text: 'Whoever cancelled, it is behind you. Begin with “Good to see you. I have been looking forward to this one” and go to the topic. Cancelling is part of a full calendar and seldom says anything about you.',
    },
    {
      id: 'hour-that-holds',
      situations: ['after-cancellation'],
      title: 'Find the hour that holds',
      text: 'Some hours are cancelled more often than others. Ask “Which hour of your week is hardest to take away from you?”, or ask whoever looks after their calendar. Then book that one for the rest of your sessions.',
    },
    {
      id: 'restart-with-twenty',
      situations: ['long-gap'],
      title: 'Restart with twenty minutes',
      text: 'After a long gap a full session can look too big for the week. Send one line ahead: “If it is tight, twenty minutes will do. I have one topic ready.” Once you have met again, the next date is much easier to find.',
    },
  ]),
  ...cardsOn('mentor', 'remote', [
    {
      id: 'two-minutes-early',
      situations: ['remote-pair'],
      title: 'Be there two minutes early',
      text: 'Open the call two minutes early, sound tested, the page you want to show already open. When they arrive from the meeting before, the first thing they see is somebody who has time for them.',
    },
    {
      id: 'share-the-awkward-hour',
      situations: ['remote-pair'],
      title: 'Take turns with the awkward hour',
      text: 'For one of you it is always early or late. Say it aloud: “Last time it was your evening. Shall we take my early morning next?” They may say that they do not mind. They will still have noticed.',
    },
    {
      id: 'a-breath-longer',
      situations: ['remote-pair'],
      title: 'Wait a breath longer on a call',
      text: 'A pause on a call can be the line, or somebody looking for a word in a second language. Wait one breath longer than feels natural. If you both start at once, say “You first, please” and let them.',
    },
    {
      id: 'their-screen',
      situations: ['remote-pair'],
      title: 'Ask to see their screen',
      text: 'Instead of showing yours, ask “Could you share your screen and show me how you do it today?” You see the seven clicks that nobody ever reports, and they get to explain what they know best.',
    },
    {
      id: 'next-step-in-the-chat',
      situations: ['remote-pair'],
      title: 'Type the next step where both see it',
      text: 'In the last three minutes, type the next step into the chat as you say it: who, what, by when. Then ask “Is that how you would put it?” A call is over with one click, and this line stays.',
    },
    {
      id: 'outside-your-window',
      situations: ['remote-pair'],
      title: 'Begin with the view from the window',
      text: 'On a call nobody walks to the room together, so begin with something small: “What do you see from your window?” Two minutes of it make the rest easier, and you hear what kind of day they are having.',
    },
  ]),
]
