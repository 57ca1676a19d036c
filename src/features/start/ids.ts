import type { Role } from '../../domain/pair.ts'

export const START_FORM = 'start.form'
export const START_SWAP = 'start.swap'
/** A button with the id of a pair that is over: proposes the same two once more. */
export const START_AGAIN = 'start.again'
/** A button with `proposeValue`: opens the form with one person filled in. */
export const START_PROPOSE = 'start.propose'
export const START_ACCEPT = 'start.accept'
export const START_DECLINE = 'start.decline'
export const START_DECLINE_FORM = 'start.decline-form'
export const START_WITHDRAW = 'start.withdraw'

export const proposeValue = (role: Role, userId: string): string => `${role}:${userId}`

/** The proposal, as each of those who must answer gets it. */
export const PROPOSAL = 'start.proposal'
export const PROPOSAL_REMINDER = 'start.proposal-reminder'
/** What the proposer sees of the own proposal. */
export const PROPOSAL_RECEIPT = 'start.proposal-receipt'
export const PROPOSAL_EXPIRY = 'start.proposal-expiry'
export const DECLINE_NOTE = 'start.decline-note'
export const AGREEMENT = 'start.agreement'
