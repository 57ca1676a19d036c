import type { Manifest } from './manifest.ts'
import { Refused } from './refused.ts'
import type { ConversationKind } from './state/conversations.ts'

export const SCOPE_TO_OPEN: Record<'im' | 'mpim', string> = { im: 'im:write', mpim: 'mpim:write' }

export const SCOPE_TO_READ: Record<ConversationKind, string> = {
  im: 'im:read',
  mpim: 'mpim:read',
  public: 'channels:read',
  private: 'groups:read',
}

/** Which scopes an event needs besides its line in the manifest; every scope of it must be there. */
const SCOPE_OF_EVENT: Record<string, string> = {
  user_change: 'users:read',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
}

/** Refuses with `missing_scope` when the manifest does not ask for the scope. */
export function needScope(manifest: Manifest, needed: string): void {
  if (manifest.botScopes.has(needed)) return
  throw new Refused('missing_scope', [], { needed, provided: [...manifest.botScopes].join(',') })
}

/** Whether Slack delivers the event: subscribed to, and the scope for it given. */
export function deliversEvent(manifest: Manifest, subscription: string): boolean {
  const scope = SCOPE_OF_EVENT[subscription]
  return manifest.botEvents.has(subscription) && (scope === undefined || manifest.botScopes.has(scope))
}
