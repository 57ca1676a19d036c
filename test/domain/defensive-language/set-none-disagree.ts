import type { Labelled } from './set.ts'

/** Not defensive: disagrees openly, with reasons and an offer. */
export const noneDisagree: readonly Labelled[] = [
  {
    text: 'I see it differently and would like to explain why, over a coffee if you have time.',
    label: null,
    hard: false,
  },
  {
    text: 'agnes would switch off the second check. i would keep it and make it faster, and i showed her how that could look',
    label: null,
    hard: false,
  },
  {
    text: "We don't think a new tool will solve it. Before deciding, could we try the old one with two of your people for a week?",
    label: null,
    hard: false,
  },
  {
    text: "I'd argue for waiting with the phones until the contract ends in May. It saves 30,000, and I can lend you six devices until then.",
    label: null,
    hard: false,
  },
  {
    text: 'On the cloud question we have different opinions, openly so. I sent him my figures and asked for his.',
    label: null,
    hard: false,
  },
  {
    text: 'Your idea of one shared mailbox worries me a little, since mails get answered twice. Shall we test it wiht one team?',
    label: null,
    hard: false,
  },
  {
    text: 'We agreed to disagree about the dashboards and to ask three of her managers.',
    label: null,
    hard: false,
  },
  {
    text: 'He wants everything in the app, I would leave the rare cases out. We listed both and will count how often each occurs.',
    label: null,
    hard: false,
  },
  {
    text: 'My reading of the numbers is another one. Could I show you mine, and then you tell me what I overlook?',
    label: null,
    hard: false,
  },
  {
    text: 'I told Wanda that I would not merge the two lists yet, and what I would do first.',
    label: null,
    hard: false,
  },
  {
    text: 'Your plan has a lot in its favour. One risk I see is the weekend, and I have a proposal for it.',
    label: null,
    hard: false,
  },
  {
    text: 'We would rather not train everyone at once. Small groups learn better, and we can start with yours in week 19.',
    label: null,
    hard: false,
  },
  {
    text: "Bold plan from Tarek for the printers. I have doubts about the price, so I'll get two offers by the end of the month.",
    label: null,
    hard: false,
  },
  {
    text: 'Thanks for pushing back on the timeline. I still prefer May, for two reasons, and would like to hear which of them convinces you least.',
    label: null,
    hard: false,
  },
  {
    text: 'For the reports I would choose fewer figures, she more. She won: her reasons were better then mine.',
    label: null,
    hard: false,
  },
  {
    text: "The laptop you suggest is good. The dock won't fit it, so we looked for one which does, see the link.",
    label: null,
    hard: false,
  },
  {
    text: 'I asked if I might contradict him. He said please, and it turned into our best hour.',
    label: null,
    hard: false,
  },
  {
    text: 'We’d advise against the free version as your drawings would be stored abroad. There’s a similar one that we host, want to see it?',
    label: null,
    hard: false,
  },
  {
    text: "I don't share the worry about the merger date, and understand where it comes from. Here's the plan, please tear it apart.",
    label: null,
    hard: false,
  },
  {
    text: "She'd prefer phone support around the clock. I made the case for chat at night, with the call numbers, and left the decision to her.",
    label: null,
    hard: false,
  },
  {
    text: 'Our proposal for the scanners differs from yours in one point: the gloves. Come and try both on Thursday.',
    label: null,
    hard: false,
  },
  {
    text: 'You find the access form too long. I think two questions can go and two are needed; tell me if you can live with that.',
    label: null,
    hard: false,
  },
  {
    text: 'I think we measure the wrong thing, both of us. What if we counted how long your people wait instead?',
    label: null,
    hard: false,
  },
  {
    text: "Eun-ji believes that the rooms are to few. I believe that they are booked and empty. We're putting a sensor in four of them.",
    label: null,
    hard: false,
  },
  { text: 'I would not buy it. If you do buy it, I will help to make it work.', label: null, hard: false },
  {
    text: 'I disagree that this was a user error, and have told my own team so. The screen gives no hint that the order is saved.',
    label: null,
    hard: true,
  },
  {
    text: "You say that the vendor is to blame. I'm not so sure. Our contract was vague, and I would rather fix that than change the vendor.",
    label: null,
    hard: true,
  },
  {
    text: 'With respect, I do not think that turning off the policy helps your people. What eats their time is the form, so let us start there.',
    label: null,
    hard: true,
  },
  {
    text: "The outage was real, I just don't believe that it was the update. Give me until Tuesday to check the other suspect, and you'll have my finding in writing, whatever it says.",
    label: null,
    hard: true,
  },
  {
    text: "it isn't true that nobody looked at your case, and i understand why it looked like that from where you sit: we never told you. here is what was done, by whom, and what comes next",
    label: null,
    hard: true,
  },
  {
    text: 'Actually I would go further than you: not only the report is wrong, the whole way we count returns is. Do you have an hour for it?',
    label: null,
    hard: true,
  },
  {
    text: 'He thinks legacy means bad. I said some of it is simply old and works, and some should have gone in 2015, and we made two lists.',
    label: null,
    hard: true,
  },
  {
    text: "That's a bit harsh on the service desk, in my view. They answer what they're allowed to answer, and I am the one who sets that, so aim at me and let us widen it.",
    label: null,
    hard: true,
  },
  {
    text: 'I had to tell her that the numbers were right this time. We went through them side by side until both of us were sure, and in the process found a column that nobody can read.',
    label: null,
    hard: true,
  },
  {
    text: 'The budget argues for your way, the risk for mine. I’ve written both on one page without adjectives so that you can decide.',
    label: null,
    hard: true,
  },
  {
    text: "No, I would not call it minor, though you're kind to say so. Forty people waited.",
    label: null,
    hard: true,
  },
  {
    text: "Your estimate of two days is optimistic as far as I can see; the interface alone has eleven fields. Show me what I am missing and I'll happily be wrong.",
    label: null,
    hard: true,
  },
  {
    text: "I understand him when he says IT should only deliver, I'd put it otherwise: we should be asked earlier. He'll invite me to the planning in May as a trial.",
    label: null,
    hard: true,
  },
  {
    text: "We differ on who should own the customer data. I argued for Sales, and said what we'd take over so it doesn't become a burden.",
    label: null,
    hard: true,
  },
  {
    text: "You propose to end the security prompts for managers. I'd advise against it, as managers are attacked most, and suggest a key instead: no codes, one touch.",
    label: null,
    hard: true,
  },
  {
    text: 'i dont think cloud is the problem tbh, i think its that nobody sees the bill until its too late. made a small chart, tell me if it helps',
    label: null,
    hard: true,
  },
  {
    text: 'As for the phones I permit me to disagree: the cheap model will cost you more in two years. The calculation is attached, and if it does not convince, we take the cheap.',
    label: null,
    hard: true,
  },
  {
    text: 'She blamed herself for the wrong bookings. I contradicted: a system that lets you book to a closed month is badly set up, and that is a thing we can change.',
    label: null,
    hard: true,
  },
  {
    text: 'Let me be frank, your new deadline will not work with the data as it is. With the two smaller regions it will, and I would start there tomorrow if you agree.',
    label: null,
    hard: true,
  },
  {
    text: "We were asked to say if we think that the merger plan is unrealistic. We do, in three places, and for each there's a proposal on the next page.",
    label: null,
    hard: true,
  },
  {
    text: 'But is more training really the answer? I asked him, since the same people passed the test. We will watch two of them at work and see.',
    label: null,
    hard: true,
  },
  {
    text: "I hear that you'd rather have the consultants do it. They are good. What they don't know is your exceptions. May I propose that Irina sits with them?",
    label: null,
    hard: true,
  },
  {
    text: 'Sir is of opinion that ticket system should be stopped. I am having other opinion, but I showed him where tickets get stuck and we will remove two queues.',
    label: null,
    hard: true,
  },
  {
    text: 'Your comparison with the competitor isn’t quite fair, they have one country. It did make me ask why we need nine steps in ours, and I could only justify six.',
    label: null,
    hard: true,
  },
  {
    text: "We can't both be right about the stock figures, and it may well be me who isn't. Let's count one shelf by hand on Friday, loser pays the lunch.",
    label: null,
    hard: true,
  },
]
