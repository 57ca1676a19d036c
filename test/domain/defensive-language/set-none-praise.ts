import type { Labelled } from './set.ts'

/** Not defensive: thanks, praise, and jokes at one’s own cost. */
export const nonePraise: readonly Labelled[] = [
  {
    text: "That is a clear list, thank you. It's the most useful feedback we got this year.",
    label: null,
    hard: false,
  },
  {
    text: 'Great hour. Solveig explained how a bank branch opens in the morning, and I finally understand why 7:45 matters.',
    label: null,
    hard: false,
  },
  {
    text: 'Your team found the error before we did. Please thank Bogdan from us, he saved the weekend.',
    label: null,
    hard: false,
  },
  {
    text: 'She is a natural teacher. I came out with three pages about purchasing and two ideas.',
    label: null,
    hard: false,
  },
  { text: 'Many thanks for the cake and for the patience wiht the projector.', label: null, hard: false },
  {
    text: 'I like how he prepares: one question per session, and always one that matters.',
    label: null,
    hard: false,
  },
  {
    text: 'The colleagues at the gate were wonderful during the badge change. Nobody lost their temper, and I was the only one who lost his card.',
    label: null,
    hard: false,
  },
  {
    text: 'Thanks to your early warning we could double the lines before Black Friday.',
    label: null,
    hard: false,
  },
  {
    text: 'I laughed about my own slides today. Seventeen boxes, and I could explain four.',
    label: null,
    hard: false,
  },
  {
    text: 'Dear Mireille, your description of the scanner problem was so precise that Jarek fixed it within the hour.',
    label: null,
    hard: false,
  },
  {
    text: 'My mentee now reads the cloud report before I do. I am proud and a little scared.',
    label: null,
    hard: false,
  },
  {
    text: 'We appreciate that you brought the bad news about the data yourself, and to us first.',
    label: null,
    hard: false,
  },
  {
    text: 'Lovely visit to the mill. They showed me the old control room, and I showed them how to share a screen.',
    label: null,
    hard: false,
  },
  {
    text: 'I tried her expense form myself and needed 25 minutes. She needs six. Respect.',
    label: null,
    hard: false,
  },
  {
    text: "What a sharp question about the licences! I didn't know the answer and we looked it up together.",
    label: null,
    hard: false,
  },
  {
    text: "It's rare that someone tells us what works. Thank you, I've read it aloud in the team.",
    label: null,
    hard: false,
  },
  {
    text: 'Felt very welcome at the plant. Lunch with the shift, then an hour at the labelling machine.',
    label: null,
    hard: false,
  },
  {
    text: "He's generous with his time and honest with his opinion. I try to earn both.",
    label: null,
    hard: false,
  },
  {
    text: 'The way your office handled the merger letters was a model for us. May we borrow it?',
    label: null,
    hard: false,
  },
  {
    text: 'i spilled coffee on the demo laptop. at least we could test the replacement process: one day, not bad',
    label: null,
    hard: false,
  },
  {
    text: 'Really appreciated that you came to our daily meeting. The team is still talking about it.',
    label: null,
    hard: false,
  },
  {
    text: 'Her patience with my Portuguese deserves a medal. So does her map of the warehouse.',
    label: null,
    hard: false,
  },
  {
    text: 'Good to see how quickly the interns picked up the phones. They taught me a gesture I didnt know.',
    label: null,
    hard: false,
  },
  {
    text: 'You asked for nothing and gave us three names of people who can help. That was kind.',
    label: null,
    hard: false,
  },
  {
    text: 'Best session so far: no slides, a walk around the yard, and one decision about the handhelds.',
    label: null,
    hard: false,
  },
  {
    text: "After ten years in IT I still call the hotline for my own printer. Don't tell anybody, I told her, and she's told everybody.",
    label: null,
    hard: true,
  },
  {
    text: 'He knows our legacy ERP better than we do, actually. He should have been in the project from the start, and now he is.',
    label: null,
    hard: true,
  },
  {
    text: 'I expected complaints and only got good ideas. Seven of them, no budget needed for five.',
    label: null,
    hard: true,
  },
  {
    text: 'Kind of you not to call it an excuse when I explained about the flood. You asked about my people first.',
    label: null,
    hard: true,
  },
  {
    text: 'My own password expired during the security talk I was giving. Policy is policy, said the director, and went to fetch me a paper pad.',
    label: null,
    hard: true,
  },
  {
    text: 'You were more than fair to us. The vendor thing was half our doing, and you did not use it in the meeting.',
    label: null,
    hard: true,
  },
  {
    text: 'The user error of the week was mine: I muted myself for the whole of the Teams training on how to unmute.',
    label: null,
    hard: true,
  },
  {
    text: 'Tell your team that nobody on our side has ever documented a fault that well. The ticket will be used for training our newcomers.',
    label: null,
    hard: true,
  },
  {
    text: 'We had a failure, and your shift had a plan B in a drawer. Not our merit at all, only yours.',
    label: null,
    hard: true,
  },
  {
    text: "It isn't often that a leader asks me what my job feels like. I said busy, then tired, then proud, and she just listened.",
    label: null,
    hard: true,
  },
  {
    text: "I've never been so politely told that my report is useless. She's right and I'm grateful, the new one has four lines.",
    label: null,
    hard: true,
  },
  {
    text: 'Even the angry mail was helpful, it had dates. Thanks for that, and for the kind one after.',
    label: null,
    hard: true,
  },
  {
    text: "Technically I'm her mentor. In practice she explained margins to me with sugar cubes for an hour.",
    label: null,
    hard: true,
  },
  {
    text: 'Nobody complained. I mean it as a compliment to your people: the whole migration week, in a heat wave, with me as their helper.',
    label: null,
    hard: true,
  },
  {
    text: 'Your joke about tickets for the afterlife is now hanging in our kitchen. We deserve it.',
    label: null,
    hard: true,
  },
  {
    text: "I told Haruki I woud have blamed the network, as we always do. He laughed and said that in his area it's always the weather.",
    label: null,
    hard: true,
  },
  {
    text: 'Much respect to the colleague who said in front of everybody "I clicked on it". Because of her we blocked it in ten minutes, and she should get flowers and not a lecture.',
    label: null,
    hard: true,
  },
  {
    text: "spent an hour looking for a bug in alma's spreadsheet. there was none. she has simply thought of everything and i have not",
    label: null,
    hard: true,
  },
  {
    text: 'It was only a small thing, but she remembered that my daughter was ill and asked about her before we came to the cloud costs.',
    label: null,
    hard: true,
  },
  {
    text: 'We from IT had a bit the nose up, I must say, until your dispatcher showed us her list. It was better than our system. Chapeau.',
    label: null,
    hard: true,
  },
  {
    text: "The consultants had told us that your department would be difficult. It has been the easiest of the nine, and I've told them so as well.",
    label: null,
    hard: true,
  },
  {
    text: 'For the very first time a leader is asking me what I am needing from business side. I was not having answer ready! Will prepare properly for the next one.',
    label: null,
    hard: true,
  },
  {
    text: 'i was sure that our rule on phones was clever until a seven-year-old at the open day asked why. thanks for inviting us, we’re rewriting it',
    label: null,
    hard: true,
  },
  {
    text: 'No ticket, no form, no complaint: Dorota just drove over with the broken scanner and a bag of plums. I repaired one and ate the other.',
    label: null,
    hard: true,
  },
  {
    text: 'Faint hope on my side, I admit, that the pilot would work on day one. It worked since your key users had tested on a Sunday, without being asked, and I want thier manager to know.',
    label: null,
    hard: true,
  },
]
