import type { DemoCommand, DemoPerson } from '../../protocol.ts'

/** Something that can be completed at the cursor. */
export interface Completion {
  key: string
  /** What the text becomes up to the cursor. */
  text: string
  label: string
  hint: string
  person?: DemoPerson
}

const MOST = 8

/** What the words that can follow a command do. */
const WORD_HINTS: Record<string, string> = {
  start: 'propose a pair with @someone',
  session: 'book the next session, or log one',
  status: 'your pairs, sessions and what you owe',
  pause: 'rest until a date',
  resume: 'go on earlier',
  end: 'end a pair; no reason needed',
  settings: 'check-ins, IT channel, coordinators',
  help: 'everything it can do',
}

/** What fits the text before the cursor: commands, their words, people after `@`. */
export function completionsFor(
  before: string,
  commands: readonly DemoCommand[],
  people: readonly DemoPerson[],
): Completion[] {
  const mention = /(?:^|\s)@([\p{L}.\- ]{0,30})$/u.exec(before)
  if (mention)
    return mentions(before.slice(0, before.length - (mention[1]?.length ?? 0)), mention[1] ?? '', people)
  if (!before.startsWith('/')) return []
  const command = commands.find((each) => before.startsWith(`${each.command} `))
  return command ? words(before, command) : commandNames(before, commands)
}

function mentions(start: string, typed: string, people: readonly DemoPerson[]): Completion[] {
  const wanted = typed.toLowerCase()
  return (
    people
      .filter(({ isBot, name, username }) => !isBot && [name, username].some((one) => begins(one, wanted)))
      // Somebody's whole username and a space: the mention is finished.
      .filter(({ username }) => wanted !== `${username} `)
      .slice(0, MOST)
      .map((person) => ({
        key: person.id,
        text: `${start}${person.username} `,
        label: person.name,
        hint: person.title,
        person,
      }))
  )
}

/** Whether any of its words begins so. */
const begins = (name: string, typed: string) =>
  name.toLowerCase().startsWith(typed) || name.toLowerCase().includes(` ${typed}`)

const commandNames = (before: string, commands: readonly DemoCommand[]): Completion[] =>
  commands
    .filter(({ command }) => command.startsWith(before))
    .map(({ command, description }) => ({
      key: command,
      text: `${command} `,
      label: command,
      hint: description,
    }))

function words(before: string, { command, words: known }: DemoCommand): Completion[] {
  const typed = before.slice(command.length + 1)
  return known
    .filter((word) => word.startsWith(typed) && word !== typed)
    .map((word) => ({
      key: word,
      text: `${command} ${word}${word === 'start' ? ' ' : ''}`,
      label: `${command} ${word}`,
      hint: WORD_HINTS[word] ?? '',
    }))
}
