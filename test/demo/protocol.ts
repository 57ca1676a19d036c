/**
 * What the demo's server and its page say to each other: JSON over HTTP on one address, types only.
 *
 * GET  /api/state?person=U…  -> State          everything that one person's pane shows; without a person, the first one's
 * WS   /api/events           a LiveEvent at once and with every change; on any of them ask for the state again
 * POST /api/act              Act -> Done        something a person does
 * POST /api/clock            Turn -> Done       turns the clock; answers when it has arrived
 * POST /api/scene            SceneChoice -> Done  loads a scene from scratch, `fresh` is the reset
 * POST /api/tour             TourChoice -> Done   starts or stops the tour
 * GET  /api/hood?after=n     -> Hood            what went on between Slack and the bot since entry n
 * GET  /api/files/<id>?person=U…               the content of a file the person can see
 *
 * A request that cannot be done is answered with a status of 400 or more and a Problem, whose words are for people.
 */
import type { Block, StateValue, StateValues, View } from '../sandbox/shapes.ts'

export type { Block, Element, Option, StateValue, StateValues, TextObject } from '../sandbox/shapes.ts'

/** Who may be looked through: a person of the workspace. */
export interface DemoPerson {
  id: string
  name: string
  /** What follows `@`. */
  username: string
  title: string
  /** IANA zone, e.g. `Europe/Stockholm`. */
  zone: string
  /** What the zone's people call the place: `Stockholm`. */
  place: string
  initials: string
  /** Background of the avatar, `#rrggbb`, dark enough for white letters. */
  colour: string
  /** `you` cannot be the bot; it stands in the list so that its messages have an author. */
  isBot: boolean
  /** What is unread for them altogether. */
  unread: number
  /** Whether a modal is open in front of them. */
  hasModal: boolean
}

export type ConversationKind = 'bot' | 'self' | 'group' | 'channel' | 'private'

export interface DemoConversation {
  id: string
  /** `bot`: the direct message with the app, beside its Home tab; `self`: the person's own notes. */
  kind: ConversationKind
  /** `Deskside`, `it`, `Maya Lindqvist, Omar Haddad`; without `#`. */
  name: string
  memberIds: string[]
  unread: number
  /** Whether the person can type here; the Messages tab of an app can be read-only. */
  writable: boolean
  /** Oldest first; only the newest hundred. */
  messages: DemoMessage[]
  /** How many older messages are left out. */
  earlier: number
}

export interface DemoMessage {
  channel: string
  ts: string
  /** ISO instant of `ts`. */
  at: string
  /** A person's id, the bot's id, or `USLACKBOT`. */
  userId: string
  /** In Slack's mrkdwn; what is shown when there are no blocks. */
  text: string
  /** As the bot sent them, with block_id and action_id filled in. */
  blocks: Block[]
  /** What this person has chosen in the message's own menus. */
  values: StateValues
  /** Only this person sees it. */
  ephemeral: boolean
  edited: boolean
  threadTs: string | null
  files: DemoFile[]
}

export interface DemoFile {
  id: string
  name: string
  title: string
  bytes: number
  /** Path of the content on this server. */
  url: string
  /** By the name's ending. */
  isImage: boolean
}

/** A modal or the Home as it stands in front of a person. */
export interface DemoView {
  view: View
  values: StateValues
  /** Beside the fields, by block_id. */
  errors: Record<string, string>
  /** What Slack itself says above the form when the app failed to answer. */
  trouble: string | null
}

export interface DemoCommand {
  /** `/mentor` */
  command: string
  description: string
  /** `start @someone | session | …` as in the manifest. */
  usageHint: string
  /** The words that can follow, from the usage hint: `start`, `session`, … */
  words: string[]
}

export type SceneName = 'fresh' | 'midway' | 'stalled' | 'year'

interface DemoScene {
  name: SceneName
  title: string
  about: string
}

export interface DemoClock {
  /** ISO instant. */
  now: string
  /** When the next session ends, null when none is booked: then `end-of-session` cannot be chosen. */
  sessionEnd: string | null
  /** When the bot will speak next by itself, null when nothing is planned. */
  nextNudge: string | null
}

/** What the page shows while nothing can be done, and why. */
export interface Busy {
  what: 'clock' | 'scene'
  /** `The clock is turning`; `clock.now` tells where it is. */
  words: string
  /** How much of the way lies behind, from 0 to 1; null before it has begun. */
  share: number | null
}

