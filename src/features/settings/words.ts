export const BECAME_COORDINATOR =
  'You are the first workspace admin to ask, so you are the coordinator now. You can hand it on below.'
export const NO_COORDINATOR =
  'Nobody coordinates the pairs here yet. The first workspace admin who types `/mentor settings` becomes the coordinator.'
export const NOT_A_COORDINATOR =
  'Your check-in time is saved. You are no longer a coordinator, so the settings for everybody stay as they were.'

/** Slack's name for a failure, in plain words with what helps. */
export function undeliverableWords(error: string): string {
  switch (error) {
    case 'account_inactive':
    case 'user_disabled':
      return 'the account is deactivated. If this person has left, their pairs need an end or somebody new.'
    case 'user_not_found':
    case 'user_not_visible':
      return 'Slack does not know this person here any more. Their pairs need an end or somebody new.'
    case 'not_in_channel':
    case 'channel_not_found':
      return 'I am not a member there. Invite me with `/invite @Deskside`; for the IT channel, save `/mentor settings` once more: I say hello when it works, and what leaders have shared meanwhile follows.'
    case 'is_archived':
      return 'the conversation is archived. `/mentor settings` lets you choose another IT channel.'
    case 'cannot_dm_bot':
      return 'it is a bot, and bots get no messages from me.'
    case 'invalid_auth':
    case 'token_revoked':
    case 'missing_scope':
      return 'I lack the permission. A Slack admin can install Deskside anew.'
    case 'ratelimited':
    case 'unreachable':
    case 'http_error':
    case 'service_unavailable':
      return 'Slack could not be reached, however often I tried.'
    default:
      return `Slack refused it with \`${error.replaceAll(/[^a-z_]/g, '')}\`. Whoever runs Deskside finds it in the log.`
  }
}
