import { itemsOfPair } from '../../db/feedback.ts'
import { outcomesOf } from '../../db/ledger.ts'
import { findMember, storedZone } from '../../db/members.ts'
import { spokenNudges } from '../../db/nudges-meant.ts'
import { planEditsOf, type StoredPlanEdit } from '../../db/plan-edits.ts'
import { reflectionBefore } from '../../db/reflections.ts'
import { countEarlierSessions, findSession, sessionsBefore } from '../../db/sessions.ts'
import { currentStrategyCards, readsOf } from '../../db/strategy.ts'
import { findTimeBudget, isHintedIn } from '../../db/time-budgets.ts'
import { getWorkspace } from '../../db/workspaces.ts'
import type { CoachingCard, Situation } from '../../domain/coaching/card.ts'
import { hoursApart, situationsOf } from '../../domain/coaching/situations.ts'
import { type FeedbackItem, isKnownToMentor } from '../../domain/feedback.ts'
import { isNews, type Outcome } from '../../domain/ledger.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Pair, Role } from '../../domain/pair.ts'
import { hasBegun, type Session, stateAt } from '../../domain/session.ts'
import { type PlannedSession, planFor, sessionsPlanned } from '../../domain/session-plan.ts'
import { type Reading, readingOf, type StrategyCard } from '../../domain/strategy.ts'
import { localDate } from '../../domain/working-time.ts'
import { countryOfZone } from '../../domain/zone-country.ts'
import type { Deps } from '../feature.ts'
import { goalsInBrief } from '../goal-texts.ts'
import type { Desk } from '../outcome-words.ts'
import { pairOf } from '../pair-conversation.ts'
import { placeOf } from '../programme.ts'
import { coachingCard, strategyCard } from './cards.ts'

/** What both briefs are drawn from. */
export interface BriefFacts {
  nudgeId: string
  session: Session
  pair: Pair
  /** It can still be moved and confirmed. */
  isAhead: boolean
  plan: PlannedSession
  /** What the two made of this session's plan; null where the template holds. */
  edit: StoredPlanEdit | null
  /** It is the pair's last one by agreement. */
  isLast: boolean
  /** Null for whoever has switched tips off. */
  card: CoachingCard | null
}

/** What the mentor's brief shows besides. */
export interface MentorFacts extends BriefFacts {
  /** The pair's day: the leader's. */
  today: Temporal.PlainDate
  /** What the mentor promised last time; for their own eyes only. */
  followUps: string | null
  /** What the mentee said about IT and is not settled, as far as the mentor may know, the latest first. */
  items: { item: FeedbackItem; outcome: Outcome | null }[]
  desk: Desk
  strategy: StrategyCard | null
  reading: Reading
  /** In one brief of every mentor who has named no line manager. */
  timeHint: boolean
}

export async function sessionOf({ db }: Pick<Deps, 'db'>, nudge: Nudge): Promise<Session> {
  const session = nudge.sessionId && (await findSession(db, nudge.workspaceId, nudge.sessionId))
  if (!session) throw new Error('nudge without its session')
  return session
}

/** Whether a newer brief of the same session stands: this one was for a time that is past caring about. */
export async function isOutdated({ db }: Pick<Deps, 'db'>, nudge: Nudge): Promise<boolean> {
  const { workspaceId, kind, sessionId, userId } = nudge
  if (sessionId === null || userId === null) return false
  const briefs = await spokenNudges(db, workspaceId, { kinds: [kind], sessionId, userId })
  return briefs.some(({ subject }) => Number(subject) > Number(nudge.subject))
}

export async function menteeFacts(deps: Deps, nudge: Nudge): Promise<BriefFacts> {
  const session = await sessionOf(deps, nudge)
  const pair = await pairOf(deps, nudge)
  return briefFacts(deps, nudge, { session, pair, role: 'mentee' }, await itemsOf(deps, pair))
}

export async function mentorFacts(deps: Deps, nudge: Nudge): Promise<MentorFacts> {
  const { db, workspaceId } = deps
  const session = await sessionOf(deps, nudge)
  const pair = await pairOf(deps, nudge)
  const { mentorId } = pair
  const known = (await itemsOf(deps, pair)).filter(isKnownToMentor)
  const facts = await briefFacts(deps, nudge, { session, pair, role: 'mentor' }, known)
  const goals = goalsInBrief(pair)
  // The template's words are the same for everybody and say nothing about these two.
  const own = facts.edit ? [facts.edit.title, facts.edit.topic] : []
  const about = [...goals.map(({ text }) => text), pair.topic, ...own]
  const cards = await currentStrategyCards(db, workspaceId)
  return {
    ...facts,
    today: localDate(deps.clock.now(), await storedZone(db, workspaceId, pair.menteeId)),
    followUps: (await reflectionBefore(db, session, mentorId))?.followUps ?? null,
    items: await unsettled(deps, session, known),
    desk: await getWorkspace(db, workspaceId),
    strategy: await strategyCard(deps, { session, userId: mentorId }, about),
    reading: readingOf(cards, await readsOf(db, workspaceId, mentorId)),
    timeHint: facts.isAhead && (await needsTimeHint(deps, mentorId, session.id)),
  }
}

