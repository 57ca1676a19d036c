import { sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'
import { Temporal } from 'temporal-polyfill'

/** A moment as PostgreSQL keeps it: finer parts are cut off, which it would round. */
export const storedInstant = (moment: Temporal.Instant): string =>
  moment.toString({ smallestUnit: 'microsecond' })

/** A `timestamptz` read and written as a Temporal.Instant, to the microsecond; finer parts are cut off. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: storedInstant,
  fromDriver: (text) => Temporal.Instant.from(text),
})

/** A `date` read and written as a Temporal.PlainDate. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.PlainDate.from(text),
})

/** A `text` that holds somebody's private words; encrypting them would be a change here and nowhere else. */
export const privateText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: (words) => words,
  fromDriver: (stored) => stored,
})

/** One parameter for a whole column of values, so that the statement reads the same however many there are. */
export const arrayOf = (
  type: 'uuid' | 'smallint' | 'integer' | 'text' | 'timestamptz',
  all: readonly (string | number)[],
) => sql`${sql.param([...all])}::${sql.raw(type)}[]`
