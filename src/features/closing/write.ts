import type { Tx } from '../../db/client.ts'
import {
  closingWordsAt,
  currentClosingWords,
  type StoredClosingWords,
  saveClosingWords,
} from '../../db/closing.ts'
import { closedAt, findPair, lockPair, pairsOf } from '../../db/pairs.ts'
import {
  type ClosingRefusal,
  decideWriting,
  mayWriteClosing,
  NO_WORDS,
  type Writing,
} from '../../domain/closing.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import type { Result } from '../../domain/result.ts'
import type {
  ClickHandler,
  CommandHandler,
  FormHandler,
  FormInteraction,
  Interaction,
} from '../../slack/interaction.ts'
import type { Deps } from '../feature.ts'
import { clickedPair } from '../pair-choice.ts'
import { programmeOf } from '../programme.ts'
import { summaryFacts } from './facts.ts'
import { COMPLETION } from './ids.ts'
import {
  besideFirst,
  type ClosingMetadata,
  changedNote,
  chooseModal,
  closingModal,
  parseClosing,
  readingModal,
} from './modal.ts'
import { summaryBlocks } from './summary.ts'
import { closingRefusalWords, NOTHING_TO_CLOSE, UNKNOWN_CLOSING } from './words.ts'

/** Slack takes 100 blocks, and nobody has so many pairs in their last stretch. */
const CHOICES = 50

/** `/mentor closing`: the one summary that can be written, a choice of several, or the last one to read. */
export function closingCommand(deps: Deps): CommandHandler {
  return async (command) => {
    const { workspaceId, userId } = command
    const pairs = await pairsOf(deps.db, workspaceId, userId, ['active', 'paused', 'completed'])
    const open: Pair[] = []
    for (const pair of pairs) if ((await mayWrite(deps.db, pair, command)).ok) open.push(pair)
    const [only, ...others] = open
    if (only && others.length > 0) return command.open(chooseModal(userId, open.slice(-CHOICES)))
    const shown = only ?? pairs.findLast(({ state }) => state === 'completed') ?? pairs.at(-1)
    await (shown ? openSummary(deps, command, shown) : command.tell(NOTHING_TO_CLOSE))
  }
}

/** Every button that leads there. */
export function closingClicked(deps: Deps): ClickHandler {
  return async (click) => {
    const id = clickedPair(click.value)
    const pair = id && (await findPair(deps.db, click.workspaceId, id))
    await (pair ? openSummary(deps, click, pair) : click.tell(UNKNOWN_CLOSING))
  }
}

async function openSummary(deps: Deps, asked: Interaction, pair: Pair): Promise<void> {
  const may = await mayWrite(deps.db, pair, asked)
  if (may.ok) {
    const facts = await summaryFacts(deps, pair)
    const { words } = facts
    const about = { pairId: pair.id, revision: words?.revision ?? 0 }
    return asked.replace(closingModal(facts, about, words ?? NO_WORDS))
  }
  if (may.refusal.kind !== 'over') return asked.tell(closingRefusalWords(may.refusal, pair))
  await asked.replace(readingModal(summaryBlocks(await summaryFacts(deps, pair))))
}

async function mayWrite(
  tx: Tx,
  pair: Pair,
  { userId, now }: Pick<Interaction, 'userId' | 'now'>,
): Promise<Result<Role, ClosingRefusal>> {
  const facts = { programme: await programmeOf(tx, pair), completedAt: await closedAt(tx, pair) }
  return mayWriteClosing(pair, facts, userId, now)
}

type Written = { pair: Pair; writing: Writing; current: StoredClosingWords | null } | { problem: string }

/** The form was sent. Whoever comes second reads what the first one changed, and keeps the own words. */
export function closingWritten(deps: Deps): FormHandler {
  return async (submitted) => {
    const parsed = parseClosing(submitted)
    if (!parsed.ok) return { do: 'errors', errors: parsed.errors }
    const { about } = parsed
    const done = await deps.db.transaction((tx) => write(deps, tx, submitted, parsed))
    if ('problem' in done) return { do: 'errors', errors: besideFirst(about, done.problem) }
    const { pair, writing, current } = done
    if (writing.do !== 'look-again') return { do: 'clear' }
    const now: ClosingMetadata = { pairId: pair.id, revision: current?.revision ?? 0 }
    const who = { writtenBy: current?.writtenBy ?? '', readerId: submitted.userId }
    const note = changedNote(who, current ?? NO_WORDS, writing.changed)
    return { do: 'update', view: closingModal(await summaryFacts(deps, pair), now, writing.words, note) }
  }
}

async function write(
  deps: Deps,
  tx: Tx,
  asked: FormInteraction,
  { about, words: typed }: Extract<ReturnType<typeof parseClosing>, { ok: true }>,
): Promise<Written> {
  const { workspaceId, userId, now } = asked
  // Two who save at once take turns here.
  const pair = await lockPair(tx, workspaceId, about.pairId)
  if (!pair) return { problem: UNKNOWN_CLOSING }
  const may = await mayWrite(tx, pair, asked)
  if (!may.ok) return { problem: closingRefusalWords(may.refusal, pair) }
  const current = await currentClosingWords(tx, pair)
  const seen = (await closingWordsAt(tx, pair, about.revision)) ?? NO_WORDS
  const writing = decideWriting(seen, current ?? NO_WORDS, typed)
  if (writing.do === 'save') {
    const revision = (current?.revision ?? 0) + 1
    await saveClosingWords(tx, pair, { ...writing.words, revision, writtenBy: userId, writtenAt: now })
    await deps.outbox.redraw(tx, workspaceId, { kinds: [COMPLETION], pairId: pair.id })
  }
  return { pair, writing, current }
}
