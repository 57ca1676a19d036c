import type { z } from 'zod'

/** A kind of work that survives a restart: a name, what it needs to know, and what it does. */
export interface Job<P> {
  /** Letters, digits, hyphens and dots; it is stored with every waiting job, so renaming it strands them. */
  name: string
  payload: z.ZodType<P>
  /** May run more than once for one payload: after an error, and after a crash in the middle. */
  run(payload: P): Promise<void>
}

/** Lets the payload's schema decide what `run` receives. */
export function defineJob<P>(job: Job<P>): Job<P> {
  return job
}
