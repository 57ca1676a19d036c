import { and, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Hours } from '../domain/reachable.ts'
import type { Tx } from './client.ts'
import { members } from './schema.ts'

/** A person of the workspace with their own choices. */
export interface Member extends Hours {
  workspaceId: string
  userId: string
  /** IANA zone, as last read from the Slack profile. */
  zone: string
  /** ISO weekday, 1 (Monday) to 5. */
  checkInDay: number
  /** Local wall time, HH:MM. */
  checkInTime: string
  /** When the person last said, other than by an answer, that they want to be asked. */
  checkInsWantedAt: Temporal.Instant | null
  isCoordinator: boolean
  /** Answers for IT: writes the strategy cards. */
  isItLead: boolean
  /** Whose public holidays are free: an ISO 3166 country, `none`, or null for the country of the zone. */
  holidays: string | null
  /** The first day back; null, or a day that has passed, when not away. */
  awayUntil: Temporal.PlainDate | null
  /** The groups of nudges that the person has switched off. */
  muted: string[]
}

const columns = {
  workspaceId: members.workspaceId,
  userId: members.userId,
  zone: members.zone,
  checkInDay: members.checkInDay,
  checkInTime: members.checkInTime,
  checkInsWantedAt: members.checkInsWantedAt,
  isCoordinator: members.isCoordinator,
  isItLead: members.isItLead,
  workFrom: members.workFrom,
  workTo: members.workTo,
  workDays: members.workDays,
  holidays: members.holidays,
  awayUntil: members.awayUntil,
  muted: members.muted,
}

const is = (workspaceId: string, userId: string) =>
  and(eq(members.workspaceId, workspaceId), eq(members.userId, userId))

/** Makes sure that the person is known, and remembers the zone that Slack gives today. */
export async function ensureMember(
  tx: Tx,
  person: { workspaceId: string; userId: string; zone: string },
  now: Temporal.Instant,
): Promise<Member> {
  const [row] = await tx
    .insert(members)
    .values({ ...person, createdAt: now })
    .onConflictDoUpdate({ target: [members.workspaceId, members.userId], set: { zone: person.zone } })
    .returning(columns)
  if (!row) throw new Error('member was not saved')
  return row
}

/** The same for several, in one order for everybody, so that two who do this at once do not block each other. */
export async function ensureMembers(
  tx: Tx,
  people: readonly { workspaceId: string; userId: string; zone: string }[],
  now: Temporal.Instant,
): Promise<void> {
  const inOrder = people.toSorted((one, other) => (one.userId < other.userId ? -1 : 1))
  for (const person of inOrder) await ensureMember(tx, person, now)
}

export async function findMember(tx: Tx, workspaceId: string, userId: string): Promise<Member | null> {
  const [row] = await tx.select(columns).from(members).where(is(workspaceId, userId))
  return row ?? null
}

/** The zone that somebody's profile showed when it was last read; UTC for somebody who is not known. */
export async function storedZone(tx: Tx, workspaceId: string, userId: string): Promise<string> {
  return (await findMember(tx, workspaceId, userId))?.zone ?? 'UTC'
}

/** The same of several, by person; whoever is not known is not in it. */
export async function storedZones(
  tx: Tx,
  workspaceId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ userId: members.userId, zone: members.zone })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), inArray(members.userId, [...userIds])))
  return new Map(rows.map(({ userId, zone }) => [userId, zone]))
}

/** Locks these people's rows, in one order for everybody, so that two who change their pairs take turns. */
export async function lockMembers(tx: Tx, workspaceId: string, userIds: readonly string[]): Promise<void> {
  await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), inArray(members.userId, [...userIds])))
    .orderBy(members.userId)
    .for('update')
}

export async function coordinatorsOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.isCoordinator, true)))
    .orderBy(members.userId)
  return rows.map((row) => row.userId)
}

export async function itLeadsOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.isItLead, true)))
    .orderBy(members.userId)
  return rows.map((row) => row.userId)
}

/** Coordinators who are none of these people: what one of a pair writes must not reach the other one. */
export async function coordinatorsBeside(
  tx: Tx,
  workspaceId: string,
  concerned: readonly string[],
): Promise<string[]> {
  const coordinators = await coordinatorsOf(tx, workspaceId)
  return coordinators.filter((userId) => !concerned.includes(userId))
}

export async function setCoordinator(
  tx: Tx,
  workspaceId: string,
  userId: string,
  isCoordinator: boolean,
): Promise<void> {
  await tx.update(members).set({ isCoordinator }).where(is(workspaceId, userId))
}

export async function setItLead(
  tx: Tx,
  workspaceId: string,
  userId: string,
  isItLead: boolean,
): Promise<void> {
  await tx.update(members).set({ isItLead }).where(is(workspaceId, userId))
}

export async function setCheckInPreference(
  tx: Tx,
  member: Pick<Member, 'workspaceId' | 'userId' | 'checkInDay' | 'checkInTime'>,
): Promise<void> {
  await tx
    .update(members)
    .set({ checkInDay: member.checkInDay, checkInTime: member.checkInTime })
    .where(is(member.workspaceId, member.userId))
}

/** The person has shown that they want to be asked every week. */
export async function wantCheckIns(
  tx: Tx,
  workspaceId: string,
  userId: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.update(members).set({ checkInsWantedAt: now }).where(is(workspaceId, userId))
}

/** Changes what a person has chosen about when and what may come. */
export async function setReach(
  tx: Tx,
  member: Pick<Member, 'workspaceId' | 'userId'>,
  changes: Partial<Pick<Member, keyof Hours | 'holidays' | 'awayUntil' | 'muted'>>,
): Promise<void> {
  await tx.update(members).set(changes).where(is(member.workspaceId, member.userId))
}
