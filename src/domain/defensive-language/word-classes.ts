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
  insult:
    'arrogant rude lazy ungrateful insulting unprofessional unacceptable disrespectful aggressive childish hostile incompetent spoiled selfish vain stubborn loud hysterical bossy impatient unfair offensive petty nasty bitter ignorant clueless naive careless sloppy chaotic unrealistic unreasonable ridiculous absurd cheeky pompous self-important moody unable',
  tiny: 'small little minor tiny slight short brief modest negligible marginal trivial cosmetic harmless isolated rare occasional temporary partial mere limited insignificant unimportant exaggerated',
  strain:
    'understaffed overloaded overworked shorthanded swamped stretched underfunded holiday holidays vacation sick illness flu pandemic covid shortage strike war inflation reorganisation restructuring freeze audit turnover budget resources capacity headcount manpower staffing workload overtime chaos priorities deadline deadlines backlog legacy outdated complexity complex complicated busy hectic',
  ridicule:
    'cute adorable touching sweet charming amusing funny quaint endearing naive bless laugh laughed laughing smile smiled smiling grin grinned chuckle chuckled giggle kindergarten children child kids toddler layman magic magical fantasy dream wishes buzzwords',
  feel: 'good great lovely nice wonderful pleasant useful helpful interesting inspiring valuable thanks thank grateful glad happy proud enjoyed',
  make: 'fix fixed fixing repair repaired repairing replace replaced replacing change changed changing order ordered ordering bring brought bringing send sent sending call called calling write wrote written writing ask asked asking talk talked talking test tested testing build built building move moved moving add added adding set setting put putting book booked booking give gave given giving show showed shown showing come came coming look looked looking try tried trying start started starting remove removed removing correct corrected correcting find found finding check checked checking help helped helping offer offered offering lend lent lending take took taken taking make made making meet met meeting visit visited visiting watch watched watching search searched searching copy copied copying share shared sharing invite invited inviting organise organised organising arrange arranged arranging prepare prepared preparing plan planned planning propose proposed proposing suggest suggested suggesting promise promised promising agree agreed agreing follow followed following clean cleaned cleaning restore restored restoring reset install installed installing unblock unblocked unblocking unlock unlocked unlocking switch switched switching open opened opening close closed closing draft drafted drafting rewrite rewrote rewritten rewriting rebuild rebuilt rebuilding rework reworked reworking redo redid redone redoing simplify simplified simplifying shorten shortened shortening translate translated translating print printed printing pick picked picking collect collected collecting deliver delivered delivering hand handed handing provide provided providing push pushed pushing speak spoke spoken speaking phone phoned phoning ring rang rung ringing text texted texting mail mailed mailing reply replied replying answer answered answering update updated updating upgrade upgraded upgrading extend extended extending double doubled doubling clear cleared clearing sort sorted sorting list listed listing measure measured measuring count counted counting compare compared comparing investigate investigated investigating review reviewed reviewing read reading listen listened listening learn learned learning note noted noting thank thanked thanking drop dropped dropping stop stopped stopping undo undid undone undoing reopen reopened reopening reserve reserved reserving connect connected connecting join joined joining introduce introduced introducing run ran running pay paid paying fetch fetched fetching carry carried carrying drive drove driven driving sit sat sitting walk walked walking return returned returning keep kept keeping stay stayed staying get got getting let letting split splitting buy bought buying ship shipped swap swapped swapping adapt adapted adapting adjust adjusted adjusting increase increased increasing reduce reduced reducing raise raised raising lower lowered lowering publish published publishing explain explained explaining',
}

function byWord(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [kind, words] of Object.entries(KINDS)) {
    for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), `<${kind}>`])
  }
  return found
}

/** The kinds of a word, as phrases write them: `<thing>`. */
export const CLASSES = byWord()
