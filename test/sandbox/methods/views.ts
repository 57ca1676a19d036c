import { invalidArguments, Refused } from '../refused.ts'
import { type Fields, textOf } from '../shapes.ts'
import type { WorkspaceState } from '../state/workspace.ts'
import { type Method, type MethodTable, TIER } from './method.ts'

const VIEWS: Pick<Method, 'scope' | 'token' | 'perMinute'> = {
  scope: null,
  token: 'bot',
  perMinute: TIER.four,
}

export const viewMethods: MethodTable = {
  'views.open': {
    ...VIEWS,
    required: { trigger_id: 'text', view: 'json' },
    optional: {},
    run: (workspace, args) => ({ view: workspace.openWith(textOf(args.trigger_id), args.view, false) }),
  },
  'views.push': {
    ...VIEWS,
    required: { trigger_id: 'text', view: 'json' },
    optional: {},
    run: (workspace, args) => ({ view: workspace.openWith(textOf(args.trigger_id), args.view, true) }),
  },
  'views.update': {
    ...VIEWS,
    required: { view: 'json' },
    optional: { view_id: 'text', external_id: 'text', hash: 'text' },
    run: update,
  },
  'views.publish': {
    ...VIEWS,
    required: { user_id: 'text', view: 'json' },
    optional: { hash: 'text' },
    run: publish,
  },
}

function update(workspace: WorkspaceState, args: Fields): Fields {
  const viewId = textOf(args.view_id)
  const externalId = textOf(args.external_id)
  if (viewId === '' && externalId === '') throw invalidArguments('view_id or external_id is required')
  const open = workspace.views.find({ viewId, externalId })
  workspace.views.update(open, args.view, hashOf(args))
  return { view: open.view }
}

function publish(workspace: WorkspaceState, args: Fields): Fields {
  if (!workspace.world.manifest.homeTab) throw new Refused('not_enabled')
  const member = workspace.member(textOf(args.user_id))
  const isReader = member && !member.external && !member.bot && !member.deactivated
  if (!isReader) throw new Refused('user_not_found')
  return { view: workspace.views.publish(member.id, args.view, hashOf(args)).view }
}

function hashOf(args: Fields): string | undefined {
  return args.hash === undefined ? undefined : textOf(args.hash)
}
