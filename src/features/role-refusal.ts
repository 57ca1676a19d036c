import { assertNever } from '../domain/result.ts'
import type { Person } from '../slack/people.ts'

/** Why somebody cannot coordinate, answer for IT or own something; null when they can. */
export function roleRefusal(person: Person | null): string | null {
  if (person === null) return 'Slack does not know one of these people here. Choose people of this workspace.'
  switch (person.kind) {
    case 'person':
      return null
    case 'bot':
      return `${person.name} is a bot. Choose people only.`
    case 'deactivated':
      return `The account of ${person.name} is deactivated. Take it off the list.`
    case 'external':
      return `${person.name} belongs to another company. Choose people of this workspace.`
    default:
      return assertNever(person.kind)
  }
}
