import type { LineKey } from '../../domain/learning.ts'

/** A button that opens somebody's learning log; anybody may press it. */
export const LOG_OPEN = 'log.open'
/** The log, as a window. */
export const LOG_LIST = 'log.list'
/** Buttons in it with the number of a page, 0 the newest. */
export const LOG_TURNS = { back: 'log.newer', more: 'log.older' }
/** A button that opens the form of a new line. */
export const LOG_ADD = 'log.add'
/** Buttons with `lineValue`. */
export const LOG_EDIT = 'log.edit'
export const LOG_DELETE = 'log.delete'
/** A button with the session's id: the leader notes what they taught, or reads and corrects it. */
export const LOG_TAUGHT = 'log.taught'
/** Buttons with the pair's id: the other one of the two may read, or may no longer. */
export const LOG_SHARE = 'log.share'
export const LOG_UNSHARE = 'log.unshare'
export const LOG_FORM = 'log.form'

/** Tells somebody, once, that the other one of the pair lets them read. */
export const LOG_SHARED = 'log.shared'

export const lineValue = ({ source, id }: LineKey): string => `${source}:${id}`
