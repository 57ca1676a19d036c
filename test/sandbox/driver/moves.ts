import { closedPayload, eventPayload, stamp, submissionPayload, viewWithState } from '../payloads.ts'
import { deliversEvent } from '../scopes.ts'
import type { OpenView } from '../state/views.ts'
import { act, dispatches, enter, type Source } from './acting.ts'
import type { Desk } from './desk.ts'
import type { Found } from './find.ts'
import { formErrors } from './form-check.ts'
import type { Wanted } from './form-values.ts'
import { applyAnswer } from './submission.ts'

/** Enters a value into a field or menu; the bot hears of it at once where the element asks for that. */
export async function change(
  desk: Desk,
  found: Found<Source>,
  wanted: Wanted,
  options: { enter?: boolean } = {},
): Promise<void> {
  const chosen = enter(desk, found, wanted)
  // Enter in a text field tells the bot even where typing alone does not.
  const isSent = options.enter === true && found.block.dispatch_action === true
  if (isSent || dispatches(found)) await act(desk, found, chosen)
}

/** Presses the submit button; what Slack's own client objects to stays in `errors` and goes no further. */
export async function submit({ workspace, person, courier }: Desk, open: OpenView): Promise<void> {
  open.errors = formErrors(open)
  open.trouble = null
  workspace.views.edited(open)
  if (Object.keys(open.errors).length > 0) return
  const payload = submissionPayload(workspace, person, open)
  applyAnswer(workspace, open, await courier.deliver('view_submission', workspace.key, payload))
}

/** Presses Cancel or Back; with clear_on_close the whole stack goes. */
export async function close({ workspace, person, courier }: Desk, open: OpenView): Promise<void> {
  const isCleared = open.view.clear_on_close
  const closing = isCleared ? [...workspace.views.stack(person.id)].reverse() : [open]
  workspace.views.close(open, isCleared)
  for (const closed of closing.filter(({ view }) => view.notify_on_close)) {
    const payload = closedPayload(workspace, person, closed, isCleared)
    await courier.deliver('view_closed', workspace.key, payload)
  }
}

/** Opens a tab of the bot; the bot hears of it when its manifest subscribes to app_home_opened. */
export async function openTab({ workspace, person, courier }: Desk, tab: 'home' | 'messages'): Promise<void> {
  if (tab === 'home' && !workspace.world.manifest.homeTab) {
    throw new Error('The app has no Home tab: home_tab_enabled is not set in the manifest')
  }
  if (!deliversEvent(workspace.world.manifest, 'app_home_opened')) return
  const home = tab === 'home' ? workspace.views.home(person.id) : null
  const where = { user: person.id, channel: workspace.directMessage(person.id).id, tab }
  const view = home ? { view: viewWithState(home) } : {}
  const event = { type: 'app_home_opened', ...where, ...view, event_ts: stamp(workspace) }
  await courier.deliverEvent(workspace.key, eventPayload(workspace, event))
}
