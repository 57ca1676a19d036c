import type { Courier } from '../courier.ts'
import type { Member } from '../state/people.ts'
import type { WorkspaceState } from '../state/workspace.ts'

/** One person at their Slack: who they are, where, and how what they do reaches the bot. */
export interface Desk {
  workspace: WorkspaceState
  person: Member
  courier: Courier
  /** Resolves when the bot has done what followed from the last move. */
  settle: () => Promise<void>
}

/** Throws for somebody whose account is deactivated: they are signed out everywhere. */
export function checkSignedIn({ person }: Desk): void {
  if (person.deactivated)
    throw new Error(`${person.name} is deactivated, so they cannot do anything in Slack`)
}

export interface Narrowing {
  /** `home`, `modal`, or a channel's name or id; otherwise the open modal, then messages, newest first. */
  in?: string
  /** Only messages that read like this. */
  message?: RegExp
  /** Which one, when several are called so; 0 is the first. */
  index?: number
  /** Whether the person says yes when asked to confirm; true by default. */
  confirm?: boolean
}
