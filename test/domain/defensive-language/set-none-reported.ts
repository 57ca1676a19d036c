import type { Labelled } from './set.ts'

/** Not defensive: what the leader said, felt or accused somebody of. */
export const noneReported: readonly Labelled[] = [
  {
    text: 'She told me that the new ERP has made her mornings harder, and showed me where.',
    label: null,
    hard: false,
  },
  {
    text: "He feels that IT speaks its own language. He gave me six words he never understood, I'm making a glossary.",
    label: null,
    hard: false,
  },
  {
    text: '"I gave up calling you," said Ebba. I thanked her for saying so and asked what would make her call again.',
    label: null,
    hard: false,
  },
  {
    text: 'According to Marc, his drivers lose ten minutes at each gate with the app.',
    label: null,
    hard: false,
  },
  {
    text: 'Fatou said her team is happy with the tablets, less so with the covers.',
    label: null,
    hard: false,
  },
  {
    text: 'My leader thinks the approvals come too late and would rather get a daily list. I wrote it down in his words.',
    label: null,
    hard: false,
  },
  {
    text: 'In her words: "The report is beautiful and I don\'t trust it." We talked about what trust would need.',
    label: null,
    hard: false,
  },
  {
    text: 'Nils described the day of the outage hour by hour. I listened and drew it as a timeline.',
    label: null,
    hard: false,
  },
  {
    text: 'The feedback form your people, as I understood it: long waits, kind voices, few solutions.',
    label: null,
    hard: false,
  },
  {
    text: 'Her story about the merger: two mail addresses, three badges, nobody to ask. It touched me.',
    label: null,
    hard: false,
  },
  {
    text: 'What I heard today is that the planners keep a paper copy of everything. I asked to see one.',
    label: null,
    hard: false,
  },
  {
    text: 'He told me about the supplier who waited for a purchase number until he left for someone else.',
    label: null,
    hard: false,
  },
  {
    text: 'Tomoko explained how the sales people feel when the CRM asks for forty fields after a long drive home.',
    label: null,
    hard: false,
  },
  {
    text: 'You write that the training left your group with more questions than before. Could you send me the questions?',
    label: null,
    hard: false,
  },
  { text: 'Her wish, as she put it: one phone number, one person, one answer.', label: null, hard: false },
  {
    text: 'Quote of the day from my mentee: "When the screen is black I feel stupid, and I am not stupid."',
    label: null,
    hard: false,
  },
  {
    text: 'Salma says that cloud bills come as a surprise each month, like weather.',
    label: null,
    hard: false,
  },
  {
    text: 'I repeated back what I had understood: slow at seven, fine at ten, worse on Mondays. He nodded.',
    label: null,
    hard: false,
  },
  {
    text: "The plant manager's view is that we install and vanish. I think it is a fair picture and asked for one example.",
    label: null,
    hard: false,
  },
  { text: 'They call our portal "the maze", Aurélie told me, and drew it for me.', label: null, hard: false },
  {
    text: "You told us the printers at the counter stop when customers are waiting. We'd like to watch one Saturday, if you allow.",
    label: null,
    hard: false,
  },
  { text: "He said he admires our people and can't stand our forms.", label: null, hard: false },
  {
    text: 'Our leader of HR reports that new starters sit without accounts for days. She gave me five names and dates.',
    label: null,
    hard: false,
  },
  {
    text: 'From the talk with Zeynep: the scanners beep, but nobody knows what the beep means.',
    label: null,
    hard: false,
  },
  {
    text: 'Dimitri wondered aloud who reads all the tickets. I invited him to sit next to someone who does.',
    label: null,
    hard: false,
  },
  {
    text: 'he says it was never logged, and that is why he shouted at the service desk. i asked him what he would have wanted to hear from us',
    label: null,
    hard: true,
  },
  {
    text: '"It\'s always the vendor with you poeple," she said. I let it stand and asked when she had heard it last.',
    label: null,
    hard: true,
  },
  {
    text: "She insists that it was not her team's fault and that the data was right when it left them. I've asked for one file so we can follow it together.",
    label: null,
    hard: true,
  },
  {
    text: 'Klaus told me my colleagues hide behind policy. His example was the USB stick for the trade fair, and I can see why it felt that way.',
    label: null,
    hard: true,
  },
  {
    text: 'In the interview the store manager kept saying that there is no problem at all, everything is fine, IT is fine. I wonder what he doesn’t want to tell me.',
    label: null,
    hard: true,
  },
  {
    text: "Her view: we are arrogant, we know everything better, we laugh about users behind their backs. It hurt to hear and I'm glad that she trusted me with it.",
    label: null,
    hard: true,
  },
  {
    text: 'He apologised for his mail. He had only just come out of the board meeting, he said, and needed someone to blame.',
    label: null,
    hard: true,
  },
  {
    text: 'You wrote "just another excuse from IT". I read our answer again with your eyes and I see it.',
    label: null,
    hard: true,
  },
  {
    text: 'Her own boss had told her that she should have come to us earlier and that the mess was user error. She found that unfair, and so do I.',
    label: null,
    hard: true,
  },
  {
    text: "I'm told by Jonas that when he asked for help someone answered he doesn't understand how IT works. He remembers the day and the name. I listened.",
    label: null,
    hard: true,
  },
  {
    text: 'According to her the consultants blamed us, we blamed the consultants, and she paid for both. I had to laugh and she did as well.',
    label: null,
    hard: true,
  },
  {
    text: 'The sentence that stayed: we do not have the resources, which he has heard so many times that his team says it as a joke at the coffee machine.',
    label: null,
    hard: true,
  },
  {
    text: "Interesting moment: he said it's not a big deal, three times, and then he talked for half an hour about how it cost him a customer.",
    label: null,
    hard: true,
  },
  {
    text: '"You can\'t make exceptions, I know, I know," she said before I had opened my mouth. I want to find out who taught her that.',
    label: null,
    hard: true,
  },
  {
    text: 'Yuki-san say the old vendor never answer and our team also never answer, so for her is same. I note this for the meeting with the service desk.',
    label: null,
    hard: true,
  },
  {
    text: "In Rodrigo's version the project failed because the business could not decide, in Elke's because we could not listen. Both want to sit down together, and I offered to host.",
    label: null,
    hard: true,
  },
  {
    text: 'she said nobody told them about the migration, and that legacy or not, her people had liked it. asked her what they liked best',
    label: null,
    hard: true,
  },
  {
    text: 'He accused us of minimising. What he means is the phrase "small hiccup" in the newsletter on the day when his whole line stood still.',
    label: null,
    hard: true,
  },
  {
    text: 'Most of my notes today are her words: never reachable, not our area, please log a ticket, works for me. She has collected them over a year and handed them over without anger.',
    label: null,
    hard: true,
  },
  {
    text: "The CFO's position, in short: cloud costs are our fault, the budget is our fault, and the weather probably also. He winked. Underneath there is a real question abuot who approves new servers, and I promised him an overview.",
    label: null,
    hard: true,
  },
  {
    text: 'Did he exaggerate? He himself says so: "Twenty times a day, well, maybe eight, but it feels like twenty."',
    label: null,
    hard: true,
  },
  {
    text: 'You quote my colleague with the sentence "the phones are fine, people drop them". I have spoken to him, he said it, and he would like to apologise to your team himself.',
    label: null,
    hard: true,
  },
  {
    text: "My leader defended us, believe it or not: it wasn't IT, he told his managers, we signed the requirements ourselves. I'd have liked to record it.",
    label: null,
    hard: true,
  },
  {
    text: 'Mit Frau Brandt I talked about the wrong stock. She means that not IT is guilty but the way how goods are booked, and still she wishes that we look at it together.',
    label: null,
    hard: true,
  },
  {
    text: 'What Ayesha reports from her last job: there, too, security was the answer to everything. The difference she sees here is that someone asked her.',
    label: null,
    hard: true,
  },
]
