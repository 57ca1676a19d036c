import type { WorkspaceState } from '../state/workspace.ts'

/** What Slack makes of typed text: `&`, `<` and `>` escaped, and on demand mentions turned into ids. */
export function escapeTyped(workspace: WorkspaceState, text: string, shouldEscape: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  if (!shouldEscape) return escaped
  const people = new Map<string, string>()
  for (const { id, username, name } of workspace.members) {
    for (const typed of [username, name]) people.set(typed.toLowerCase(), `<@${id}|${username}>`)
  }
  const channels = new Map(
    workspace.conversations.all
      .filter(({ kind }) => kind === 'public' || kind === 'private')
      .map(({ id, name }) => [name.toLowerCase(), `<#${id}|${name}>`]),
  )
  return mention(mention(escaped, '@', people), '#', channels)
}

function mention(text: string, sign: string, known: ReadonlyMap<string, string>): string {
  if (known.size === 0) return text
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length).map(literal)
  const pattern = new RegExp(`(?<!\\w)${sign}(${longestFirst.join('|')})(?!\\w)`, 'gi')
  return text.replace(pattern, (whole, name: string) => known.get(name.toLowerCase()) ?? whole)
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
