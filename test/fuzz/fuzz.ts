import fc, { type Arbitrary } from 'fast-check'

/** The same run every time; another one with FUZZ_SEED=<number>. fast-check names the seed when something fails. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20260302)

/** Hundreds of requests on a slow machine that does other things as well. */
export const PATIENCE_MS = 240_000

/**
 * Tries so many values one after the other on one world. Nothing is tried again in a smaller form, because the world
 * is no longer what it was.
 */
export async function fuzz<T>(
  values: Arbitrary<T>,
  count: number,
  attempt: (value: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(values, attempt), {
    seed: SEED,
    numRuns: count,
    endOnFailure: true,
  })
}
