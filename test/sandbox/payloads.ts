import type { Block, Element, Fields, StateValue } from './shapes.ts'
import type { Conversation } from './state/conversations.ts'
import { type Message, messageObject } from './state/messages.ts'
import type { Member } from './state/people.ts'
import { initialState } from './state/view-state.ts'
import type { OpenView } from './state/views.ts'
import type { WorkspaceState } from './state/workspace.ts'

// Slack still sends the verification token of old; nothing should look at it.
const OLD_TOKEN = 'verification-token-is-deprecated'

let eventCount = 0

/** What Slack sends for a slash command typed in a conversation. */
export function commandPayload(
  workspace: WorkspaceState,
  person: Member,
  where: Conversation,
  command: string,
  text: string,
): Fields {
  return {
    token: OLD_TOKEN,
    team_id: workspace.teamId,
    team_domain: workspace.key,
    channel_id: where.id,
    channel_name: channelName(where),
    user_id: person.id,
    user_name: person.username,
    command,
    text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: workspace.responseUrls.issue({ userId: person.id, channel: where.id, messageTs: null }),
    trigger_id: workspace.triggers.issue({ userId: person.id, modalId: null }),
  }
}

/** What an element says about the person's move, besides its own ids. */
export interface Move {
  block: Block
  element: Element
  /** The chosen value in the words of `view.state.values`, or a button's value. */
  chosen: Fields
}

/** block_actions from a message. */
export function messageActions(
  workspace: WorkspaceState,
  person: Member,
  where: Conversation,
  message: Message,
  move: Move,
): Fields {
  const isEphemeral = message.ephemeralFor !== null
  const state = { values: message.chosen.get(person.id) ?? initialState(message.blocks) }
  const shownMessage = messageObject(message, workspace)
  return {
    ...interaction(workspace, person, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: where.id,
      is_ephemeral: isEphemeral,
    },
    trigger_id: workspace.triggers.issue({ userId: person.id, modalId: null }),
    channel: { id: where.id, name: channelName(where) },
    // An ephemeral message is kept nowhere, so Slack cannot send it along.
    ...(isEphemeral ? {} : { message: shownMessage }),
    state,
    response_url: workspace.responseUrls.issue({
      userId: person.id,
      channel: where.id,
      messageTs: message.ts,
    }),
    actions: [action(workspace, move)],
  }
}

/** block_actions from a modal or the Home. */
export function viewActions(workspace: WorkspaceState, person: Member, open: OpenView, move: Move): Fields {
  const modalId = open.view.type === 'modal' ? open.view.id : null
  return {
    ...interaction(workspace, person, 'block_actions'),
    container: { type: 'view', view_id: open.view.id },
    trigger_id: workspace.triggers.issue({ userId: person.id, modalId }),
    view: viewWithState(open),
    actions: [action(workspace, move)],
  }
}

/** view_submission of a modal. */
export function submissionPayload(workspace: WorkspaceState, person: Member, open: OpenView): Fields {
  return {
    ...interaction(workspace, person, 'view_submission'),
    trigger_id: workspace.triggers.issue({ userId: person.id, modalId: open.view.id }),
    view: viewWithState(open),
    response_urls: [],
  }
}

/** view_closed of a modal that asked for it. */
export function closedPayload(
  workspace: WorkspaceState,
  person: Member,
  open: OpenView,
  isCleared: boolean,
): Fields {
  const view = viewWithState(open)
  return { ...interaction(workspace, person, 'view_closed'), view, is_cleared: isCleared }
}

/** The envelope of the Events API around one event. */
export function eventPayload(workspace: WorkspaceState, event: Fields): Fields {
  eventCount += 1
  const authorization = {
    enterprise_id: null,
    team_id: workspace.teamId,
    user_id: workspace.bot.id,
    is_bot: true,
    is_enterprise_install: false,
  }
  return {
    token: OLD_TOKEN,
    team_id: workspace.teamId,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: `Ev${String(eventCount).padStart(9, '0')}`,
    event_time: Math.floor(workspace.world.clock.now().epochMilliseconds / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: `4-${eventCount}`,
  }
}

/** The seconds and microseconds that Slack stamps events and actions with. */
export function stamp(workspace: WorkspaceState): string {
  return (workspace.world.clock.now().epochMilliseconds / 1000).toFixed(6)
}

/** The view as it goes to the bot, with what the person has entered. */
export function viewWithState(open: OpenView): Fields {
  return { ...open.view, state: { values: structuredClone(open.values) } }
}

function interaction(workspace: WorkspaceState, person: Member, type: string): Fields {
  return {
    type,
    user: { id: person.id, username: person.username, name: person.username, team_id: person.teamId },
    api_app_id: workspace.appId,
    token: OLD_TOKEN,
    team: { id: workspace.teamId, domain: workspace.key },
    enterprise: null,
    is_enterprise_install: false,
  }
}

function action(workspace: WorkspaceState, { block, element, chosen }: Move): StateValue {
  const { type, action_id, text, value, style, placeholder } = element
  const own = type === 'button' ? { text, value, style } : { placeholder }
  const given = Object.fromEntries(Object.entries(own).filter(([, member]) => member !== undefined))
  return { type, action_id, block_id: block.block_id, ...given, ...chosen, action_ts: stamp(workspace) }
}

function channelName({ kind, name }: Conversation): string {
  if (kind === 'im') return 'directmessage'
  return kind === 'private' ? 'privategroup' : name
}
