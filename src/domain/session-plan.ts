import { type AgendaItem, agendaFor } from './agenda.ts'
import type { Cadence } from './agreement.ts'
import { ok, type Result, refuse } from './result.ts'

/** What a session of the plan is about (DOMAIN, section 4). */
export interface SessionTemplate {
  title: string
  topic: string
  /** A question with which the mentor can open the topic; null where the two have chosen a topic of their own. */
  opening: string | null
}

const INTRODUCTIONS: SessionTemplate = {
  title: 'Getting to know each other',
  topic: 'Who you are, what you agree on, and one quick win before you part',
  opening: 'What would make these sessions worth your time?',
}
const FRICTION: SessionTemplate = {
  title: 'What gets in the way',
  topic: 'One tool or step that costs the leader time, tried out together',
  opening: 'Can you show me the last thing on your screen that annoyed you?',
}
const STRATEGY: SessionTemplate = {
  title: 'Where IT is heading',
  topic: 'The IT strategy in business terms, and what it means for the leader’s area',
  opening: 'What do you need to be able to do in two years that you cannot do now?',
}
const GOAL: SessionTemplate = {
  title: 'Your goal',
  topic: 'The goal that matters most now: what moved, what holds it up, what to try',
  opening: 'What has moved since last time, and what would move it next?',
}
const MID_POINT: SessionTemplate = {
  title: 'Your goal, and a look back',
  topic: 'The goal that matters most now, and a look back: worth the time? What to change?',
  opening: 'Which of our sessions was worth your time, and which was not?',
}
const TEACHING: SessionTemplate = {
  title: 'The leader teaches',
  topic: 'The priorities of the business, and how decisions are made there',
  opening: 'Which decision is on your desk now, and what makes it a hard one?',
}
const CLOSING: SessionTemplate = {
  title: 'Looking back and closing',
  topic: 'What became of the goals and of the feedback, and how you stay in touch',
  opening: 'What do you do differently now, and what is still open?',
}

/** The sessions between the first and the last, by how many sessions there are; what matters most stays longest. */
const SHORT_MIDDLES: Record<number, readonly SessionTemplate[]> = {
  3: [FRICTION],
  4: [FRICTION, GOAL],
  5: [FRICTION, STRATEGY, MID_POINT],
}

/** What fills a longer programme: goals first of all, and both people keep bringing something. */
const LONG_MIDDLE = [GOAL, FRICTION, GOAL, TEACHING] as const

/** What session `number` (from 1) out of so many is about; what goes beyond the plan goes on with the goals. */
export function templateFor(number: number, of: number): SessionTemplate {
  if (number === 1) return INTRODUCTIONS
  if (number === of) return CLOSING
  if (number > of) return GOAL
  const short = SHORT_MIDDLES[of]?.[number - 2]
  if (short) return short
  if (number === 2) return FRICTION
  if (number === 3) return STRATEGY
  if (hasMidPointReview(number, of)) return MID_POINT
  if (number === of - 1) return TEACHING
  return LONG_MIDDLE[(number - 4) % LONG_MIDDLE.length] ?? GOAL
}

/** So many sessions are held before the two look back (DOMAIN, section 4). */
export const HELD_BEFORE_REVIEW = 3

/** Whether this session follows the look back, and is not the closing, which looks back itself. */
export function hasMidPointReview(number: number, of: number): boolean {
  return number === HELD_BEFORE_REVIEW + 1 && number < of
}

const SESSIONS_A_MONTH: Record<Cadence, number> = { weekly: 4, biweekly: 2, monthly: 1 }

/** How many sessions an agreement has room for; holidays make a few weeks a year go without. */
export function sessionsPlanned({ cadence, months }: { cadence: Cadence; months: number }): number {
  return SESSIONS_A_MONTH[cadence] * months
}

export interface PlannedSession extends SessionTemplate {
  number: number
  of: number
  agenda: AgendaItem[]
}

/** What a pair wrote instead of a session's template. */
export interface PlanEdit {
  number: number
  title: string
  topic: string
}

/** The plan of one session: the template, or what the pair made of it. */
export function planFor(
  number: number,
  of: number,
  minutes: number,
  edits: readonly PlanEdit[] = [],
): PlannedSession {
  const edit = edits.find((one) => one.number === number)
  const template = edit ? { title: edit.title, topic: edit.topic, opening: null } : templateFor(number, of)
  return { number, of, ...template, agenda: agendaFor(minutes) }
}

export const PLAN_TITLE_MAX = 60
export const PLAN_TOPIC_MAX = 200

export type PlanEditRefusal =
  | { kind: 'no-such-session'; of: number }
  | { kind: 'missing'; field: 'title' | 'topic' }
  | { kind: 'too-long'; field: 'title' | 'topic'; max: number }

/** The pair's edits with one more, which takes the place of an older one; what says the same as the template is none. */
export function editPlan(
  edits: readonly PlanEdit[],
  typed: PlanEdit,
  of: number,
): Result<PlanEdit[], PlanEditRefusal> {
  const edit = { number: typed.number, title: typed.title.trim(), topic: typed.topic.trim() }
  if (!Number.isInteger(edit.number) || edit.number < 1 || edit.number > of)
    return refuse({ kind: 'no-such-session', of })
  for (const [field, max] of [
    ['title', PLAN_TITLE_MAX],
    ['topic', PLAN_TOPIC_MAX],
  ] as const) {
    if (edit[field] === '') return refuse({ kind: 'missing', field })
    if (edit[field].length > max) return refuse({ kind: 'too-long', field, max })
  }
  const others = edits.filter((one) => one.number !== edit.number)
  const template = templateFor(edit.number, of)
  const isTemplate = edit.title === template.title && edit.topic === template.topic
  return ok((isTemplate ? others : [...others, edit]).toSorted((a, b) => a.number - b.number))
}
