import type { Person } from '../sandbox/index.ts'

/** Where the first story is played: the bot inside the test, or a process of its own. */
export interface Stage {
  person(name: string): Person
  /** Turns the clock forward; whatever falls due on the way is sent. */
  until(moment: string): Promise<void>
}

/** Tuesday morning in Stockholm; in New York it is four in the morning. */
export const FIRST_STORY_BEGINS = '2026-03-03T10:00[Europe/Stockholm]'

export const LEADERS_WORDS =
  'The new expense tool logs me out twice a day, and I do not tell <!channel> twice.'
export const MENTORS_NOTES = 'He said: your tickets answer everything but my question.'

const PATIENCE = { within: 20_000 }

/**
 * The first story, as five people live it: a pair is proposed and accepted, books a session, meets; the leader rates
 * and tells IT something, reads it word for word and shares it; the mentor writes it down; a week later both are
 * asked how it goes.
 */
export async function playFirstStory(stage: Stage): Promise<void> {
  const [maya, omar, priya] = [stage.person('maya'), stage.person('omar'), stage.person('priya')]

  // Priya, an admin of the workspace, becomes coordinator and names the IT channel.
  await priya.types('/mentor settings')
  await priya.willSee(/IT channel/, { in: 'modal', ...PATIENCE })
  await priya.submits({ channel: '#it', coordinators: [priya] })

  // Maya proposes, Omar accepts.
  await maya.types('/mentor start @omar')
  await maya.willSee(/Who mentors/, { in: 'modal', ...PATIENCE })
  await maya.submits({ topic: 'What AI can do for our planning', goals: 'One pilot\nTwo allies' })
  await omar.willSee(/would like to mentor you/, PATIENCE)
  await omar.clicks('Accept')

  // The pair has its conversation, and books its first session.
  await maya.willSee(/you are a pair/, PATIENCE)
  await maya.clicks('Schedule the first session')
  await maya.willSee(/It already took place/, { in: 'modal', ...PATIENCE })
  await maya.submits({ date: '2026-03-05', time: '15:00' })
  await maya.willSee(/Session on Mar 5, 2026 at 15:00/, PATIENCE)
  await omar.willSee(/Session on Mar 5, 2026 at 09:00/, PATIENCE)

  // Ten minutes before the end Maya gets one question to ask.
  await stage.until('2026-03-05T15:35[Europe/Stockholm]')
  await maya.willSee(/Ask @Omar Haddad now/, PATIENCE)

  // At the end both are asked. Omar rates with one click and tells IT something.
  await stage.until('2026-03-05T15:45[Europe/Stockholm]')
  await omar.willSee(/How was the session with @Maya Lindqvist/, PATIENCE)
  await omar.clicks('4')
  await omar.willSee(/You rated it 4/, PATIENCE)
  await omar.clicks('Tell IT something')
  await omar.willSee(/Who may know/, { in: 'modal', ...PATIENCE })
  await omar.submits({
    words: LEADERS_WORDS,
    category: 'Tools',
    kind: 'Friction',
    sharing: 'IT sees my words and my name',
  })

  // Nothing is shared before he has read word for word what IT will see.
  await omar.willSee(LEADERS_WORDS, { in: 'modal', ...PATIENCE })
  await omar.submits()
  await omar.willSee(/Shared with IT, with your name/, PATIENCE)
  await maya.willSee(LEADERS_WORDS, { in: '#it', ...PATIENCE })

  // Maya writes down what she heard, for herself.
  await maya.clicks('Write it down')
  await maya.willSee(/Minutes you spent/, { in: 'modal', ...PATIENCE })
  await maya.submits({ heard: MENTORS_NOTES, learned: 'Finance closes on the third day.', minutes: '50' })
  await maya.willSee(/Written down. Only you can see it/, PATIENCE)

  // On Monday each of them is asked at half past nine on their own clock.
  await stage.until('2026-03-09T09:30[Europe/Stockholm]')
  await maya.willSee(/Your week with @Omar Haddad/, PATIENCE)
  await maya.clicks('On track')
  await maya.willSee(/On track. Good/, PATIENCE)
  omar.seesNot(/Your week with/)
  await stage.until('2026-03-09T09:30[America/New_York]')
  await omar.willSee(/Your week with @Maya Lindqvist/, PATIENCE)
  await omar.clicks('I need help')
  await omar.willSee(/What would help/, { in: 'modal', ...PATIENCE })
  await omar.submits({ help: 'A meeting room with a working screen.' })
  await omar.willSee(/A coordinator knows/, PATIENCE)
  await priya.willSee(/A meeting room with a working screen/, PATIENCE)

  // Everybody can look up where they stand.
  await maya.types('/mentor status')
  await maya.willSee(/One pilot/, PATIENCE)
  await omar.opensHome()
  await omar.willSee(/One pilot/, { in: 'home', ...PATIENCE })
}
