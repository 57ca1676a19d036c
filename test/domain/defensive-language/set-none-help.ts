import type { Labelled } from './set.ts'

/** Not defensive: a “but” that brings help. */
export const noneHelp: readonly Labelled[] = [
  {
    text: 'The room was booked, but we found you another one with a better camera.',
    label: null,
    hard: false,
  },
  { text: "It's a long form, but I can fill it in with you in five minutes.", label: null, hard: false },
  {
    text: "Your old phone can't be repaired, but the photos are safe and already on the new one.",
    label: null,
    hard: false,
  },
  {
    text: 'I could not answer her question about tax codes, but I know who can and will bring him along.',
    label: null,
    hard: false,
  },
  {
    text: "We're not finished, but the part your taem needs is ready to try from today.",
    label: null,
    hard: false,
  },
  {
    text: 'The file is gone from the share, but there is a copy from Tuesday. Shall I put it back?',
    label: null,
    hard: false,
  },
  {
    text: 'He was disappointed, but we ended with a plan: two licences now, three in May.',
    label: null,
    hard: false,
  },
  { text: 'She doesn’t like chat, but she likes a list, so I send a list.', label: null, hard: false },
  {
    text: "You don't have to come to us, I can do it from here while you are on the phone.",
    label: null,
    hard: false,
  },
  {
    text: 'The first attempt failed, but we learned which cable it was. Second attempt tonight.',
    label: null,
    hard: false,
  },
  {
    text: "I know little about procurement but I'm happy to learn. Could your buyer show me a typical day?",
    label: null,
    hard: false,
  },
  { text: 'The wifi is not perfect yet, but please use it and shout at me.', label: null, hard: false },
  {
    text: "The course is full. I've opened a second one and put your three names on it.",
    label: null,
    hard: false,
  },
  {
    text: "the upgrade broke your shortcut. Here's a small file that brings it back",
    label: null,
    hard: false,
  },
  {
    text: "We haven't found the reason, but nobody needs to wait for that: the spare device is on its way.",
    label: null,
    hard: false,
  },
  {
    text: 'The report comes at eight; the three figures you need for your call, I will text you at seven.',
    label: null,
    hard: false,
  },
  {
    text: "My English isn't so good, but I've made drawings, and Charlotte said the drawings were enough.",
    label: null,
    hard: false,
  },
  {
    text: "I can't be in Oslo on Monday, but Sindre can, and he's better at this than me.",
    label: null,
    hard: false,
  },
  {
    text: 'Your data was split in the merger. Let me join it again for your top fifty customers by hand.',
    label: null,
    hard: false,
  },
  {
    text: 'The printer needs a part. Until it comes, yours goes to the one next to the kitchen by itself.',
    label: null,
    hard: false,
  },
  {
    text: 'Not every site can have fibre this year, but yours can, if we dig before the frost.',
    label: null,
    hard: false,
  },
  {
    text: 'The call lasted twice as long as planned, but she can now reset the badge by herself.',
    label: null,
    hard: false,
  },
  {
    text: 'Your invoice tool will be new in June, and I’m keeping the old one beside it until you say it can go.',
    label: null,
    hard: false,
  },
  {
    text: 'He feared the cloud bill, but together we found 4,000 a month in machines that nobody used.',
    label: null,
    hard: false,
  },
  { text: 'I have no answer yet, but I have a name and a day: Kwame, Thursday.', label: null, hard: false },
  {
    text: 'It is policy to wipe a lost phone, but I waited until Elif had checked the taxi. It was in the taxi.',
    label: null,
    hard: true,
  },
  {
    text: "Strictly speaking it's not our job to move desks. We carried them anyway, the cables are plugged in and all six screens work.",
    label: null,
    hard: true,
  },
  {
    text: "I understand that you're angry, but not because of my patience: I've used the same tool for a week now and I am angry too. So we're replacing it.",
    label: null,
    hard: true,
  },
  {
    text: "The vendor says two weeks, but I don't want you to wait for them, so Maxime built a workaround, it's in your menu under Orders.",
    label: null,
    hard: true,
  },
  {
    text: 'We never got a ticket, but who cares, I heard it in the canteen and went up. It was a loose plug under the carpet.',
    label: null,
    hard: true,
  },
  {
    text: 'The budget is closed, but I have asked for an exception with your numbers and the answer looks like a yes.',
    label: null,
    hard: true,
  },
  {
    text: 'Yes, but only if you promise to tell us when it hurts: you may have the beta, form tomorrow, for all of your stores.',
    label: null,
    hard: true,
  },
  {
    text: 'Legacy system, no documentation, and the only man who knew it sails around the world. I wrote to his boat. He answered, and your interface runs.',
    label: null,
    hard: true,
  },
  {
    text: "You should have been told in March and were not, but I can at least make sure you're the first one who hears the next date.",
    label: null,
    hard: true,
  },
  {
    text: "Nobody likes the new approval path, me included, but here is a trick: up to 500 euros you can use the card, I've ordered one for you.",
    label: null,
    hard: true,
  },
  {
    text: "It wasn't an outage in our sense, but it was one in yours, so we've changed our sense. From now on a slow till counts as a dead till.",
    label: null,
    hard: true,
  },
  {
    text: "He never restarts, he says, because then his forty windows are gone. But there's a setting that brings them back, I showed it to him and he restarted on the spot.",
    label: null,
    hard: true,
  },
  {
    text: 'Rules say the loan pool is for IT only. I asked my boss, she said rules can be asked, and you have four laptops till Easter.',
    label: null,
    hard: true,
  },
  {
    text: 'Our colleague was ill, but you shouldn’t notice such a thing. We have a second person on your queue as of Monday.',
    label: null,
    hard: true,
  },
  {
    text: "That's not something I understand much of, but I sat down with your controller and now we have a sheet which both of us understand.",
    label: null,
    hard: true,
  },
  {
    text: 'In the other company noboby had to type codes, and there I can only envy them. But let me bring you the key, it is a touch and done, as they had.',
    label: null,
    hard: true,
  },
  {
    text: 'vpn from the hotel is blocked by them not by us, but try port 443, did it for your profile just now. call me if no',
    label: null,
    hard: true,
  },
  {
    text: 'Security first, yes, but security that people can live with. So: prompts once a day, longer lock time in the meeting rooms, and your assistant may book again on your behalf.',
    label: null,
    hard: true,
  },
  {
    text: 'The training had been for experts only, I must confess. But the next one I do personally for your ladies and gentlemen of the reception, with coffee, and with no abbreviations.',
    label: null,
    hard: true,
  },
  {
    text: "It's user error if you want, she said, but I don't want. Me neither! We put a bigger label on it and the calls have stopped.",
    label: null,
    hard: true,
  },
  {
    text: 'Their problem became ours when we merged, but also their good ideas did. Today I copied the first one: a shared list of who to call.',
    label: null,
    hard: true,
  },
  {
    text: "I can't undo the decision about the phones, but I can undo the worst of it for your drivers: old ringtone, big keys, holder for the truck.",
    label: null,
    hard: true,
  },
  {
    text: "Maybe there's nothing wrong with the line, but six dropped calls are six dropped calls. I lent him my own phone for a day and will know more tomorrow.",
    label: null,
    hard: true,
  },
  {
    text: 'Less than one percent of the records are damaged, but these are your oldest customers. We repair them first, one after the other, and you get a list every evening.',
    label: null,
    hard: true,
  },
  {
    text: "Our hands were tied by the contract until Friday. They aren't any more, so who from your side would like to be ther when we choose the next supplier?",
    label: null,
    hard: true,
  },
]
