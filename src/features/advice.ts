import type { ModalView } from '@slack/types'
import type { Finding } from '../domain/defensive-language.ts'
import { actions, button, context, modal, quote, section } from '../slack/blocks.ts'

/** More than this is not advice any more. */
const SHOWN = 3

/** What the view is for, and where its two ways lead. */
export interface AdviceOf {
  /** The form that "as it is" submits. */
  id: string
  title: string
  /** Who reads the words, in a sentence or two. */
  intro: string
  asItIs: string
  edit: { action: string; value: string }
  /** Carried to both ways; the findings are in it nowhere. */
  metadata?: unknown
}

/**
 * The second view: where words may sound defensive, why, and another way to say it. For the writer alone: it is drawn from
 * what was typed, kept nowhere and counted nowhere.
 */
export function adviceModal(findings: readonly Finding[], about: AdviceOf): ModalView {
  const { id, title, intro, asItIs, edit, metadata } = about
  return modal({
    ...{ id, title, metadata },
    submit: asItIs,
    close: 'Close',
    blocks: [
      section(intro),
      ...findings
        .slice(0, SHOWN)
        .flatMap(({ quote: passage, why, instead }) => [
          ...quote(passage),
          section(`${why}\n*Another way:* ${instead}`),
        ]),
      actions('advice', [button('Edit', edit.action, edit.value)]),
      context('Only you see this advice. It is kept nowhere, and nobody counts it.'),
    ],
  })
}
