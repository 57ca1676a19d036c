import { createHmac, timingSafeEqual } from 'node:crypto'

/** What an id is signed with: a secret key, and the purpose, so that a signature is good for nothing else. */
export interface Signing {
  key: string
  purpose: string
}

/** The id with its signature (HMAC-SHA-256) behind a dot; fit for a path. */
export function signId({ key, purpose }: Signing, id: string): string {
  return `${id}.${createHmac('sha256', key).update(`${purpose}:${id}`).digest('base64url')}`
}

/** The id of what `signId` made with the same key and purpose, else null. How long it takes does not say how wrong it is. */
export function readSignedId(signing: Signing, signed: string): string | null {
  const id = signed.slice(0, Math.max(signed.lastIndexOf('.'), 0))
  const [given, right] = [Buffer.from(signed), Buffer.from(signId(signing, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}
