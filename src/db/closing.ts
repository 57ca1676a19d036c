import { and, desc, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { ClosingWords } from '../domain/closing.ts'
import type { Pair } from '../domain/pair.ts'
import type { Tx } from './client.ts'
import { closingWords } from './schema.ts'

type Whose = Pick<Pair, 'workspaceId' | 'id'>

/** One state of what the two wrote, and who made it so. */
export interface StoredClosingWords extends ClosingWords {
  /** From 1. */
  revision: number
  writtenBy: string
  writtenAt: Temporal.Instant
}

const columns = {
  revision: closingWords.revision,
  decided: closingWords.decided,
  thanks: closingWords.thanks,
  inTouch: closingWords.inTouch,
  writtenBy: closingWords.writtenBy,
  writtenAt: closingWords.writtenAt,
}

const ofPair = ({ workspaceId, id }: Whose) =>
  and(eq(closingWords.workspaceId, workspaceId), eq(closingWords.pairId, id))

/** What the two wrote into their summary, as it stands; null as long as they wrote nothing. */
export async function currentClosingWords(tx: Tx, pair: Whose): Promise<StoredClosingWords | null> {
  const [row] = await tx
    .select(columns)
    .from(closingWords)
    .where(ofPair(pair))
    .orderBy(desc(closingWords.revision))
    .limit(1)
  return row ?? null
}

/** The same as it was at a revision. */
export async function closingWordsAt(
  tx: Tx,
  pair: Whose,
  revision: number,
): Promise<StoredClosingWords | null> {
  const [row] = await tx
    .select(columns)
    .from(closingWords)
    .where(and(ofPair(pair), eq(closingWords.revision, revision)))
  return row ?? null
}

/** Saves the next revision; the pair is locked. */
export async function saveClosingWords(tx: Tx, pair: Whose, words: StoredClosingWords): Promise<void> {
  await tx.insert(closingWords).values({ ...words, workspaceId: pair.workspaceId, pairId: pair.id })
}
