import type { ModalView } from '@slack/types'
import type { Temporal } from 'temporal-polyfill'
import type { Message } from './blocks.ts'
import type { FormValues } from './form.ts'

/** Somebody did something in Slack: who, where, when, and how to answer them. */
export interface Interaction {
  workspaceId: string
  userId: string
  now: Temporal.Instant
  /** Opens a modal; on top of the one in which the click was made, if any. */
  open(view: ModalView): Promise<void>
  /** Draws the modal in which the click was made anew, unless it has changed since; outside one it opens. */
  replace(view: ModalView): Promise<void>
  /** Answers in words that only this person sees. */
  tell(message: string | Message): Promise<void>
}

interface CommandInteraction extends Interaction {
  /** What stands behind the word, with mentions escaped as Slack sends them. */
  args: string
}

export interface ClickInteraction extends Interaction {
  /** The button's value, or what was picked. Sent by the client, so it may be forged: parse and check it. */
  value: string
  /** Where the click was made. */
  from: 'message' | 'modal' | 'home'
  /** What stands in the form around it, and its metadata; empty outside a modal. */
  values: FormValues
  metadata: string
}

export interface FormInteraction extends Interaction {
  values: FormValues
  metadata: string
  /** The same for every delivery of one submission, so that it can be saved once. */
  requestKey: string
}

/** What becomes of a submitted form. */
export type FormReply =
  | { do: 'close' }
  /** Closes the whole stack of modals. */
  | { do: 'clear' }
  /** Beside the fields, by field name; what was typed stays. */
  | { do: 'errors'; errors: Record<string, string> }
  | { do: 'push'; view: ModalView }
  | { do: 'update'; view: ModalView }

export type CommandHandler = (command: CommandInteraction) => Promise<void>
export type ClickHandler = (click: ClickInteraction) => Promise<void>
export type FormHandler = (form: FormInteraction) => Promise<FormReply>

/** Everything the bot listens to, as one table. */
export interface Listeners {
  command: CommandHandler
  /** By action id. */
  clicks: ReadonlyMap<string, ClickHandler>
  /** By callback id. */
  forms: ReadonlyMap<string, FormHandler>
  homeOpened(userId: string): Promise<void>
  /** This person pressed something or sent a form, and it has been dealt with; whether that was on their Home. */
  acted(userId: string, onHome: boolean): Promise<void>
  userChanged(userId: string): Promise<void>
}
