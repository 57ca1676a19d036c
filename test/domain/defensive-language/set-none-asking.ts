import type { Labelled } from './set.ts'

/** Not defensive: asks, and wants to know. */
export const noneAsking: readonly Labelled[] = [
  { text: 'What would a good day with the new ERP look like for you?', label: null, hard: false },
  {
    text: 'Which of the reports do you open yourself, and which ones does somebody else prepare for you?',
    label: null,
    hard: false,
  },
  {
    text: 'Could you send me the time and the place when the VPN drops you again? Then I can watch it live.',
    label: null,
    hard: false,
  },
  {
    text: 'I asked Henriette what she does when the VPN drops. She goes to the car and phones. I want to know how often.',
    label: null,
    hard: false,
  },
  { text: 'How do your people find out that an order is stuck?', label: null, hard: false },
  {
    text: 'Did I understand it correctly that the approvals wait for two managers, not one?',
    label: null,
    hard: false,
  },
  {
    text: 'Would you be willing to show the scanner problem to our developer for half an hour?',
    label: null,
    hard: false,
  },
  {
    text: 'Open question from today: who decides which data is right when two lists differ?',
    label: null,
    hard: false,
  },
  { text: 'When you say slow, do you mean opening it or working in it?', label: null, hard: false },
  {
    text: "I'd like to hear from three of your planners directly. Whom should I ask, and is this week a bad one?",
    label: null,
    hard: false,
  },
  {
    text: 'Asked her what she would change first if it were up to her. The phone menu, no doubt about it.',
    label: null,
    hard: false,
  },
  { text: 'What did we do well during the merger that we should keep?', label: null, hard: false },
  {
    text: "Is it the price of the cloud that worries you, or that it can't be predicted?",
    label: null,
    hard: false,
  },
  { text: 'May I come by on Thursday with two laptops so that you can compare?', label: null, hard: false },
  {
    text: 'He is new in the role and asked me how to read an IT invoice. I asked which line confuses him most and we began there.',
    label: null,
    hard: false,
  },
  { text: 'How much notice do you need befor a change on the tills?', label: null, hard: false },
  {
    text: 'We are planning the training for the autumn. What do your people already know, and what frightens them?',
    label: null,
    hard: false,
  },
  {
    text: 'my three questions for next time: who prints, what for, and what happens with the paper?',
    label: null,
    hard: false,
  },
  {
    text: "Which words of ours do you never want to hear again? I'll make a list.",
    label: null,
    hard: false,
  },
  {
    text: 'Before I answer: may I talk to the two colleagues who were there that evening?',
    label: null,
    hard: false,
  },
  {
    text: 'I was curious how many badges she carries. Five. Why five, we both asked.',
    label: null,
    hard: false,
  },
  { text: 'Has the fix from Monday changed anything for your team in Turku?', label: null, hard: false },
  { text: 'Do you want a call each time, or is one message on Friday enough?', label: null, hard: false },
  { text: 'Is there a moment in the month when a restart does not hurt anyone?', label: null, hard: false },
  {
    text: 'Could we look at one real purchase together, form the wish to the parcel?',
    label: null,
    hard: false,
  },
  {
    text: 'You mention a policy that stops your team. Which one is it, and what were they trying to do?',
    label: null,
    hard: true,
  },
  {
    text: 'Should we have asked you before we chose the vendor? I think so, and I’d like to know what you would have told us.',
    label: null,
    hard: true,
  },
  {
    text: "Was it our ticket system that lost it, or was it never created? I'm looking from my end, could Mia look at hers?",
    label: null,
    hard: true,
  },
  {
    text: 'I asked what he meant by "IT always finds an excuse". He gave me two examples and I would have said the same in his place.',
    label: null,
    hard: true,
  },
  {
    text: 'Is it only me or does nobody know who owns the printers? Asked four people, got four names, will ask the fifth tomorrow and let you know.',
    label: null,
    hard: true,
  },
  {
    text: "Why did nobody tell us? she asked. I don't know yet, and I have promised her that I'll find out who should have.",
    label: null,
    hard: true,
  },
  { text: 'What do you do when the system says user error?', label: null, hard: true },
  {
    text: 'Do your people actually use the legacy SAP screens because they have to, or because they are better? I would like to see it before we switch anything off.',
    label: null,
    hard: true,
  },
  {
    text: 'Not sure I understand the budget point. Do you pay twice, once for the licence and once for us? If so it has to stop and I knwo whom to call.',
    label: null,
    hard: true,
  },
  {
    text: "If we can't give you admin rights, what is the smallest thing that would make your Monday easier?",
    label: null,
    hard: true,
  },
  {
    text: 'Could it be that we measure our response time and you measure the time until it works? I suspect both numbers are true and only yours matters.',
    label: null,
    hard: true,
  },
  {
    text: 'How would you have liked to hear about the outage: text, call, a sign on the door? We did none of them.',
    label: null,
    hard: true,
  },
  {
    text: 'I wondered whether I was minimising when I said "only one site". Was I?',
    label: null,
    hard: true,
  },
  {
    text: "Whom do you call when it isn't a computer problem and not a phone problem, just a problem? He pointed at me. We both laughed, and I wrote my number on his board.",
    label: null,
    hard: true,
  },
  {
    text: "What's behind the anger at procurement? I asked, but she wasn't ready, so we left it there for another day.",
    label: null,
    hard: true,
  },
  {
    text: "Who is missing at this table? asked Leif at the end, and I realised we had never invited anyone from the night shift. They're in from next week.",
    label: null,
    hard: true,
  },
  {
    text: 'am i right that the vendor told you one thing and we told you another? if yes pls forward me both, i want to get this straight before friday',
    label: null,
    hard: true,
  },
  {
    text: "You say our answers sound like blame. Would you mark the sentences for me? I'm honestly asking, I'd like to write better ones.",
    label: null,
    hard: true,
  },
  {
    text: 'How many of the forty fields in the supplier form does your team really need? The policy asks for nine, so thirty-one are our invention.',
    label: null,
    hard: true,
  },
  {
    text: 'In your message stands that my colleague was not friendly. Can you tell me more of it, please, what he did say, and what you would have needed in this moment?',
    label: null,
    hard: true,
  },
  {
    text: 'i asked her straight out if she thinks that we are arrogant. not arrogant, she said, absent. what would present look like? i have homework now',
    label: null,
    hard: true,
  },
  {
    text: 'Which exceptions do you grant in your own area, and how do you decide? I’d like to copy it, because our rule has none and yours seem to work.',
    label: null,
    hard: true,
  },
  {
    text: 'Is the data wrong or is it late? With the first I need the architects, with the second only a cup of coffee and a scheduler.',
    label: null,
    hard: true,
  },
  {
    text: "Which part of this is ours to fix? You know it better than we do, so please draw the line, and we'll take our side of it.",
    label: null,
    hard: true,
  },
  {
    text: 'Can you please share what "again" means here, is it third time or thirtieth time? I am asking so that I escalate with right weight.',
    label: null,
    hard: true,
  },
]