/** What is open, and of what was closed that which the two have not talked about since; what IT does not have has no outcome. */
async function unsettled(
  { db, workspaceId }: Deps,
  session: Session,
  known: readonly FeedbackItem[],
): Promise<MentorFacts['items']> {
  const ids = known.map(({ id }) => id)
  const outcomes = await outcomesOf(db, workspaceId, ids)
  const before = await sessionsBefore(db, session)
  const metAt = before.find((one) => stateAt(one, session.startsAt) === 'held')?.startsAt ?? null
  const items = known.map((item) => ({ item, outcome: outcomes.get(item.id) ?? null }))
  return items.filter(({ outcome }) => outcome === null || isNews(outcome, metAt)).toReversed()
}

async function needsTimeHint(
  { db, workspaceId }: Deps,
  mentorId: string,
  sessionId: string,
): Promise<boolean> {
  const budget = await findTimeBudget(db, workspaceId, mentorId)
  if (budget && budget.managerId !== null) return false
  return isHintedIn(db, workspaceId, { mentorId, sessionId })
}

const itemsOf = ({ db, workspaceId }: Deps, pair: Pair) => itemsOfPair(db, workspaceId, pair.id)

interface Place {
  session: Session
  pair: Pair
  role: Role
}

async function briefFacts(
  deps: Deps,
  nudge: Nudge,
  { session, pair, role }: Place,
  known: readonly FeedbackItem[],
): Promise<BriefFacts> {
  const { db, workspaceId } = deps
  const now = deps.clock.now()
  const number = (await countEarlierSessions(db, session)) + 1
  const of = sessionsPlanned(pair)
  const edits = await planEditsOf(db, pair)
  const userId = role === 'mentor' ? pair.mentorId : pair.menteeId
  const isMuted = (await findMember(db, workspaceId, userId))?.muted.includes('tip') ?? false
  const audience = role === 'mentor' ? 'mentor' : 'leader'
  const situations = async () => situationsBefore(deps, { session, pair, role }, known, { number, of })
  return {
    nudgeId: nudge.id,
    session,
    pair,
    isAhead: stateAt(session, now) === 'scheduled' && !hasBegun(session, now),
    plan: planFor(number, of, session.minutes, edits),
    edit: edits.find((one) => one.number === number) ?? null,
    isLast: (await placeOf(db, session, pair)) === 'last',
    card: isMuted
      ? null
      : await coachingCard(deps, { session, userId }, { audience, situations: await situations() }),
  }
}

/** The situations of the pair before this session, as far as the reader of the card may know of them. */
async function situationsBefore(
  { db, workspaceId }: Deps,
  { session, pair, role }: Place,
  known: readonly FeedbackItem[],
  counted: { number: number; of: number },
): Promise<Situation[]> {
  const { startsAt } = session
  const zones = {
    mentor: await storedZone(db, workspaceId, pair.mentorId),
    mentee: await storedZone(db, workspaceId, pair.menteeId),
  }
  const before = await sessionsBefore(db, session)
  const last = before[0]
  const lastHeld = before.find((one) => stateAt(one, startsAt) === 'held')
  const today = localDate(startsAt, zones[role])
  return situationsOf({
    ...counted,
    today,
    lastHeldOn: lastHeld ? localDate(lastHeld.startsAt, zones[role]) : null,
    // A pause cancels in nobody's name, and is no reason for advice.
    lastFellThrough: last?.state === 'missed' || (last?.state === 'cancelled' && last.cancelledBy !== null),
    heard: known.filter(({ sessionId }) => sessionId === lastHeld?.id).map(({ kind }) => kind),
    openGoalsDue: goalsInBrief(pair).flatMap(({ openUntil }) => openUntil ?? []),
    hoursApart: hoursApart(zones.mentor, zones.mentee, startsAt),
    isAbroad: isAbroad(zones.mentor, zones.mentee),
  })
}

/** Whether two zones are known to belong to two countries. */
function isAbroad(one: string, other: string): boolean {
  const [here, there] = [countryOfZone(one), countryOfZone(other)]
  return here !== null && there !== null && here !== there
}
