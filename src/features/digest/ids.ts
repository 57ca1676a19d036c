/** Makes a week's digest, and says nothing itself; its subject is the week, as that of the two below. */
export const DIGEST_WEEK = 'digest.week'
/** The digest in the IT channel. */
export const DIGEST_CHANNEL = 'digest.channel'
/** The same to an IT lead. */
export const DIGEST_LEAD = 'digest.lead'
