import type { Labelled } from './set.ts'

/** Not defensive: a constraint with what it means and what follows. */
export const noneConstraint: readonly Labelled[] = [
  {
    text: 'We cannot do both this month. If the scanners come first, the dashboards move to July. Which one matters more to you?',
    label: null,
    hard: false,
  },
  {
    text: 'New phones take four weeks to deliver. For your two starters I hav loan devices ready on Monday.',
    label: null,
    hard: false,
  },
  {
    text: 'We have one technician on site in Bilbao. She will be with you on Tuesday, and until then I help by phone.',
    label: null,
    hard: false,
  },
  {
    text: "The report can only run after the night batch, so seven o'clock is the earliest. If six is important, we would need to change the batch, and I'd gladly price that with you.",
    label: null,
    hard: false,
  },
  {
    text: "I don't have the rights to open that folder. Malte does, and he has promised to do it before ten.",
    label: null,
    hard: false,
  },
  {
    text: "Your team is on the old contract until May. That means slower support in the evening; I've asked for an evening number for you in the meantime.",
    label: null,
    hard: false,
  },
  {
    text: 'Since the merger we run two networks. It costs you a second login each morning. They become one in October, and I will send you the plan.',
    label: null,
    hard: false,
  },
  {
    text: 'Only two rooms can be refitted this year. Would you choose them with us?',
    label: null,
    hard: false,
  },
  {
    text: "The database can't keep more than three years. Older orders are in the archive, I'll get you a reader account.",
    label: null,
    hard: false,
  },
  {
    text: 'There is one licence left and three of you need it. I have ordered two, they come next week. Who should have the first?',
    label: null,
    hard: false,
  },
  {
    text: 'Long drive to the site, thin connection ther. I told Mikko what we can do now (a mobile router) and what in spring (fibre).',
    label: null,
    hard: false,
  },
  {
    text: "We need a signature from Legal for this. I've sent it today and asked for an answer by Thursday, as your launch hangs on it.",
    label: null,
    hard: false,
  },
  {
    text: 'The upgrade means two hours without CRM. We propose Sunday morning; would another time hurt you less?',
    label: null,
    hard: false,
  },
  {
    text: "Pradeep's change is planned for the June release. That leaves his team with the manual list for five weeks, so I lend him a student who types it.",
    label: null,
    hard: false,
  },
  {
    text: 'Until the new switch arrives, the wifi on 4 will drop at times. There is a cable at each desk by the window.',
    label: null,
    hard: false,
  },
  {
    text: 'I can offer two afternoons for training before the go-live. More will be possible after it, in small groups, at your place.',
    label: null,
    hard: false,
  },
  {
    text: 'Our evening shift ends at ten and yours at midnight. We are testing a call-out line for those two hours from Monday.',
    label: null,
    hard: false,
  },
  {
    text: 'The VPN fix needs a restart, and a restart hurts you in daytime. We’ll do it at 21:00 and I will text you when it is done.',
    label: null,
    hard: false,
  },
  {
    text: 'He needs colour prints, the new device does black only. The shop round the corner prints for us on account until we have found a better way.',
    label: null,
    hard: false,
  },
  {
    text: 'Three countries, three tax rules. We start wiht Spain, learn, and bring Chile and Poland along in autumn.',
    label: null,
    hard: false,
  },
  {
    text: "I'm off from Thursday for two weeks. Karolina knows your case and has all of my notes.",
    label: null,
    hard: false,
  },
  {
    text: 'The data team can take one more topic before summer. I told Gesa it could be hers if she sends me two examples.',
    label: null,
    hard: false,
  },
  {
    text: 'Prices for storage go up in January. For your area it is about 900 a month. Deleting the old videos would bring it down again.',
    label: null,
    hard: false,
  },
  {
    text: "the old plant pcs can't run the app. we are placing two new ones at the line in week 34 and your shift leaders choose where",
    label: null,
    hard: false,
  },
  {
    text: "It'll take us until Friday to find the cause. You will get a short message each day at four, also if there's nothing new.",
    label: null,
    hard: false,
  },
  {
    text: "There's no budget for this in the current year, and I know that it means your people keep typing twice. I have put it at the top of the list for January and would like you to tell the board what it costs.",
    label: null,
    hard: true,
  },
  {
    text: "Policy doesn't allow private phones in the network. What you need is mail on the road, and that we can solve with the app today.",
    label: null,
    hard: true,
  },
  {
    text: "We can't make exceptions for admin rights. We can put the two tools you need into the catalogue by Wednesday, and then nobody has to ask.",
    label: null,
    hard: true,
  },
  {
    text: "It's a legacy sytem and each change is risky; that is why your three wishes take long. I've split off the easiest one, it comes on the 11th.",
    label: null,
    hard: true,
  },
  {
    text: 'The vendor needs six weeks for this, which is too long for your campaign. We’re building a bridge with a form in the meantime, it’s ugly and it will be ready on Monday.',
    label: null,
    hard: true,
  },
  {
    text: "Due to the audit we lose two colleagues until June. For you that means slower answers on reports, so tell me the two that can't wait and I'll do them myself.",
    label: null,
    hard: true,
  },
  {
    text: "It isn't in scope of the service agreement. Your stores still need it, so I'm taking it to the contract meeting on the 8th with your figures.",
    label: null,
    hard: true,
  },
  {
    text: 'My team is small and your request is large. Let us cut it in three, and begin with the one that hurts the most.',
    label: null,
    hard: true,
  },
  {
    text: 'GDPR limits what we may show here. Names are out, trends per region are fine. Selma has built a first version and would love your eyes on it.',
    label: null,
    hard: true,
  },
  {
    text: "Yes there's a process, and no, you don't need to know it. Give me the names and I will fill in the form.",
    label: null,
    hard: true,
  },
  {
    text: 'Resources are what they are this quarter: two people, one of them new. It would be wrong to promise you the portal before August, so here is what you can count on by June.',
    label: null,
    hard: true,
  },
  {
    text: 'The security rule stays, since the attack in spring cost us four days. What we can change is how often it asks, and from Monday it asks once a day.',
    label: null,
    hard: true,
  },
  {
    text: "You ask why not faster. The honest answer is that the testing needs your poeple and they're in the inventory; shall we plan around that together?",
    label: null,
    hard: true,
  },
  {
    text: 'A ticket is still necessary, the colleagues at night see nothing else. I wrote one for you, so you only have to say yes.',
    label: null,
    hard: true,
  },
  {
    text: 'It was decided to block USB sticks, and I see that it hit your photographers worst. Two machines in the studio are open as of today.',
    label: null,
    hard: true,
  },
  {
    text: "That contract was signed long before my time and runs until 2027, so I can't end it. I can stop the auto-renewal and get your people out of the worst clause, and that is what I am doing.",
    label: null,
    hard: true,
  },
  {
    text: 'Not possible before the summer I told him, as the interface freeze, and saw his face. So we searched something smaller: from next week he becomes the file every morning by mail.',
    label: null,
    hard: true,
  },
  {
    text: "it's outside our control when the cable gets repaired, the city digs there until the 20th. sent 12 lte sticks to the branch this afternoon, more if you need",
    label: null,
    hard: true,
  },
  {
    text: 'For your people in Pune the policy is not permitting local storage. It is making their work slow, I have seen it. We are trying one cloud workspace with five of them from 1st.',
    label: null,
    hard: true,
  },
  {
    text: "Only Finance may approve this, and Finance closes its books until Wednesday. I've asked for ten minutes with Mr. Haas on Thursday first thing, with your case as the only point.",
    label: null,
    hard: true,
  },
  {
    text: 'We should not open that port, the risk is real and I’d be glad to show you why. Your partner can send the drawings through the exchange folder, which I’ve set up and tested with them.',
    label: null,
    hard: true,
  },
  {
    text: 'The holiday period makes us thin until the 20th. If the till stops, ring the number below, it goes to a person at any hour.',
    label: null,
    hard: true,
  },
  {
    text: "There are things that I can't tell Véronique yet because of the merger. I said precisely that, said when I'd be able to, and put it in both our calendars.",
    label: null,
    hard: true,
  },
  {
    text: "As a matter of fact the phones can't be shared, because the login is personal. For the night shift this is a nuisance, so we're looking at a desk phone with a badge and I will bring one on Friday.",
    label: null,
    hard: true,
  },
  {
    text: "We had to choose between fast and complete for the ERP load, and chose fast. You see that as gaps in 2022. They'll be filled by the 30th, region by region, yours being first.",
    label: null,
    hard: true,
  },
]
