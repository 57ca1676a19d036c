import type { Labelled } from './set.ts'

/** Not defensive: facts and the next step. */
export const noneFacts: readonly Labelled[] = [
  {
    text: 'The new laptops arrive on Wednesday. Oskar will be on your floor form nine to hand them out and to copy the files.',
    label: null,
    hard: false,
  },
  {
    text: 'Your access to the reporting area is active since this morning. Please sign out once and in again.',
    label: null,
    hard: false,
  },
  {
    text: 'Session with Birgit, 50 minutes. Topics: forecast, phones, her wish for a shared calendar. Next meeting on the 14th.',
    label: null,
    hard: false,
  },
  {
    text: 'The cause was a faulty switch in building C. It has been replaced, and we are watching it until Friday.',
    label: null,
    hard: false,
  },
  {
    text: "I've booked the small Teams room for the test on Monday at 8:30. Two colleagues from your side would be enough.",
    label: null,
    hard: false,
  },
  {
    text: 'Cloud costs in your area rose from 14,000 to 19,500 in June. The increase is mostly storage. I can show you the three largest items and what could be archived.',
    label: null,
    hard: false,
  },
  {
    text: 'We measured the login on her laptop: six minutes. On the spare one it is forty seconds, so she keeps the spare one for now.',
    label: null,
    hard: false,
  },
  {
    text: 'both address books will be merged on the 20th. until then, search with the full name, that finds people from either company',
    label: null,
    hard: false,
  },
  {
    text: 'Hello Ravi, the invoice interface runs again since 11:40. All 312 waiting invoices went through; please check the three on the attached list.',
    label: null,
    hard: false,
  },
  {
    text: "He woud like the sales figures by seven instead of by nine. I'll ask the data team what it takes and bring the answer next time.",
    label: null,
    hard: false,
  },
  {
    text: 'The badge readers at the north gate get new firmware tonight between 22 and 23. The gate stays open and guarded meanwhile.',
    label: null,
    hard: false,
  },
  {
    text: 'There are 26 open requests from your department. I went through them yesterday: 14 can be done this week, nine need your decision, three are duplicates.',
    label: null,
    hard: false,
  },
  {
    text: 'Printing from the tablets works from next Monday on. Bring yours to the kitchen on two, we will set it up in five minutes.',
    label: null,
    hard: false,
  },
  {
    text: 'We spoke about the new purchase form. Joyce needs it in Portuguese as well. I have asked for the translation.',
    label: null,
    hard: false,
  },
  {
    text: 'The training takes place on 3 and 5 June, each time 45 minutes, with the real screens and your own cases.',
    label: null,
    hard: false,
  },
  {
    text: 'My leader uses four tools to plan one trip. I wrote down the steps and will compare them with ours.',
    label: null,
    hard: false,
  },
  {
    text: 'Your ticket is with Daniela now. She has read the history and will ring you before lunch.',
    label: null,
    hard: false,
  },
  {
    text: 'The sync between CRM and mail stops when a contact has no country. We add a default tonight and list the affected contacts for you.',
    label: null,
    hard: false,
  },
  {
    text: 'VPN capacity was doubled on Saturday. If it still drops, send me the time and I will look it up the same day.',
    label: null,
    hard: false,
  },
  {
    text: 'Third meeting, in the shop this time. The till needs 14 seconds per receipt on Saturdays, four on weekdays. Taking that to the product owner.',
    label: null,
    hard: false,
  },
  {
    text: 'From 1 September your managers can approve leave on the phone. A short film shows how.',
    label: null,
    hard: false,
  },
  {
    text: 'Here is the list of data fields your team asked for, with an owner for each. Two owners are missing, do you know who that could be?',
    label: null,
    hard: false,
  },
  {
    text: 'The backup of the design drive was restored at 16:10. Everything up to Tuesday noon is there. For the afternoon we need half a day more.',
    label: null,
    hard: false,
  },
  {
    text: 'We have moved the reboot to Sunday 5 am, as Malin suggested. First one was fine.',
    label: null,
    hard: false,
  },
  {
    text: 'Prompts on your phone come from two apps. I removed the older one; you should see one code a day.',
    label: null,
    hard: false,
  },
  {
    text: 'The vendor has confirmed the bug and ships the patch on the 9th. Until then we restart the service every night, and you can reach me directly if it hangs.',
    label: null,
    hard: true,
  },
  {
    text: "Your request falls under the standard process, which takes five days. It's approved already, so you will have the access by Tuesday.",
    label: null,
    hard: true,
  },
  {
    text: "According to policy, guests need a sponsor. I've entered myself for your two auditors. Their accounts work form 8 o'clock.",
    label: null,
    hard: true,
  },
  {
    text: "I checked the monitoring for the 12th and found no outage there. Since your people clearly could not work, I'd like to look at it from one of their desks, does Thursday suit you?",
    label: null,
    hard: true,
  },
  {
    text: 'Only one of the eleven printers is affected. It is yours, so we swap it today.',
    label: null,
    hard: true,
  },
  {
    text: 'There is no budget for new screens before April. What we do have is thirty used ones in good shape, and you can have as many of them as you need this week.',
    label: null,
    hard: true,
  },
  {
    text: "It's not our system, it belongs to Facilities. I've talked to Pekka there, he has your case on his desk and will write to you by tomorrow; I stay in copy.",
    label: null,
    hard: true,
  },
  {
    text: 'The legacy order system will be switched off on 30 November. The history stays readable in the archive, and Lotte shows your team how on the 22nd.',
    label: null,
    hard: true,
  },
  {
    text: 'The ticket was logged on the 3rd, answered on the 4th, closed on the 9th and reopened by us yesterday since the fix did not hold.',
    label: null,
    hard: true,
  },
  {
    text: 'User error was entered as a reason in 40 of 210 cases. I am reading those forty again with the service desk, because I suspect it means "confusing screen".',
    label: null,
    hard: true,
  },
  {
    text: 'technically it is possible, legally we need the works council. i have put it on the agenda for the 17th and will call you straight afterwards',
    label: null,
    hard: true,
  },
  {
    text: 'Access was blocked automatically aftr 90 days without login. I have unblocked it and set a reminder to your holiday cover for the next time.',
    label: null,
    hard: true,
  },
  {
    text: 'Microsoft changes the meeting view in July. You will notice it as soon as you open it. Here are two pictures so nobody in the boardroom has a surprise.',
    label: null,
    hard: true,
  },
  {
    text: 'Because of the freeze, nothing goes live between 18 December and 6 January. Your report is therefore planned for the 7th, and you get the numbers by mail until then.',
    label: null,
    hard: true,
  },
  {
    text: 'It was a short outage, 06:02 to 06:19, right in your shift change. I’d like to know what it cost you, so that we can set the priority properly.',
    label: null,
    hard: true,
  },
  {
    text: "Regarding the missing approvals: seven were waiting for a manager who has left. The route goes to his successor now, and I've pushed the seven through by hand.",
    label: null,
    hard: true,
  },
  {
    text: 'Data quality in the supplier list: 8 % without tax number, 3 % double. The doubles we can clean, the numbers only your buyers know. Shall we do an afternoon together?',
    label: null,
    hard: true,
  },
  {
    text: 'no ticket existed for the scanner so i made one, number is in the thread, they come tomorrow 7 am',
    label: null,
    hard: true,
  },
  {
    text: "As the person who approved it is on sick leave, I've asked her deputy. You'll have a yes or a no by noon.",
    label: null,
    hard: true,
  },
  {
    text: 'The project is six weeks behind plan. Two are the interface, four are testing. What it means for you is the list below, and on Tuesday we decide together what can be dropped.',
    label: null,
    hard: true,
  },
  {
    text: "Security requires a second factor for payroll data. There are three ways to do it, and the key on the ring is by far the quickest; I'll bring you one to try.",
    label: null,
    hard: true,
  },
  {
    text: "In the merged company some have two mailboxes. Mails go to both for now, nothing gets lost, and from March there's only one. Tell me if you would like to be moved earlier.",
    label: null,
    hard: true,
  },
  {
    text: 'He asked whether IT or the operator is responsible for the coverage in hall 5. It is the operator, our part is to chase them, and a technician with an antenna comes on Friday.',
    label: null,
    hard: true,
  },
  {
    text: 'The numbers in the two reports differ as one counts orders and the other one deliveries. I put a line above each that says which, and would be glad to hear if that is clear.',
    label: null,
    hard: true,
  },
  {
    text: 'Kindly find status: replacement phone is in customs since Monday, expected by 28th. In between time please use loan phone from my desk, number is already transferred.',
    label: null,
    hard: true,
  },
]
