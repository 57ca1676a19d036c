import type { Worth } from '../../domain/mid-point.ts'

/** Buttons with the pair's id: whether the sessions are worth the time. */
export const worthId = (worth: Worth): string => `mid-point.${worth}`

/** Asks both after three sessions, in their conversation. */
export const MID_POINT = 'mid-point.review'
/** Has it drawn again when the answers are shown in any case. */
export const MID_POINT_SHOWN = 'mid-point.shown'
