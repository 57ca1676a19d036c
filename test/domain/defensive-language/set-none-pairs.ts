import type { Labelled } from './set.ts'

/** Not defensive, on the very subjects of the defensive ones. */
export const nonePairs: readonly Labelled[] = [
  {
    text: "At home I timed the login on my laptop: 14 seconds. On Zoltan's desk it took nine minutes. The difference is his profile, and he'll get a fresh one tomorrow at eight.",
    label: null,
    hard: false,
  },
  {
    text: "The phones ring twice becuase of a setting we changed in April. It is back as it was, and we've told the other branches too.",
    label: null,
    hard: false,
  },
  {
    text: 'My leader listed everything that was late in five years, with dates. I asked for a copy since we don’t have such a list ourselves.',
    label: null,
    hard: false,
  },
  {
    text: 'He calls the approval path a snail. We followed one order on it: eleven days, nine of them waiting. I will show the picture to my manager.',
    label: null,
    hard: false,
  },
  {
    text: "Regarding the translation tool, it's being checked until the 20th. Your team may use the French version in the meantime, I've asked the colleagues there.",
    label: null,
    hard: false,
  },
  {
    text: 'About the invoices that went out twice, 214 customers are concerned. Each of them has a letter from us by Wednesday, and your people have a text for the phone.',
    label: null,
    hard: false,
  },
  {
    text: 'Three weeks without prices is a long time for somebody new. Your sales rep has them since an hour ago.',
    label: null,
    hard: false,
  },
  {
    text: 'She had prepared slides on our ticket times, better than ours. I asked if I might show them in the team, with her name on them.',
    label: null,
    hard: false,
  },
  {
    text: 'The beamer was pink, the sound was late, the guests were polite. I stayed after the meeting and tried all the cables; two were wrong and are now marked.',
    label: null,
    hard: false,
  },
  {
    text: 'About the quality of the training slides: you are the fourth to say it. We start again from zero, with pictures, and Nuno from your store will read them first.',
    label: null,
    hard: false,
  },
  {
    text: 'Every other minute somebody came in wiht a question for her. I learned more about these reports from the questions than from any of our meetings.',
    label: null,
    hard: false,
  },
  {
    text: "Dear Annika, all of the salary mails have been removed from the mailboxes, and you'll have the list of who had opened one. I am very sorry that it was your team.",
    label: null,
    hard: false,
  },
  {
    text: 'He understands little of IT and I nothing at all of how a foundry works, so we agreed to swap for a day.',
    label: null,
    hard: true,
  },
  {
    text: "Twenty years in IT and I didn't know that the tender team works at night. It changes when we may restart.",
    label: null,
    hard: true,
  },
  {
    text: "The cable works better when it's plugged in, as I had to learn today in front of twelve directors, with my own cable.",
    label: null,
    hard: true,
  },
  {
    text: "rules are rules, said the director, and added that he was the one who had written this one and that it needed rewriting. i've offered to help",
    label: null,
    hard: true,
  },
  {
    text: 'It has been decided, by me, and I got it wrong. The monitors come back on Monday.',
    label: null,
    hard: true,
  },
  {
    text: "You'd read the mail we sent on the 4th, and that was the problem: it had the wrong date in it. Half of your team prepared for a day that never came.",
    label: null,
    hard: true,
  },
  {
    text: '"That\'s just how procurement works everywhere," was what I heard myself say. It isn\'t. I called a friend at another company and they do it in two steps.',
    label: null,
    hard: true,
  },
  {
    text: 'She told me I’m the first from IT who hasn’t said that it works as designed. I was just abuot to. Then we looked at the design, and it’s the design that is wrong.',
    label: null,
    hard: true,
  },
  {
    text: 'Ten days says the SLA, we needed eight, and your campaign was over on day six. I would like to agree on another one with you.',
    label: null,
    hard: true,
  },
  {
    text: "Most users are happy with the VPN. Your auditors aren't, as they work from trains, and it's for them that we test a second product as of Monday, with four of them.",
    label: null,
    hard: true,
  },
  {
    text: "The vendor was late, that's true, and we knew it for a month and let your people book the hall. The hall is on our cost centre.",
    label: null,
    hard: true,
  },
  {
    text: "With your horoscope joke you made my day. The forecast module does indeed guess, I looked at the code, and we'll print next to each figure how sure it is.",
    label: null,
    hard: true,
  },
]
