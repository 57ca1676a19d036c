import { ok, type Result, refuse } from './result.ts'

export const STRATEGY_STATUSES = ['planned', 'under-way', 'live', 'on-hold'] as const
export type StrategyStatus = (typeof STRATEGY_STATUSES)[number]

/** What a card says: one initiative of IT in business terms. */
export interface StrategyText {
  initiative: string
  /** What the business gets out of it. */
  outcome: string
  itPart: string
  status: StrategyStatus
  /** Where it hurts, as far as that is known. */
  pain: string | null
  askWhom: string | null
}

/** In the order in which people read and write them. */
export const STRATEGY_FIELDS = ['initiative', 'outcome', 'itPart', 'status', 'pain', 'askWhom'] as const
export type StrategyField = (typeof STRATEGY_FIELDS)[number]

/** So long each may be: a card is read on a phone, before a session. */
export const STRATEGY_MAX = { initiative: 80, outcome: 300, itPart: 300, pain: 300, askWhom: 120 } as const

/** A card as it is current. */
export interface StrategyCard extends StrategyText {
  id: string
  version: number
  writtenBy: string
  isRetired: boolean
}

/** The fields in which two texts differ. */
export function changedFields(one: StrategyText, other: StrategyText): StrategyField[] {
  return STRATEGY_FIELDS.filter((field) => one[field] !== other[field])
}

/** What somebody typed over an older version, on top of what others wrote meanwhile: their own changes stay theirs. */
export function typedOver(base: StrategyText, current: StrategyText, typed: StrategyText): StrategyText {
  const own = changedFields(base, typed)
  const pick = <F extends StrategyField>(field: F): StrategyText[F] =>
    own.includes(field) ? typed[field] : current[field]
  return {
    initiative: pick('initiative'),
    outcome: pick('outcome'),
    itPart: pick('itPart'),
    status: pick('status'),
    pain: pick('pain'),
    askWhom: pick('askWhom'),
  }
}

export type StrategySaveRefusal = { kind: 'retired' } | { kind: 'changed-meanwhile' }

/** What saving a card means that was opened at this version; what says the same as the current one changes nothing. */
export function decideStrategySave(
  current: StrategyCard,
  openedAt: number,
  typed: StrategyText,
): Result<'save' | 'unchanged', StrategySaveRefusal> {
  if (current.isRetired) return refuse({ kind: 'retired' })
  if (changedFields(current, typed).length === 0) return ok('unchanged')
  return current.version === openedAt ? ok('save') : refuse({ kind: 'changed-meanwhile' })
}

/** So many current cards fit in a list that somebody reads; a strategy has fewer. */
export const MOST_STRATEGY_CARDS = 50

/** What a list of cards showed, so that nobody confirms a version that came after it. */
export const stampOf = (cards: readonly Pick<StrategyCard, 'id' | 'version'>[]): string =>
  cards.map(({ id, version }) => `${id.slice(0, 8)}.${version}`).join(',')

/** Who of the workspace may do what with the strategy cards. */
export interface StrategyRights {
  /** Everybody who is in a pair, answers for IT, or coordinates. */
  mayRead: boolean
  mayWrite: boolean
  /** What leaders may complain about is for those who listen to them. */
  seesPain: boolean
  /** Whose reading counts: a mentor. */
  confirms: boolean
  seesReaders: boolean
}

/** What follows from somebody's roles. */
export function strategyRights(roles: {
  isMentor: boolean
  isMentee: boolean
  isItLead: boolean
  isCoordinator: boolean
}): StrategyRights {
  const { isMentor, isMentee, isItLead, isCoordinator } = roles
  return {
    mayRead: isMentor || isMentee || isItLead || isCoordinator,
    mayWrite: isItLead,
    seesPain: isMentor || isItLead || isCoordinator,
    confirms: isMentor,
    seesReaders: isCoordinator,
  }
}

/** How far somebody is with reading the current cards. */
export interface Reading {
  /** They have never confirmed having read any. */
  isFirst: boolean
  /** The current cards of which they have not read this version. */
  unread: string[]
}

/** `read` are the versions that this person has confirmed, by card. */
export function readingOf(
  cards: readonly Pick<StrategyCard, 'id' | 'version'>[],
  read: readonly { cardId: string; version: number }[],
): Reading {
  const isRead = ({ id, version }: (typeof cards)[number]) =>
    read.some((one) => one.cardId === id && one.version === version)
  return { isFirst: read.length === 0, unread: cards.filter((card) => !isRead(card)).map(({ id }) => id) }
}
