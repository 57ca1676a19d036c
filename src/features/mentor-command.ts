import { nearestWord } from '../domain/nearest-word.ts'
import { shorten } from '../slack/blocks.ts'
import type { ClickHandler, CommandHandler } from '../slack/interaction.ts'
import { escaped, unescaped } from '../slack/mrkdwn.ts'
import { MENU_RUN, runId } from './run-ids.ts'

const DEFAULT_WORD = 'help'
const ECHO_LIMIT = 40

/** Splits "/mentor <word> ..." and hands it to the feature that owns the word; an unknown word gets the nearest one. */
export function mentorCommand(words: ReadonlyMap<string, CommandHandler>): CommandHandler {
  return async (command) => {
    const [typed = '', ...rest] = command.args.trim().split(/\s+/)
    const word = typed === '' ? DEFAULT_WORD : typed.toLowerCase()
    const handler = words.get(word)
    if (handler) return handler({ ...command, args: rest.join(' ') })
    await command.tell(unknownWord(typed, nearestWord(typed, [...words.keys()])))
  }
}

/** The same by buttons and menus, so that Home leads to everything the command does. */
export function wordClicks(words: ReadonlyMap<string, CommandHandler>): Map<string, ClickHandler> {
  const run = mentorCommand(words)
  const clicks = [...words].map(([word, handler]): [string, ClickHandler] => [
    runId(word),
    (click) => handler({ ...click, args: '' }),
  ])
  return new Map([...clicks, [MENU_RUN, (click) => run({ ...click, args: click.value })]])
}

function unknownWord(typed: string, nearest: string | null): string {
  const echo = shorten(unescaped(typed), ECHO_LIMIT)
  const said = `I don't know “${escaped(echo)}”.`
  return nearest
    ? `${said} Did you mean \`/mentor ${nearest}\`?`
    : `${said} \`/mentor help\` lists what I can do.`
}
