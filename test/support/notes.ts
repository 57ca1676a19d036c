import { itemsOfPair } from '../../src/db/feedback.ts'
import { notesOfPairs } from '../../src/db/feedback-notes.ts'
import type { Pair } from '../../src/domain/pair.ts'
import type { Person } from '../sandbox/index.ts'
import type { TestWorld } from './world.ts'

/** What the field of a note is called. */
export const HEARD = 'What did you hear about IT?'

/** What stands in a leader's direct message of what their mentor suggests, as long as it waits. */
export const suggestions = (leader: Person) =>
  leader.messages.filter(({ text, ephemeral }) => !ephemeral && /heard you say something/.test(text ?? ''))

/** What the mentor of this pair has noted, as it is stored. */
export const notesOf = ({ database }: TestWorld, { workspaceId, id }: Pair) =>
  notesOfPairs(database.db, workspaceId, [id])

/** What its leader said about IT. */
export const itemsOf = ({ database }: TestWorld, { workspaceId, id }: Pair) =>
  itemsOfPair(database.db, workspaceId, id)
