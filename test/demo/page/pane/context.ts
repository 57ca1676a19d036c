import { createContext, useContext } from 'react'
import type { Act, DemoPerson, State } from '../../protocol.ts'

/** `Omit` that keeps the members of a union apart. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Something this pane's person does. */
export type OwnAct = Without<Act, 'person'>

/** What everything inside one pane knows. */
export interface Pane {
  state: State
  me: DemoPerson
  /** Does it after whatever was done before; false when it was refused, which the pane then says. */
  act(own: OwnAct): Promise<boolean>
  /** Asks the person to confirm; resolves to the answer. */
  confirm(question: Question): Promise<boolean>
  /** Shows `home` or the conversation with this id. */
  show(surface: string): void
  /** Opens the person's own notes with this text in the composer. */
  suggest(text: string): void
  startTour(): void
}

/** Slack's confirm dialog. */
export interface Question {
  title: string
  text: string
  yes: string
  no: string
  isDangerous: boolean
}

export const PaneContext = createContext<Pane | null>(null)

export function usePane(): Pane {
  const pane = useContext(PaneContext)
  if (pane === null) throw new Error('usePane() is called outside a pane')
  return pane
}
