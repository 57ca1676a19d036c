import { invalidArguments } from '../refused.ts'
import { type Fields, isFields, textOf } from '../shapes.ts'
import type { SharedFile } from '../state/files.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { threadOf, whereToPost } from './chat.ts'
import { type MethodTable, TIER } from './method.ts'

export const fileMethods: MethodTable = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    token: 'bot',
    perMinute: TIER.four,
    required: { filename: 'text', length: 'count' },
    optional: { alt_txt: 'text', snippet_type: 'text' },
    run: (workspace, args) => {
      const { id, ticket } = workspace.files.promise(textOf(args.filename), Number(args.length))
      return { upload_url: `${workspace.world.url}/upload/${ticket}`, file_id: id }
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    token: 'bot',
    perMinute: TIER.four,
    required: { files: 'json' },
    optional: { channel_id: 'text', initial_comment: 'text', thread_ts: 'text' },
    run: complete,
  },
}

function complete(workspace: WorkspaceState, args: Fields): Fields {
  const entries = Array.isArray(args.files) ? args.files.filter(isFields) : []
  if (entries.length === 0) throw invalidArguments('must be a list of files [json-pointer:/files]')
  // Where it goes is looked at first, so that a refusal leaves the upload to be completed again.
  const channel = args.channel_id === undefined ? null : whereToPost(workspace, textOf(args.channel_id))
  const threadTs = channel && threadOf(workspace, channel, args)
  const files: SharedFile[] = entries.map((entry) =>
    workspace.files.share(textOf(entry.id), textOf(entry.title) || undefined),
  )
  if (channel) {
    const text = textOf(args.initial_comment)
    workspace.conversations.post(channel, { user: workspace.bot.id, text, threadTs, files })
  }
  return { files: files.map(({ id, name, title }) => ({ id, name, title })) }
}
