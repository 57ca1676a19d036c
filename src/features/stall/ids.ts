import type { StallAnswer } from '../../domain/stall.ts'

/** A button that opens the list of stalled pairs; for coordinators only. */
export const STALLED_OPEN = 'stall.open'
/** Buttons in the list: the value is the number of a page, from 0. */
export const STALLED_TURNS = { back: 'stall.back', more: 'stall.more' }
/** Buttons with a pair's id and which of its stalls is meant (`stallValue`). */
export const stallAnswerId = (answer: StallAnswer): string => `stall.${answer}`

/** Tells a coordinator that a pair no longer meets. Its subject names the stall. */
export const STALL_NOTE = 'stall.note'
/** Sends nothing: looks whether a pair has stalled. */
export const STALL_LOOK = 'stall.look'
