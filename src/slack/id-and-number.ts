import { z } from 'zod'

/** A button's value that names a row and what was read of it, as `id:number`; fails for anything forged. */
export const idAndNumber = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(
    z.tuple([
      z.uuid(),
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    ]),
  )
