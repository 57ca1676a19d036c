import { itemsOfPair } from '../../db/feedback.ts'
import { notesOfPairs } from '../../db/feedback-notes.ts'
import { ledgerItemsById, outcomesOf } from '../../db/ledger.ts'
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
import { areWordsKnownToMentor, type FeedbackItem } from '../../domain/feedback.ts'
import { type FeedbackNote, isToRemember } from '../../domain/feedback-note.ts'
import { isNews, type LedgerItem, type Outcome } from '../../domain/ledger.ts'
import { type TopicSeen, topicsOf } from '../../domain/ledger-entry.ts'
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
  /** What the mentee said about IT and is not settled, as far as the mentor may read the words, the latest first. */
  items: { item: FeedbackItem; outcome: Outcome | null }[]
  /** Of what IT got as a theme and is not settled: what IT sees of it, the latest month first. */
  topics: { seen: TopicSeen; outcome: Outcome }[]
  desk: Desk
  /** What the mentor keeps for later or has suggested; for their own eyes only. */
  notes: FeedbackNote[]
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
  const all = await itemsOf(deps, pair)
  // The card is chosen from these alone: by a theme it would tell after which session that was said.
  const known = all.filter(areWordsKnownToMentor)
  const facts = await briefFacts(deps, nudge, { session, pair, role: 'mentor' }, known)
  const goals = goalsInBrief(pair)
  // The template's words are the same for everybody and say nothing about these two.
  const own = facts.edit ? [facts.edit.title, facts.edit.topic] : []
  const about = [...goals.map(({ text }) => text), pair.topic, ...own]
  const cards = await currentStrategyCards(db, workspaceId)
  const metAt = await lastMetAt(deps, session)
  const notes = await notesOfPairs(db, workspaceId, [pair.id])
  return {
    ...facts,
    today: localDate(deps.clock.now(), await storedZone(db, workspaceId, pair.menteeId)),
    followUps: (await reflectionBefore(db, session, mentorId))?.followUps ?? null,
    ...(await unsettled(deps, all, metAt)),
    notes: notes.filter((note) => isToRemember(note, metAt)).toReversed(),
    desk: await getWorkspace(db, workspaceId),
    strategy: await strategyCard(deps, { session, userId: mentorId }, about),
    reading: readingOf(cards, await readsOf(db, workspaceId, mentorId)),
    timeHint: facts.isAhead && (await needsTimeHint(deps, mentorId, session.id)),
  }
}

/** What is open, and of what was closed that which the two have not talked about since; what IT does not have has no outcome. */
async function unsettled(
  { db, workspaceId }: Deps,
  all: readonly FeedbackItem[],
  metAt: Temporal.Instant | null,
): Promise<Pick<MentorFacts, 'items' | 'topics'>> {
  const ids = all.map(({ id }) => id)
  const outcomes = await outcomesOf(db, workspaceId, ids)
  const shared = await ledgerItemsById(db, workspaceId, ids)
  const isOpen = ({ id }: Pick<FeedbackItem, 'id'>) => {
    const outcome = outcomes.get(id)
    return outcome === undefined || isNews(outcome, metAt)
  }
  const items = all.filter((item) => areWordsKnownToMentor(item) && isOpen(item))
  const withOutcome = ({ item, seen }: { item: LedgerItem; seen: TopicSeen }) => {
    const outcome = outcomes.get(item.id)
    return outcome ? [{ seen, outcome }] : []
  }
  return {
    // What IT answered comes first: there may be no room for all.
    items: items
      .map((item) => ({ item, outcome: outcomes.get(item.id) ?? null }))
      .toReversed()
      .toSorted((one, other) => Number(other.outcome?.note != null) - Number(one.outcome?.note != null)),
    topics: topicsOf(shared.filter(isOpen)).flatMap(withOutcome),
  }
}

/** When the two met last before this session. */
async function lastMetAt({ db }: Deps, session: Session): Promise<Temporal.Instant | null> {
  const before = await sessionsBefore(db, session)
  return before.find((one) => stateAt(one, session.startsAt) === 'held')?.startsAt ?? null
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
