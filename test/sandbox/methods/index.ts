import type { Sockets } from '../transports/sockets.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { type MethodTable, TIER } from './method.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'

/** Every Web API method that the sandbox knows. */
export function allMethods(sockets: Sockets): MethodTable {
  return {
    'auth.test': {
      scope: null,
      token: 'bot',
      perMinute: Number.POSITIVE_INFINITY,
      required: {},
      optional: {},
      run: ({ key, teamId, bot, botId }) => ({
        url: `https://${key}.slack.com/`,
        team: key,
        user: bot.username,
        team_id: teamId,
        user_id: bot.id,
        bot_id: botId,
        is_enterprise_install: false,
      }),
    },
    'team.info': {
      scope: 'team:read',
      token: 'bot',
      perMinute: TIER.three,
      required: {},
      optional: { team: 'text', domain: 'text' },
      run: ({ key, teamId }) => ({ team: { id: teamId, name: key, domain: key, email_domain: '' } }),
    },
    'apps.connections.open': {
      scope: null,
      token: 'app',
      perMinute: TIER.one,
      required: {},
      optional: {},
      run: (workspace) => ({ url: sockets.invite(workspace.key) }),
    },
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...userMethods,
    ...viewMethods,
  }
}
