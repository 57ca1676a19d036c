import type { KnownBlock, ModalView } from '@slack/types'
import { openChange } from '../../db/agreement-changes.ts'
import { findPair, pairsOf } from '../../db/pairs.ts'
import { type AgreementChange, CADENCE_NAMES, mayChangeAgreement } from '../../domain/agreement.ts'
import { type Pair, partnerOf, roleOf } from '../../domain/pair.ts'
import { actions, button, divider, modal, section, sections } from '../../slack/blocks.ts'
import type { ClickHandler, CommandHandler } from '../../slack/interaction.ts'
import { day, escaped, mention } from '../../slack/mrkdwn.ts'
import type { Deps } from '../feature.ts'
import { GROUND_RULES_EXPLAINED, groundRules } from '../ground-rules.ts'
import { clickedPair, NO_PAIR } from '../pair-choice.ts'
import { AGREEMENT_CHANGE } from './ids.ts'
import { agreementRefusalWords, differences, UNKNOWN_PAIR } from './words.ts'

/** Of somebody with many pairs, the newest; Slack takes 100 blocks. */
const PAIRS_SHOWN = 12

interface Shown {
  pair: Pair
  /** What waits for an answer. */
  change: AgreementChange | null
}

/** `/mentor agreement`: what the person's pairs have agreed on, the newest first. */
export function agreementCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const { workspaceId, userId } = command
    const pairs = (await pairsOf(deps.db, workspaceId, userId)).toReversed().slice(0, PAIRS_SHOWN)
    if (pairs.length === 0) return command.tell(NO_PAIR)
    await command.open(agreementView(await Promise.all(pairs.map((pair) => shown(deps, pair))), userId))
  }
}

/** The button "Ground rules"; the two may read them also when their pair is over. */
export function openAgreement(deps: Deps): ClickHandler {
  return async (click) => {
    const pairId = clickedPair(click.value)
    const pair = pairId && (await findPair(deps.db, click.workspaceId, pairId))
    if (!pair) return click.tell(UNKNOWN_PAIR)
    if (roleOf(pair, click.userId) === null)
      return click.tell(agreementRefusalWords({ kind: 'not-your-pair' }))
    await click.open(agreementView([await shown(deps, pair)], click.userId))
  }
}

async function shown({ db }: Deps, pair: Pair): Promise<Shown> {
  return { pair, change: await openChange(db, pair.workspaceId, pair.id) }
}

function agreementView(all: readonly Shown[], userId: string): ModalView {
  return modal({
    id: 'agreement.view',
    title: 'Your agreement',
    blocks: [
      ...all.flatMap((one) => pairBlocks(one, userId)),
      divider(),
      ...GROUND_RULES_EXPLAINED.map((words) => section(words)),
    ],
  })
}

function pairBlocks({ pair, change }: Shown, userId: string): KnownBlock[] {
  const terms = [
    `*With ${mention(partnerOf(pair, userId))}*`,
    `About: ${escaped(pair.topic)}`,
    `${CADENCE_NAMES[pair.cadence]}, ${pair.sessionMinutes} minutes${pair.endsOn === null ? '' : `, until ${day(pair.endsOn)}`}`,
  ]
  return [
    section(terms.join('\n')),
    ...sections(['*Ground rules*', ...groundRules(pair)]),
    ...(change === null ? [] : sections([waitingWords(change, pair, userId), ...differences(change)])),
    ...(mayChangeAgreement(pair, userId).ok
      ? [actions(`agreement-${pair.id}`, [button('Change our agreement', AGREEMENT_CHANGE, pair.id)])]
      : []),
  ]
}

const waitingWords = ({ proposedBy }: AgreementChange, pair: Pair, userId: string): string =>
  proposedBy === userId
    ? `The change you proposed waits for ${mention(partnerOf(pair, userId))}; it stands in your conversation.`
    : `A change that ${mention(proposedBy)} proposed waits for you; it stands in your conversation.`
