import { Temporal } from 'temporal-polyfill'

export const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0

export const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => isAfter(other, one)

/** The later of two moments. */
export const later = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  isAfter(one, other) ? one : other
