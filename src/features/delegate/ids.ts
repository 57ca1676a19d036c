/** A button with the leader's id: whoever was named would rather not. */
export const DELEGATE_DECLINE = 'delegate.decline'

/** Tells somebody that a leader has named them; its subject is the leader's id. */
export const DELEGATE_NAMED = 'delegate.named'
/** Tells a pair who sees to the leader's dates; its subject is the delegate's id. */
export const DELEGATE_TOLD = 'delegate.told'
/** Tells a leader that the delegate is none any more; its subject is the delegate's id. */
export const DELEGATE_OVER = 'delegate.over'
