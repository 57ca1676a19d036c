import type {
  App,
  BlockAction,
  BlockElementAction,
  ViewOutput,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { assertNever } from '../domain/result.ts'
import type { Clock } from '../lib/clock.ts'
import type { InFlight } from '../lib/in-flight.ts'
import type { Logger } from '../lib/log.ts'
import type { Metrics } from '../lib/metrics.ts'
import { failureOf } from './deliver.ts'
import { clean, formValues, picked } from './form.ts'
import type { ClickInteraction, FormInteraction, FormReply, Listeners } from './interaction.ts'
import { notice, replies } from './replies.ts'

export interface ListenParts {
  /** The workspace of the bot's token; nobody else is served. */
  workspaceId: string
  client: WebClient
  clock: Clock
  log: Logger
  inFlight: InFlight
  metrics: Metrics
}

/** Slack waits 3 s for the answer to a form; a little earlier the person gets one in words. */
const FORM_DEADLINE_MS = 2500
const ELSEWHERE = 'Deskside serves only the workspace in which it is installed. Nothing was changed.'
const OUTDATED =
  'This button belongs to an older message and does nothing any more. `/mentor status` shows where you stand.'
const OUTDATED_FORM =
  'This form belongs to an older version, so nothing was saved. Please copy what you typed, close this window and open the form again.'

/** Connects Bolt with the bot's table of listeners; the one place where requests are acknowledged and failures end. */
export function listen(bolt: App, listeners: Listeners, parts: ListenParts): void {
  bolt.use(async ({ next, body }) => {
    const begun = performance.now()
    await parts.inFlight
      .track(next())
      .finally(() => parts.metrics.handled(whatOf(body), (performance.now() - begun) / 1000))
  })

  const base = (userId: string) => ({ workspaceId: parts.workspaceId, userId, now: parts.clock.now() })

  bolt.command('/mentor', async ({ command, ack }) => {
    await ack()
    const reply = replies({
      client: parts.client,
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
    })
    if (command.team_id !== parts.workspaceId) return reply.tell(ELSEWHERE)
    const args = clean(command.text ?? '')
    await guarded(parts, reply.tell, () => listeners.command({ ...base(command.user_id), ...reply, args }))
  })

  bolt.action<BlockAction>(/.*/, async ({ body, action, ack }) => {
    await ack()
    const reply = replies({
      client: parts.client,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      modal: body.view?.type === 'modal' ? body.view : undefined,
    })
    if (body.team?.id !== parts.workspaceId) return reply.tell(ELSEWHERE)
    const handler = listeners.clicks.get(action.action_id)
    if (!handler) return reply.tell(OUTDATED)
    const click = { ...base(body.user.id), ...reply, ...clickOf(body, action) }
    await guarded(parts, reply.tell, () => handler(click))
    await quietly(parts, () => listeners.acted(body.user.id, click.from === 'home'))
  })

  bolt.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, ack }) => {
    const reply = replies({ client: parts.client, triggerId: body.trigger_id })
    const answerWith = async (answer: FormReply) => {
      const response = answerOf(answer)
      await (response ? ack(response) : ack())
    }
    if (body.team?.id !== parts.workspaceId) return answerWith(kept(view, ELSEWHERE))
    const handler = listeners.forms.get(view.callback_id)
    if (!handler) return answerWith(kept(view, OUTDATED_FORM))
    const form: FormInteraction = {
      ...base(body.user.id),
      ...reply,
      values: formValues(view.state?.values),
      metadata: view.private_metadata,
      requestKey: view.id,
    }
    await answerWith(await submitted(parts, view, () => handler(form)))
    await quietly(parts, () => listeners.acted(body.user.id, false))
  })

  bolt.event('app_home_opened', async ({ event, body }) => {
    if (body.team_id === parts.workspaceId && event.tab === 'home')
      await quietly(parts, () => listeners.homeOpened(event.user))
  })
  bolt.event('user_change', async ({ event, body }) => {
    if (body.team_id === parts.workspaceId) await quietly(parts, () => listeners.userChanged(event.user.id))
  })
}

const whatOf = (body: object): string =>
  'command' in body ? 'command' : 'type' in body ? String(body.type) : 'other'

function clickOf(
  body: BlockAction,
  action: BlockElementAction,
): Pick<ClickInteraction, 'value' | 'from' | 'values' | 'metadata'> {
  const value = picked(action)
  return {
    value: typeof value === 'string' ? value : '',
    from: body.view ? (body.view.type === 'home' ? 'home' : 'modal') : 'message',
    values: formValues(body.view?.state?.values),
    metadata: body.view?.private_metadata ?? '',
  }
}

/** The catch-all of commands and clicks: the log and the person get the same reference. */
async function guarded(
  parts: ListenParts,
  tell: (words: string) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const reference = failed(parts, error)
    await tell(sorry(reference)).catch(() => {
      parts.log.warn({ reference }, 'could not tell the person')
    })
  }
}

/** The catch-all of forms. */
async function submitted(
  parts: ListenParts,
  view: ViewOutput,
  work: () => Promise<FormReply>,
): Promise<FormReply> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<FormReply>((resolve) => {
    timer = setTimeout(() => resolve(kept(view, firstField(view) ? SLOW : STILL_WORKING)), FORM_DEADLINE_MS)
  })
  // Tracked by itself: after the deadline it goes on, and a stopping process waits for it.
  const saved = parts.inFlight.track(work())
  const answer = saved.catch((error: unknown) => kept(view, sorry(failed(parts, error))))
  try {
    return await Promise.race([answer, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** What was typed stays, with the words beside its first field; where nothing was, they replace the view. */
function kept(view: ViewOutput, words: string): FormReply {
  const field = firstField(view)
  return field ? { do: 'errors', errors: { [field]: words } } : { do: 'update', view: notice(words) }
}

const firstField = (view: ViewOutput): string | undefined =>
  view.blocks.find((block) => block.type === 'input')?.block_id

const STILL_WORKING =
  'I am still working on it. Your message shows in a moment what became of it, so there is nothing to press again.'
const SLOW = 'This takes longer than it should. Nothing you typed is lost: please press the button once more.'

async function quietly(parts: ListenParts, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    failed(parts, error)
  }
}

function failed(parts: ListenParts, error: unknown): string {
  const reference = crypto.randomUUID().slice(0, 8)
  const failure = failureOf(error)
  if (failure) parts.metrics.slackError(failure.error)
  parts.log.error({ reference, err: error }, 'interaction failed')
  return reference
}

const sorry = (reference: string): string =>
  `Something went wrong on our side, and nothing was changed. Please try again; if it happens once more, tell your coordinator the reference ${reference}.`

function answerOf(reply: FormReply): ViewResponseAction | undefined {
  switch (reply.do) {
    case 'close':
      return undefined
    case 'clear':
      return { response_action: 'clear' }
    case 'errors':
      return { response_action: 'errors', errors: reply.errors }
    case 'push':
      return { response_action: 'push', view: reply.view }
    case 'update':
      return { response_action: 'update', view: reply.view }
    default:
      return assertNever(reply)
  }
}
