import type { DeliveryKind } from '../recorder.ts'
import type { Fields } from '../shapes.ts'

/** One thing to hand to the bot. */
export interface Parcel {
  kind: DeliveryKind
  workspace: string
  payload: Fields
  retry: { num: number; reason: string } | null
}

/** What came back: the status (200 for a socket's acknowledgement) and the body, if any. */
export interface Receipt {
  status: number
  body: unknown
}
