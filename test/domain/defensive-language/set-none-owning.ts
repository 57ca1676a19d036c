import type { Labelled } from './set.ts'

/** Not defensive: owns it, also with the words in which others make excuses. */
export const noneOwning: readonly Labelled[] = [
  {
    text: "We should have told you about the downtime before it happened. I'm sorry your team found out by standing in front of a dead screen.",
    label: null,
    hard: false,
  },
  {
    text: 'This was our fault. The certificate expired because I missed the date, and it is now in two calendars.',
    label: null,
    hard: false,
  },
  {
    text: "Talked with Pernille about the failed login week. I apologised, she was gracious, and we agreed I'd show her the status page.",
    label: null,
    hard: false,
  },
  {
    text: 'You were right about the figures in the regional report: we had used the wrong exchange rate. Corrected since this morning.',
    label: null,
    hard: false,
  },
  {
    text: 'I promised Anders an answer on Monday and forgot. Called him today, said sorry, and gave him the answer.',
    label: null,
    hard: false,
  },
  {
    text: 'Our training was too technical. We will redo it with two people from your team in the room.',
    label: null,
    hard: false,
  },
  {
    text: "The laptop order went missing on my desk. It is placed now, arrives Thursday, and I'll bring it up to you in person.",
    label: null,
    hard: false,
  },
  {
    text: "We chose the phones without asking those who use them. That won't happen with the next model.",
    label: null,
    hard: false,
  },
  {
    text: 'Dear Mrs Alvarez, the double payment came from an error in our script. The money is back and the script has a check now.',
    label: null,
    hard: false,
  },
  { text: 'my note to self after today: i talked for forty minutes out of sixty', label: null, hard: false },
  {
    text: "We broke the Teams room with Friday's update, and nobody on our side tested it afterwards. From this week someone does.",
    label: null,
    hard: false,
  },
  {
    text: 'I had the wrong idea of how the warehouse works. Ngozi walked me through it and now I see why the scanner annoys them.',
    label: null,
    hard: false,
  },
  {
    text: 'We let you down during the merger weekend. What would have helped most, in hindsight, and may I call you about it?',
    label: null,
    hard: false,
  },
  {
    text: 'Access for your interns was late by nine days since I had sent the form to the wrong group. Very sorry.',
    label: null,
    hard: false,
  },
  {
    text: "The service desk gave you three different answers. That is confusing and it is ours to sort out. I'm doing so this week.",
    label: null,
    hard: false,
  },
  {
    text: "Thank you for being patient with us. Our invoice mapping was wrong form the first day, we own that and we're repairing the old records too.",
    label: null,
    hard: false,
  },
  {
    text: 'I underestimated how much the new approval steps would slow down her buyers. We start with removing step three.',
    label: null,
    hard: false,
  },
  {
    text: 'Sorry about the printer. We had known since Tuesday and did not put up a sign.',
    label: null,
    hard: false,
  },
  {
    text: 'We misread your requirement for the cloud storage and built something you had not asked for. Can we start again, with you at the table?',
    label: null,
    hard: false,
  },
  {
    text: 'It took us six weeks to fix a thing that took one hour. I have no good explanation for it, and I would be annoyed as well.',
    label: null,
    hard: false,
  },
  {
    text: 'He felt that we talk over him. I noticed that I did it again in that very meeting, so I wrote him afterwards.',
    label: null,
    hard: false,
  },
  {
    text: 'Our mail about the password change read like a phishing attempt. The next one will be written together with your office.',
    label: null,
    hard: false,
  },
  {
    text: 'The dashboards were slow because of a query I wrote myself. It’s rewritten: two seconds instead of forty.',
    label: null,
    hard: false,
  },
  {
    text: 'We said end of March and delivered in May, and you heard about it from others. That was poor of us.',
    label: null,
    hard: false,
  },
  {
    text: 'Katrin asked why the VPN asks for the code twice. It is a leftover we forgot to switch off. Gone since noon.',
    label: null,
    hard: false,
  },
  {
    text: 'No excuses: we were understaffed, we knew it in August, and we still promised you September. Next time I tell you the real date.',
    label: null,
    hard: true,
  },
  {
    text: "I could say it was the vendor, but we picked the vendor, we wrote the contract and we didn't check the patch. So it's on us.",
    label: null,
    hard: true,
  },
  {
    text: 'It would be easy to call this a user error. The button is red, it says delete, and we put it next to save.',
    label: null,
    hard: true,
  },
  {
    text: 'I caught myself answering "that\'s our policy" to Samira and it was a cheap answer. I have asked what the rule is for, and she\'ll hear from me on Wednesday.',
    label: null,
    hard: true,
  },
  {
    text: "You should not have to log a ticket three times. That our system closes them by itself is something we built, and something we'll switch off.",
    label: null,
    hard: true,
  },
  {
    text: 'Technically the outage lasted eleven minutes. For your traders it was the opening, so it was a lost day, and we should have treated it like one.',
    label: null,
    hard: true,
  },
  {
    text: 'I went in thinking he exaggerates about the scanners. After one shift with his people I think he has been polite.',
    label: null,
    hard: true,
  },
  {
    text: 'Looking back, I was defensive when Ines brought up the migration. I explained, explained, explained, when she only wanted to hear that we had seen it.',
    label: null,
    hard: true,
  },
  {
    text: "We blamed the network for two weeks. It was our own proxy. Please pass our apologies to the taem in Wrocław, they'd told us so.",
    label: null,
    hard: true,
  },
  {
    text: 'Legacy or not, we are the ones who run it, and we let the disk fill up.',
    label: null,
    hard: true,
  },
  {
    text: "Yes, there was a budget cut. No, it doesn't explain why nobody wrote back to you; that was me.",
    label: null,
    hard: true,
  },
  {
    text: "my bad. told rene it was a microsoft thing and it wasn't, it was our rule from 2019 that nobody looked at since",
    label: null,
    hard: true,
  },
  {
    text: 'only three people were affected, and all of them were on your payroll desk on the last day of the month. we picked the worst possible three',
    label: null,
    hard: true,
  },
  {
    text: "I told the leader that nobody else had complained. Then I looked, and eleven had, we had just filed them under eleven different names. I've written to her.",
    label: null,
    hard: true,
  },
  {
    text: 'Not our finest hour. The policy says four hours, we took four days, and when you asked, you were sent the policy.',
    label: null,
    hard: true,
  },
  {
    text: 'Actually she was right and I was wrong: there was an outage on the 12th, our monitoring simply doesn’t look at that branch.',
    label: null,
    hard: true,
  },
  {
    text: 'What I called "just one click" is, I learned today, one click in a lift with gloves on and a pallet in the other hand. Going to rethink it.',
    label: null,
    hard: true,
  },
  {
    text: "We're the experts and we overlooked it. Your colleague with no technical background spotted it in a minute, please thank her form all of us.",
    label: null,
    hard: true,
  },
  {
    text: "It was escalated properly, it was logged properly, it was prioritised properly, and for all that it wasn't fixed. We should have just walked over.",
    label: null,
    hard: true,
  },
  {
    text: 'For the missing rights I have only self to blame, sir. The form you filled was correct, I am the one who was keeping it in drafts.',
    label: null,
    hard: true,
  },
  {
    text: "Some of my team feel attacked by your feedback. I don't. The timeline you describe is accurate, we did go quiet in week three, and I should have picked up the phone.",
    label: null,
    hard: true,
  },
  {
    text: "It is not the age of the ERP, it's that we never asked how you use it. I wrote down eight workarounds today, and six of these we can remove ourselves.",
    label: null,
    hard: true,
  },
  {
    text: 'Dear Stéphane, we had told you that it was your team who entered the wrong codes. I have to take this back: our import swapped two columns. The corrected list is attached and I will say the same in the steering meeting.',
    label: null,
    hard: true,
  },
  {
    text: 'I have been twenty years in this job and still I sent the reminder to the wrong list, in the wrong language, on a bank holiday. Sorry for the confusion in São Paulo.',
    label: null,
    hard: true,
  },
  {
    text: "Could we have known? Yes. It was on page two of our own risk list, and the reason it was not acted upon is that I didn't push.",
    label: null,
    hard: true,
  },
]