/** The tour's present step; the page shows these people and this surface, and the caption. */
export interface TourStep {
  /** 1, 2, … */
  step: number
  steps: number
  caption: string
  /** Left pane, and right pane if there are two. */
  people: [string] | [string, string]
  /** For each pane of `people`, what to show: a conversation's id or `home`; null leaves it as it is. */
  surfaces: (string | null)[]
  /** Where only one pane fits: the one to look at. */
  pane: 0 | 1
  /** What to show as being typed into the left pane's composer. */
  draft: string | null
}

export interface State {
  /** Grows with every change; the same number is the same state. */
  version: number
  /** Changes when the server restarts. */
  boot: string
  workspace: { name: string; botId: string; botName: string }
  scene: SceneName
  scenes: DemoScene[]
  clock: DemoClock
  busy: Busy | null
  tour: TourStep | null
  /** Why the tour ended before its end, in words for the visitor; null when there is nothing to say. */
  tourEnded: string | null
  /** Whether a visitor has done something since the scene began, which a new scene would discard. */
  isTouched: boolean
  commands: DemoCommand[]
  /** Everybody one can be, and the bot; the two whom the scene's story begins with come first. */
  people: DemoPerson[]
  /** Public channels by id, for menus that choose one: also those the person is not in. */
  channels: { id: string; name: string }[]
  /** Whom this pane looks through. */
  me: string
  conversations: DemoConversation[]
  /** The stack of open modals, the top one last. */
  modals: DemoView[]
  /** Null until the Home tab was opened once. */
  home: DemoView | null
}

/** What the server is at: another `boot` is another server, whose page may be another one, too. */
export interface LiveEvent {
  version: number
  boot: string
}

/** Where an element stands. */
export type Container =
  | { in: 'message'; channel: string; ts: string }
  | { in: 'modal'; viewId: string }
  | { in: 'home' }

export type Act = { person: string } & (
  | { act: 'type'; conversation: string; text: string }
  /** A button, or an entry of an overflow menu by its value. Ask to confirm before sending it. */
  | { act: 'click'; container: Container; blockId: string; actionId: string; value?: string }
  /**
   * Changes a field or menu; the bot hears of it when the element asks for it. Text may be sent when the field is
   * left, or only with `submit`; `enter` says that Enter was pressed in a text field.
   */
  | {
      act: 'change'
      container: Container
      blockId: string
      actionId: string
      value: StateValue
      enter?: boolean
    }
  /** Sends the top modal; `values` in the words of `view.state.values`, for what `change` has not told yet. */
  | { act: 'submit'; viewId: string; values?: StateValues }
  /** Cancel, Back or ×. */
  | { act: 'close'; viewId: string }
  | { act: 'open-home' }
  /** The conversation has been looked at up to its end. */
  | { act: 'read'; conversation: string }
)

/** `now`: what is due at this moment happens. `next-monday-0930` and `next-working-day` (09:00) are in the person's own zone; the date-time is local there, too. */
export interface Turn {
  to: 'now' | 'now+1h' | 'next-working-day' | 'next-monday-0930' | 'end-of-session' | (string & {})
  person: string
}

export interface SceneChoice {
  scene: SceneName
}

export interface TourChoice {
  tour: 'start' | 'stop'
}

export interface Done {
  ok: true
  version: number
}

export interface Problem {
  ok: false
  /** What happened and what to do, for a person. */
  words: string
}

/** What the validator says of a request. */
export interface Verdict {
  ok: boolean
  /** Slack's error name, or why a delivery counts as failed; null when all is well. */
  error: string | null
  messages: string[]
}

export interface RowChange {
  table: string
  what: 'inserted' | 'updated' | 'deleted'
  /** The row afterwards (of a deleted one, before). */
  row: Record<string, unknown>
  /** For an update: the old values of the columns that changed. */
  before: Record<string, unknown>
}

export type HoodEntry = {
  n: number
  /** ISO instant on the demo's clock. */
  at: string
} & (
  | {
      /** Slack to bot: a command, an interaction, an event. */
      kind: 'delivery'
      /** `command`, `block_actions`, `view_submission`, `view_closed`, `event` */
      what: string
      /** `/mentor start @omar`, `start.submit`, `app_home_opened` */
      title: string
      /** Who did it. */
      userId: string | null
      payload: unknown
      ackMs: number | null
      ack: unknown
      verdict: Verdict
    }
  | {
      /** Bot to Slack: a Web API call, or the use of a response_url. */
      kind: 'call'
      /** `chat.postMessage` */
      what: string
      title: string
      payload: unknown
      answer: unknown
      status: number
      verdict: Verdict
    }
  /** What changed in the database since the last such entry. */
  | { kind: 'rows'; rows: RowChange[] }
)

export interface Hood {
  entries: HoodEntry[]
  /** Ask for what comes after it. */
  last: number
  /** How many refusals of the validator there were altogether. */
  refusals: number
}
