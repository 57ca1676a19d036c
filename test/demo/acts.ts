import type { Person } from '../sandbox/index.ts'
import type { Act } from './protocol.ts'

/** Does what a person does on the page, through the same hands that the tests have. */
export async function perform(person: Person, act: Exclude<Act, { act: 'read' }>): Promise<void> {
  switch (act.act) {
    case 'type':
      return person.types(act.text, { in: act.conversation })
    case 'click':
      return person.byId.clicks(act, act.value)
    case 'change':
      return person.byId.changes(act, act.value, { enter: act.enter === true })
    case 'submit':
      return person.byId.submits(act.viewId, act.values)
    case 'close':
      // Whoever presses Escape twice closes a form that is gone already.
      if (!person.modals.some(({ id }) => id === act.viewId)) return
      return person.byId.closes(act.viewId)
    case 'open-home':
      return person.opensHome()
  }
}
