import { checkSubmissionResponse } from '../block-kit/index.ts'
import type { Delivery } from '../recorder.ts'
import { Refused, refuseFault } from '../refused.ts'
import { isFields } from '../shapes.ts'
import type { OpenView } from '../state/views.ts'
import type { WorkspaceState } from '../state/workspace.ts'

const TROUBLE = 'We had some trouble connecting. Try again?'

/** Does to the modal what the bot answered to its submission; a bad answer leaves it open with Slack's own notice. */
export function applyAnswer(workspace: WorkspaceState, open: OpenView, delivery: Delivery): void {
  if (delivery.fault !== null) {
    open.trouble = `${TROUBLE} (the app didn't respond)`
    workspace.views.edited(open)
    return
  }
  try {
    obey(workspace, open, delivery.ack)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const answer = isFields(delivery.ack) ? delivery.ack : {}
    workspace.world.recorder.keepRefusal('view_submission', error, answer)
    open.trouble = TROUBLE
    workspace.views.edited(open)
  }
}

function obey(workspace: WorkspaceState, open: OpenView, body: unknown): void {
  const { views } = workspace
  if (body === undefined || body === '' || (isFields(body) && Object.keys(body).length === 0)) {
    views.close(open)
    return
  }
  refuseFault(checkSubmissionResponse(body, { blocks: open.view.blocks }))
  if (!isFields(body)) throw new Refused('invalid_response')
  switch (body.response_action) {
    case 'clear':
      views.close(open, true)
      break
    case 'update':
      views.update(open, body.view)
      break
    case 'push':
      views.push(open.userId, body.view)
      break
    case 'errors':
      // checkSubmissionResponse has just found them to be texts by block_id.
      open.errors = body.errors as Record<string, string>
      views.edited(open)
      break
    default:
      throw new Refused('invalid_response_action')
  }
}
