import type { Labelled } from './set.ts'

/** Not defensive, and long. */
export const noneLong: readonly Labelled[] = [
  {
    text: 'Long and good hour in the contact centre with Mathilde. She let me sit next to two agents, and I saw how often they have to ask a customer to wait while the screen loads. I wrote down eleven cases with the time. On Monday I go through all of them with the team which looks after the customer system.',
    label: null,
    hard: false,
  },
  {
    text: "Dear Jerome, thank you for your open words about the first month after the merger. I've read them aloud in our Monday round, and it was quiet for a while afterwards. Three of your points we can change this month, the list is below with names and dates. For the fourth one I would like to come and see you.",
    label: null,
    hard: false,
  },
  {
    text: "We spent most of our time on the training plan. Kristin told me how her people learn best, namely from each other, at the machine, in the quiet hour after lunch. So we dropped the big course in the canteen and chose six colleagues who'll get two days with us and then teach the others.",
    label: null,
    hard: false,
  },
  {
    text: 'Dear Mr Balogun, the new access for all of your branch managers was set up last night and tested this morning with two of them. Each of the managers gets a short letter with the first steps. If anything is missing on Monday, Frida is on site in the main branch from seven and knows every one of your systems.',
    label: null,
    hard: false,
  },
  {
    text: 'He took me along to a customer, the first time in nine years that I’ve seen one. In the car we talked about the reports, and about what he would do with an hour more in the week. He wants to be at customers’, nothing else. I was impressed and would like to find that hour for him.',
    label: null,
    hard: false,
  },
  {
    text: 'The company move was the topic all over. Rosa-Maria is worried about the first Monday in the new building, because of all the phones, badges and rooms that have to work at once. I went through our plan with her line by line, she found two things that had been forgotten, and I added them at once.',
    label: null,
    hard: false,
  },
  {
    text: "Thank you for the visit of your team at our place. It was good to hear what a day at the counter is really like and to have all of the questions about the tills on one wall. We've sorted them since, and took a picture. You will find who works on what, and by when, below.",
    label: null,
    hard: false,
  },
  {
    text: 'Second hour with Leszek. He runs a project for the first time in his life and was told to use our planning tool, which he finds hard. I showed him how I do it myself, mostly with a pencil, and we made the plan for the first four weeks on paper before we typed any of it in.',
    label: null,
    hard: false,
  },
  {
    text: 'Regarding the quality of the customer addresses, we have now looked at a sample of 500 form all regions. About one in nine was out of date. We suggest a small project of three weeks, with one of your people half a day per week, and would present the first results to you at the end of April.',
    label: null,
    hard: false,
  },
  {
    text: 'Things I learned about the pharmacy business today: the cold chain, the double signature, the fear of a missing temperature record. The ERP plays a large part in it. Next time Hyun-woo brings the colleague who does the recording in the night, and I bring somebody who has built the screens.',
    label: null,
    hard: false,
  },
  {
    text: "I was told by three people that she's difficult and I now think that she was just never answered. Her list is four pages long, every item has a ticket number, and each number leads to the same sentence, that the matter lies with the vendor. I took the list with me and will ring the vendor for all of them on Thursday.",
    label: null,
    hard: true,
  },
  {
    text: "Dear Bettina, you wrote that the project was late, too expensive and in the end not what you had ordered. All of that is correct. The reasons are in our report, I don't want to repeat them as they won't bring you the time back. What you can expect from us in the next eight weeks is on the second page.",
    label: null,
    hard: true,
  },
  {
    text: "It was not an easy hour. Mehmet said that his people have stopped reporting anything because it's never anybody's fault and never gets fixed, that we always have the policy, the budget or the other team at hand. I took no position and asked for the three oldest cases. He has sent them already, with photos.",
    label: null,
    hard: true,
  },
  {
    text: 'Regarding the access for the externals, the rule says thirty days and the rule was made after an incident in which we lost a lot of trust with a customer. Still, thirty days is nonsense for a project of a year. We have asked for a longer period for all project staff and expect the answer in the week of the 10th.',
    label: null,
    hard: true,
  },
  {
    text: "I had to explain to him that the cloud costs of his area are higher than planned and I was afraid of that talk, yet he wasn't angry at all. He had ordered the test machines, he said, and nobody had told him that they cost money at night too. We should have told him. Now they sleep from seven to seven.",
    label: null,
    hard: true,
  },
  {
    text: "We've gone through every complaint about the Teams rooms of the past year, all 212 of them. Some were cables, some were us, a few were the vendor, and a good third we could not explain. Things which can't be explained happen all the same to the people in the room, so as of March someone walks through each room every morning.",
    label: null,
    hard: true,
  },
  {
    text: "To be honest it had been a bit of a defensive reflex when I wrote to you that the laptops are new and that your colleagues should restart them. Of course they had. I've been to see two of them since, the fan in both was full of dust, and all of the series will be cleaned by the end of the month.",
    label: null,
    hard: true,
  },
  {
    text: 'In the project review it was said by some of our own poeple that the business did not test enough. I don’t think that this is right. Your testers had eleven working days, in the busiest month of the year, with a system that was not finished. Next time the tests are planned with you and not for you.',
    label: null,
    hard: true,
  },
  {
    text: 'She compares our company with her last one, where all of this took a day, and I was tempted to say that every company is different. It is, and a day is still better than three weeks. So I asked how they did it there. Most of it was one person with a list, and no new tool at all.',
    label: null,
    hard: true,
  },
  {
    text: "I'm glad you took the time to go through the old phone contract with us, it really was a swamp. Nobody on your side and nobody on ours has signed it knowingly, it was just renewed every year by itself. It ends in June. Until then we pay for the unused numbers out of our own budget.",
    label: null,
    hard: true,
  },
  {
    text: "Of the nice things about this programme the nicest is that one hears what is said when one has left the room. According to Valentina, it is this: they're friendly, they know everything better, and after that nothing happens. I have hung it up over my desk. Nothing happens is what we start with, with the four things we promised in spring.",
    label: null,
    hard: true,
  },
  {
    text: "Everyone in the company was affected by the mail problem for an hour or so, your team for two days, because of an old setting which only your part of the house still had. That explains it, it doesn't make it better. The setting is gone, and we searched for others of the kind and found four more.",
    label: null,
    hard: true,
  },
  {
    text: 'All in all a good talk, even if I was sweating. Director Wang was waiting for the correct report since the merger, and every month my company sent him the same one with another mistake. I did not explain, I only said sorry, and then we two sat and built the table that he really needs.',
    label: null,
    hard: true,
  },
  {
    text: 'We took the printers away from the third floor last year, it was cheaper, and we were rather proud of it. What it did to the people who have to sign and send forty contracts a day was not asked. You have now done the asking for us. Two devices of the good sort are coming back on Monday.',
    label: null,
    hard: true,
  },
  {
    text: "We were in the big meeting room on the first floor, the one with the nice view and the slow wifi, and talked about how a forecast is made. I had no idea how much of it is judgement, and how few of those judgements ever reach the system. We're going to note them down for one month, she and her two planners, and then look at them again.",
    label: null,
    hard: false,
  },
  {
    text: 'Dear Mr Castellanos, regarding the quality of the sound in the new boardroom, our technician was there this morning together with somebody from the supplier. Two of the microphones were set to a much lower level than the others. Everything has been tested with people on all sides of the table, and Greta will also be there for your first call on Wednesday.',
    label: null,
    hard: false,
  },
  {
    text: 'Everyone on her floor seems to know by now that I come on Fridays, and there is a bit of a queue at the door wiht small wishes about phones and printers. I take them all down, about ten each time, and bring them to the service desk. Today there was also a cake. It was a good point to stop and celebrate the first half year.',
    label: null,
    hard: false,
  },
  {
    text: 'You write that your people would like to be told about changes in the finance system much earlier than today. From now on you are going to get a list of all the changes on the first of the month, in plain words, with the screens. Those that need your decision are on top. If the format is not what you wanted, a short call is enough.',
    label: null,
    hard: false,
  },
  {
    text: 'Hour four, in the lab. Sandeep wanted to show me how the VPN behaves with the very large images they send to the sister company, and it was quite something, one image per coffee. We also talked about his new role and about what he would have liked to know before. I will be back with somebody from the network team who is much better at this than me.',
    label: null,
    hard: false,
  },
  {
    text: 'Dear Mr Osei, a word about the project before the summer break. All of the warehouses have been moved to the new scanners, those in the north included, and the old ones were collected by your drivers, which was a nice bit of help. In September we come to each of the sites for half a day to see what can still be made better.',
    label: null,
    hard: false,
  },
  {
    text: 'A different world: Teresa runs the night market, and everything that I plan for the day is wrong for her. I was there from two to five, in a coat that was not mine. We went along all the stands, and I tried the scale, the till, and the label machine myself. My colleagues are going to hear about it on Monday, with pictures.',
    label: null,
    hard: false,
  },
  {
    text: 'The laptops for the whole acquired company have been packed, checked and labelled by name. We would like to hand them out in your building and not in ours, as that would save your people the drive. Three of us are going to stay for the rest of the week, at the long table near the entrance, for all questions, also for those about private phones.',
    label: null,
    hard: false,
  },
  {
    text: 'Not a word about IT today, and it was one of the better talks. He was at a funeral last week and asked if I mind walking instead of sitting. We went around the harbour. At the end he came back to the data project by himself and said which part of it he would want to keep, and I wrote that down on the tram.',
    label: null,
    hard: false,
  },
  {
    text: 'There are, as was to be expected in a company of our size, people who say the old ERP was better. I used to smile about it. Then Birgitta showed me an order in the old one, four keys and done, and the same order in the new one. I counted to thirty-one and was quiet, for the keys were a point nobody had ever put on our list.',
    label: null,
    hard: true,
  },
  {
    text: "Dear Mr Yamamoto, you were told by our service desk that the problem lies with the operator, and by the operator that it lies with us, and that went on for three weeks. Both were a bit right. We have been on one call with them since, your phone on the table, and it was solved on the same afternoon. I'd wish it had been the first one.",
    label: null,
    hard: true,
  },
  {
    text: "My mentee is of the opinion that everything IT says about security is there to protect IT. I didn't like to hear it and went home wiht it. There's a point in it, because those of our rules that protect her customers have never been explained, only sent. So I'm going to explain one per session, and if I can't, it goes on a list for our security people.",
    label: null,
    hard: true,
  },
  {
    text: "In your feedback you were so kind to put down the bit about the project being late to circumstances. It's nice of you, and the circumstances were there, all of them. Much of it, though, was us being proud: we'd been asked twice if we needed somebody, and twice said no. A second planner starts in May, and she also has the right to say that we're late.",
    label: null,
    hard: true,
  },
  {
    text: 'About the missing reports: I’m the one who switched them off, in January, as nobody had opened those for a year. It turns out that they were read every single morning, on paper, by everyone in the dispatch office, printed by a colleague who was then on leave. They have been back since yesterday. Before we ever switch one off again we’ll walk round and ask.',
    label: null,
    hard: true,
  },
]
