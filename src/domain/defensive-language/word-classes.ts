/** Words that do the same work in a sentence; the rules speak of the kind where the word itself does not matter. */
const KINDS: Readonly<Record<string, string>> = {
  i: 'i we',
  me: 'me us myself ourselves',
  my: 'my our ours mine',
  you: 'you yourself yourselves',
  your: 'your yours',
  they: 'she he they sir madam',
  their: 'her his their him them',
  boss: 'leader leaders mentee mentees director directors manager managers executive executives boss bosses head management ceo cfo coo cio president mr mrs ms dr sir madam',
  crew: 'team teams colleague colleagues people staff users user assistant assistants department departments office unit side business employees clerk clerks planners planner folks group groups',
  outsider:
    'vendor vendors supplier suppliers provider providers microsoft sap oracle apple google operator carrier partner partners consultant consultants contractor contractors agency integrator manufacturer telecom outsourcer facilities procurement purchasing hr finance legal compliance security network architects headquarters hq',
  thing:
    'laptop laptops pc computer phone phones vpn wifi network printer printers scanner scanners screen screens projector beamer room rooms system systems erp crm sap report reports dashboard dashboards figures numbers data mail mails email emails portal app apps tool tools software server servers cloud interface licence licences license licenses badge badges access account accounts password passwords prompt prompts ticket tickets request requests project rollout migration merger update upgrade patch form forms training course courses invoice invoices till tablet tablets dock camera mouse keyboard headset teams outlook excel hotline desk',
  trouble:
    'outage outages downtime delay delays failure failures error errors bug bugs problem problems issue issues incident incidents interruption interruptions disruption crash crashes loss mistake mistakes complaint complaints hiccup hiccups glitch glitches fault faults trouble inconvenience',
  time: "monday tuesday wednesday thursday friday saturday sunday tomorrow tonight today noon morning afternoon evening week weeks month months january february march april june july august september october november december spring summer autumn winter easter christmas minutes minute hour hours day days year years second seconds o'clock am pm quarter",
  num: 'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand first second third half dozen',
  be: "is are was were be been being am 's",
  have: 'have has had',
  do: 'do does did done doing',
  say: 'say says said tell tells told explain explained answer answered reply replied mention mentioned',
  rule: 'policy policies rule rules guideline guidelines sla process processes procedure procedures standard standards regulation regulations compliance catalogue matrix committee directive itil audit framework governance scope contract clause section paragraph approval approver authorised authorized permitted allowed forbidden prohibited foreseen entitled category class',
  never: 'never always nobody noone everybody everyone every all none nothing anything anybody ever',
  feel: 'good great lovely nice wonderful pleasant useful helpful interesting inspiring valuable thanks thank grateful glad happy proud enjoyed',
  make: 'fix fixed repair repaired replace replaced change changed order ordered bring send sent call check write ask talk test build built move add added set put book booked give show come look try start remove removed correct corrected',
}

function byWord(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), kind])
  }
  return found
}

export const CLASSES = byWord()
