/** An expected outcome: a value, or a refusal that one place turns into words. Bugs and outages throw instead. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <R>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })

/** Makes the compiler prove that a union was handled whole. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${typeof value}`)
}
