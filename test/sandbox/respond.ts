import type { Faults } from './faults.ts'
import { checkedBlocks } from './methods/chat.ts'
import { invalidArguments, Refused } from './refused.ts'
import { type Fields, isFields, textOf } from './shapes.ts'
import type { ResponseUrl } from './state/response-urls.ts'
import type { WorkspaceState } from './state/workspace.ts'
import type { Answer } from './web-api.ts'

const MEMBERS = new Set([
  'text',
  'blocks',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'mrkdwn',
  'unfurl_links',
  'unfurl_media',
])

/** Serves a POST to a response_url. */
export function serveResponseUrl(
  workspace: WorkspaceState,
  ticket: string,
  body: unknown,
  faults: Faults,
): Answer {
  const args = isFields(body) ? body : {}
  const fault = faults.take('response_url', args)
  if (fault && 'timeout' in fault) return 'silence'
  if (fault && 'status' in fault) return { status: fault.status, body: '' }
  if (fault && 'error' in fault) return { status: 500, body: fault.error }
  const answer = answered(workspace, ticket, args)
  return fault ? 'hang-up' : answer
}

function answered(workspace: WorkspaceState, ticket: string, args: Fields): Answer {
  const { recorder, clock } = workspace.world
  const keep = (status: number, answer: Fields) => {
    const call = { method: 'response_url', args, token: '', workspace: workspace.key, status, answer }
    recorder.keepCall({ ...call, at: clock.now() })
  }
  try {
    const target = workspace.responseUrls.use(ticket)
    if (typeof target === 'string') throw new Refused(target)
    respond(workspace, target, args)
    keep(200, { ok: true })
    return { status: 200, body: 'ok' }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const spent = error.error === 'used_url' || error.error === 'expired_url'
    const answer = { ok: false, error: error.error, response_metadata: { messages: error.messages } }
    recorder.keepRefusal('response_url', error, args)
    keep(spent ? 404 : 400, answer)
    return { status: spent ? 404 : 400, body: answer }
  }
}

/** Shows what a bot answered to a command or a button, in the acknowledgement or by its response_url. */
export function respond(workspace: WorkspaceState, target: ResponseUrl, args: Fields): void {
  const strange = Object.keys(args).find((name) => !MEMBERS.has(name))
  if (strange !== undefined) throw invalidArguments(`no such argument: ${strange} [json-pointer:/${strange}]`)
  const original = target.messageTs && workspace.conversations.message(target.channel, target.messageTs)
  if (args.delete_original === true) {
    if (!original) throw new Refused('message_not_found')
    workspace.conversations.delete(original)
    return
  }
  const text = textOf(args.text)
  const blocks = checkedBlocks(args, 'post')
  if (args.replace_original === true && original) {
    workspace.conversations.update(original, text, blocks)
    return
  }
  const channel = workspace.conversations.get(target.channel)
  if (channel === undefined) throw new Refused('channel_not_found')
  const ephemeralFor = args.response_type === 'in_channel' ? null : target.userId
  workspace.conversations.post(channel, { user: workspace.bot.id, text, blocks, ephemeralFor })
}
