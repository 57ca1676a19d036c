import { z } from 'zod'
import type { Tx } from '../../db/client.ts'
import { findLine, taughtIn } from '../../db/learnings.ts'
import { findSession } from '../../db/sessions.ts'
import { LINE_SOURCES, type LineKey, type LogLine } from '../../domain/learning.ts'
import { partnerOf } from '../../domain/pair.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Session } from '../../domain/session.ts'
import type { ClickHandler, ClickInteraction, Interaction } from '../../slack/interaction.ts'
import { mention, readersDay } from '../../slack/mrkdwn.ts'
import { pageNumber } from '../../slack/pages.ts'
import type { Deps } from '../feature.ts'
import { NO_PAIR, pairField } from '../pair-choice.ts'
import { type Asks, type LineMetadata, lineModal, pageOf } from './line-modal.ts'
import { logModal } from './list-modal.ts'
import { type KeptPair, keptPair, loadLog, loggedPairs } from './load.ts'
import { NOT_HELD, UNKNOWN_LINE, UNKNOWN_TAUGHT } from './words.ts'

/** `/mentor log`, and every button that leads there. */
export async function openLog(deps: Deps, asked: Interaction): Promise<void> {
  const facts = await loadLog(deps, asked, 0)
  await (facts ? asked.open(logModal(facts)) : asked.tell(NO_PAIR))
}

/** Draws the window anew with this page of the log. */
export async function showPage(deps: Deps, click: ClickInteraction, page: number): Promise<void> {
  const facts = await loadLog(deps, click, page)
  await (facts ? click.replace(logModal(facts)) : click.tell(NO_PAIR))
}

/** Turns the page. */
export const turnPage =
  (deps: Deps): ClickHandler =>
  (click) =>
    showPage(deps, click, pageNumber(click.value))

/** Opens the form of a new line; who has several pairs may say in which. */
export function openNew(deps: Deps): ClickHandler {
  return async (click) => {
    const logged = await loggedPairs(deps, deps.db, click)
    const [first] = logged
    if (!first) return click.tell(NO_PAIR)
    const isOnly = logged.length === 1
    const pairs = logged.map(({ pair }) => pair)
    await show(
      click,
      { source: 'log', id: crypto.randomUUID(), revision: 0, sessionId: null, page: pageOf(click) },
      {
        asks: 'noted',
        above: null,
        words: '',
        pairField: await pairField(deps.people, pairs, click.userId, first.pair.id),
        readers: isOnly
          ? readersOf(first, click.userId)
          : 'Only you can read it, and those with whom you share the log of that pair.',
      },
      isOnly ? first.pair.id : null,
    )
  }
}

/** Opens a line of one's own. */
export function openEdit(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await deps.db.transaction((tx) => ownLine(tx, click, namedLine(click.value)))
    if (!found.ok) return click.tell(found.refusal)
    const { line, kept } = found.value
    await showLine(click, line, kept)
  }
}

/** Opens what the leader taught in a session: a new line, or the one that is there. */
export function openTaught(deps: Deps): ClickHandler {
  return async (click) => {
    const found = await deps.db.transaction(async (tx) => {
      const session = await taughtSession(tx, click, click.value)
      if (!session.ok) return session
      const line = await taughtIn(tx, click.workspaceId, session.value.session.id, click.userId)
      return ok({ ...session.value, line })
    })
    if (!found.ok) return click.tell(found.refusal)
    const { session, kept, line } = found.value
    if (line) return showLine(click, line, kept)
    const { id: sessionId, startsAt } = session
    await show(
      click,
      { source: 'log', id: crypto.randomUUID(), revision: 0, sessionId, page: pageOf(click) },
      {
        asks: 'taught',
        above: aboutSession(kept, startsAt, click.userId),
        words: '',
        pairField: [],
        readers: readersOf(kept, click.userId),
      },
      kept.pair.id,
    )
  }
}

type Shown = Parameters<typeof lineModal>[1]

/** From the log the form takes its place, from a message it opens. */
function show(click: ClickInteraction, about: LineMetadata, shown: Shown, pairId: string | null) {
  const view = lineModal({ ...about, ...(pairId !== null && { pairId }) }, shown)
  return (about.page === null ? click.open : click.replace)(view)
}

function showLine(click: ClickInteraction, line: LogLine, kept: KeptPair): Promise<void> {
  const { source, id, revision, sessionId, words } = line
  const above = sessionId === null ? null : aboutSession(kept, line.at, click.userId)
  const readers = readersOf(kept, click.userId)
  const about = { source, id, revision, sessionId, page: pageOf(click) }
  return show(click, about, { asks: asksOf(line), above, words, pairField: [], readers }, kept.pair.id)
}

function asksOf({ source, sessionId }: LogLine): Asks {
  if (source === 'notes') return 'learned'
  return sessionId === null ? 'noted' : 'taught'
}

const aboutSession = ({ pair }: Pick<KeptPair, 'pair'>, at: Session['startsAt'], userId: string): string =>
  `Your session with ${mention(partnerOf(pair, userId))} (${readersDay(at)}).`

function readersOf({ pair, isShared }: Pick<KeptPair, 'pair' | 'isShared'>, userId: string): string {
  const partner = mention(partnerOf(pair, userId))
  return isShared
    ? `${partner} can read it, because you share your log with them. Nobody else can.`
    : `Only you can read it: not ${partner}, not a coordinator, not IT. All your lines: \`/mentor log\`.`
}

const named = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.enum(LINE_SOURCES), z.uuid()]))

/** The line that a button names; null for anything forged. */
export function namedLine(value: string): LineKey | null {
  const parsed = named.safeParse(value)
  return parsed.success ? { source: parsed.data[0], id: parsed.data[1] } : null
}

/** A line of this person and its pair, which is locked; or why not, in words. */
export async function ownLine(
  tx: Tx,
  asked: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
  key: LineKey | null,
): Promise<Result<{ line: LogLine; kept: KeptPair }, string>> {
  const seen = key && (await findLine(tx, asked.workspaceId, key))
  if (!key || seen?.userId !== asked.userId) return refuse(UNKNOWN_LINE)
  const kept = await keptPair(tx, asked, seen.pairId)
  if (!kept.ok) return kept
  // Whoever writes in the log of a pair has its lock, so this one stays as it is.
  const line = await findLine(tx, asked.workspaceId, key)
  return line ? ok({ line, kept: kept.value }) : refuse(UNKNOWN_LINE)
}

/** A session that this person was the leader of and that was held, its pair locked; or why not, in words. */
export async function taughtSession(
  tx: Tx,
  asked: Pick<Interaction, 'workspaceId' | 'userId' | 'now'>,
  sessionId: string,
): Promise<Result<{ session: Session; kept: KeptPair }, string>> {
  const isId = z.uuid().safeParse(sessionId).success
  const session = isId ? await findSession(tx, asked.workspaceId, sessionId) : null
  if (!session) return refuse(UNKNOWN_TAUGHT)
  const kept = await keptPair(tx, asked, session.pairId)
  if (!kept.ok) return kept
  if (kept.value.role !== 'mentee') return refuse(UNKNOWN_TAUGHT)
  return session.state === 'held' ? ok({ session, kept: kept.value }) : refuse(NOT_HELD)
}
