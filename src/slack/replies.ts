import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { type Message, modal, section } from './blocks.ts'
import { failureOf } from './deliver.ts'
import type { Interaction } from './interaction.ts'

/** What Slack hands out with an interaction to answer it by. */
export interface ReplyTo {
  client: WebClient
  triggerId: string | undefined
  /** Present for commands and for clicks in messages. */
  responseUrl?: string | undefined
  /** The modal in which the click was made. */
  modal?: { id: string; hash: string } | undefined
}

const NOTICE = 'notice.read'
/** The first of two deliveries has used the trigger: the modal is open. */
const USED_UP = new Set(['exchanged_trigger_id', 'trigger_exchanged'])
const TOO_LATE = 'expired_trigger_id'
const TOO_LATE_WORDS =
  'Slack took too long to let me open the form. Nothing was changed; please try once more.'

export function replies(to: ReplyTo): Pick<Interaction, 'open' | 'replace' | 'tell'> {
  const open = async (view: ModalView) => {
    if (!to.triggerId) throw new Error('no trigger to open a modal with')
    const call = { trigger_id: to.triggerId, view }
    try {
      await (to.modal ? to.client.views.push(call) : to.client.views.open(call))
    } catch (error) {
      const name = failureOf(error)?.error ?? ''
      if (USED_UP.has(name)) return
      if (name !== TOO_LATE || !to.responseUrl) throw error
      await respond(to.responseUrl, inWords(TOO_LATE_WORDS))
    }
  }
  return {
    open,
    async replace(view) {
      // Pressed where no button of ours replaces anything: a fresh modal does no harm.
      if (!to.modal) return open(view)
      try {
        await to.client.views.update({ view_id: to.modal.id, hash: to.modal.hash, view })
      } catch (error) {
        // Somebody clicked twice: the first click has drawn what this one would.
        if (failureOf(error)?.error !== 'hash_conflict') throw error
      }
    },
    async tell(answer) {
      const message = typeof answer === 'string' ? inWords(answer) : answer
      if (to.responseUrl) await respond(to.responseUrl, message)
      else await open(notice(message))
    },
  }
}

/** A modal with nothing in it but what there is to say. */
export const notice = (message: string | Message): ModalView =>
  modal({
    id: NOTICE,
    title: 'Deskside',
    blocks: (typeof message === 'string' ? inWords(message) : message).blocks,
  })

const inWords = (words: string): Message => ({ text: words, blocks: [section(words)] })

/** Only this person sees it; nothing else in the conversation changes. */
async function respond(responseUrl: string, message: Message): Promise<void> {
  const answer = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(5000),
  })
  if (!answer.ok) throw new Error('the answer was not taken')
}
