/** A button that does what `/mentor <word>` does with nothing behind it. */
export const runId = (word: string): string => `command.${word}`

/** A menu of which each option is such a word, with what stands behind it: `session log`. */
export const MENU_RUN = 'command'
