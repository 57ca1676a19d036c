import { type CoachingCard, cardsOn } from './card.ts'

/** How a mentor takes in what a leader says: criticism, presence and the phone, culture. */
export const LISTENING_CARDS: readonly CoachingCard[] = [
  ...cardsOn('mentor', 'criticism', [
    {
      id: 'thank-then-stop',
      situations: ['after-criticism'],
      title: 'Thank them, then stop',
      text: 'When criticism of IT comes, say “Thank you for telling me”, and then nothing for three seconds. The explanation you are itching to give will keep until tomorrow. What they say next may be the real point.',
    },
    {
      id: 'read-it-back',
      situations: ['any', 'after-criticism'],
      title: 'Write it down as they said it',
      text: 'Note what they say about IT in their own words and read it back: “You wait four days for an answer. Have I got that right?” Read back, it sounds taken seriously. Softened, it sounds brushed aside.',
    },
    {
      id: 'ask-what-it-cost',
      situations: ['after-criticism'],
      title: 'Ask what it cost them',
      text: 'Once you have listened, one question makes a complaint useful: “What did that mean for your team on the day?” Two lost hours, a late order, an awkward call with a client: that is what gets somebody in IT moving.',
    },
    {
      id: 'come-back-with-one-answer',
      situations: ['after-criticism'],
      title: 'Come back with one answer',
      text: 'They told you something hard last time. If they let IT hear it, find out where it stands before you meet, and begin with that: “About the slow logins, here is what I know.” Even “Nothing yet, I have asked twice” shows that it was not lost.',
    },
    {
      id: 'when-you-built-it',
      situations: ['after-criticism'],
      title: 'When they criticise what you built',
      text: 'It stings when the work is yours. You can say so and still ask: “I worked on that one, so I would really like to know. Where did it let you down?” It takes courage once. After that they know they can tell you.',
    },
    {
      id: 'between-us-or-for-it',
      situations: ['any', 'after-criticism'],
      title: 'Ask what may reach IT',
      text: 'When something critical comes up, ask “Is that between us, or should IT hear it? You decide in the message after our session.” People tell you more when they know that the choice stays with them.',
    },
    {
      id: 'still-unsaid',
      situations: ['mid-point'],
      title: 'Ask for what is still unsaid',
      text: 'They know you better now than in the first session. Near the end, ask “Is there something about IT that seemed too small or too big to mention so far?” Then listen until they have finished, and thank them.',
    },
    {
      id: 'thank-for-the-hard-part',
      situations: ['last-session'],
      title: 'Say thank you for the hard part',
      text: 'Name one hard thing they told you about IT and what came of it: “You said that nobody calls back. Since May, somebody does.” If nothing came of it, say that too. Then thank them for saying it all the same.',
    },
  ]),
  ...cardsOn('mentor', 'presence', [
    {
      id: 'phone-out-of-sight',
      situations: ['any'],
      title: 'Phone out of sight',
      text: 'Put your phone away before you begin; even face down on the table it says that somebody else may come first. If you are on call, tell them at the start: “I may have to take one call. Otherwise you have my full attention.”',
    },
    {
      id: 'when-their-phone-rings',
      situations: ['any'],
      title: 'When their phone rings',
      text: 'Say “Please take it, I will wait” and look at your notes. When they are back, hand them the thread: “You were saying that the forecast comes too late.” They are back in the topic at once, and nobody had to apologise.',
    },
    {
      id: 'say-why-you-write',
      situations: ['any', 'first-session'],
      title: 'Say why you are writing',
      text: 'Typing looks like answering mail. Take paper if you can, and say once “I am noting what I should follow up.” From then on, each time you write, they know that you heard something worth keeping.',
    },
    {
      id: 'one-minute-before',
      situations: ['first-session'],
      title: 'One minute before it begins',
      text: 'Take a minute before you begin. Both feet on the floor, one slow breath out, read your first question once. They meet nervous people every day and do not mind. You were asked because you know something they do not.',
    },
  ]),
  ...cardsOn('mentor', 'culture', [
    {
      id: 'ask-how-direct',
      situations: ['new-culture'],
      title: 'Ask how direct to be',
      text: 'In some places a plain no is a courtesy, in others it ends the conversation. Ask early: “If I think something will not work, how would you like me to say it?” The answer saves you both a lot of guessing.',
    },
    {
      id: 'names-first',
      situations: ['first-session', 'new-culture'],
      title: 'Names first',
      text: 'Ask how they like to be addressed and how their name is said, and tell them how you like yours: “Have I got that right?” It takes half a minute, and saves you months of avoiding each other’s names.',
    },
    {
      id: 'yes-and-a-name',
      situations: ['new-culture'],
      title: 'When a yes may be politeness',
      text: 'Depending on where people grew up, yes can mean “I agree”, “I heard you” or “please go on”. Before you rely on one, ask “Who on your side would need to know about this?” If a name comes, it was a yes.',
    },
    {
      id: 'compare-calendars',
      situations: ['new-culture', 'remote-pair'],
      title: 'Compare calendars once',
      text: 'Two places can mean two sets of holidays and busy weeks. Ask “Which weeks of your year are off, and which are the worst?” and tell them yours. Note both, and you can book around them from now on.',
    },
    {
      id: 'collect-one-word',
      situations: ['any'],
      title: 'Collect one of their words',
      text: 'Every department has a language of its own. When an abbreviation comes up that you do not know, ask “What does that stand for in your world?” and note it. Use it next time, and you will see them notice.',
    },
    {
      id: 'ask-to-watch',
      situations: ['any'],
      title: 'Ask to watch the real thing',
      text: 'How work is described and how it is done are rarely the same. Ask “Could I watch somebody in your team do this for half an hour?” It is the shortest way into their business, and few people from IT ever ask.',
    },
  ]),
]
