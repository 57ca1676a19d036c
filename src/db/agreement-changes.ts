import { and, desc, eq } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type AgreementChange, CADENCES, SESSION_MINUTES, type Terms } from '../domain/agreement.ts'
import type { Tx } from './client.ts'
import { agreementChanges } from './schema.ts'

/** The terms as they are stored: JSON in one column of private words. */
const stored = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.object({
      topic: z.string(),
      cadence: z.enum(CADENCES),
      sessionMinutes: z.literal(SESSION_MINUTES),
      endsOn: z.iso.date().transform((date) => Temporal.PlainDate.from(date)),
      offLimits: z.string().nullable(),
      ownRule: z.string().nullable(),
    }),
  ) satisfies z.ZodType<Terms>

type Row = typeof agreementChanges.$inferSelect

function toChange({ requestKey, closedAt, ...row }: Row): AgreementChange {
  return { ...row, before: stored.parse(row.before), after: stored.parse(row.after) }
}

/** Saves a proposed change; false when the same submission was saved before. The pair is locked. */
export async function insertChange(tx: Tx, change: AgreementChange, requestKey: string): Promise<boolean> {
  const { before, after } = change
  const inserted = await tx
    .insert(agreementChanges)
    .values({ ...change, requestKey, before: JSON.stringify(before), after: JSON.stringify(after) })
    .onConflictDoNothing({ target: [agreementChanges.workspaceId, agreementChanges.requestKey] })
    .returning({ id: agreementChanges.id })
  return inserted.length > 0
}

/** Was this submission saved already? */
export async function hasChangeRequest(tx: Tx, workspaceId: string, requestKey: string): Promise<boolean> {
  const { workspaceId: ofWorkspace, requestKey: key } = agreementChanges
  return (await tx.$count(agreementChanges, and(eq(ofWorkspace, workspaceId), eq(key, requestKey)))) > 0
}

export async function findChange(tx: Tx, workspaceId: string, id: string): Promise<AgreementChange | null> {
  const [row] = await tx
    .select()
    .from(agreementChanges)
    .where(and(eq(agreementChanges.workspaceId, workspaceId), eq(agreementChanges.id, id)))
  return row ? toChange(row) : null
}

/** The pair's change that waits for an answer. */
export async function openChange(
  tx: Tx,
  workspaceId: string,
  pairId: string,
): Promise<AgreementChange | null> {
  const [row] = await tx
    .select()
    .from(agreementChanges)
    .where(
      and(
        eq(agreementChanges.workspaceId, workspaceId),
        eq(agreementChanges.pairId, pairId),
        eq(agreementChanges.state, 'open'),
      ),
    )
    .orderBy(desc(agreementChanges.createdAt))
  return row ? toChange(row) : null
}

export async function closeChange(
  tx: Tx,
  { workspaceId, id }: Pick<AgreementChange, 'workspaceId' | 'id'>,
  state: Exclude<AgreementChange['state'], 'open'>,
  closedAt: Temporal.Instant,
): Promise<void> {
  await tx
    .update(agreementChanges)
    .set({ state, closedAt })
    .where(and(eq(agreementChanges.workspaceId, workspaceId), eq(agreementChanges.id, id)))
}
