import type { DemoPerson } from '../../protocol.ts'
import { Avatar } from '../pane/avatar.tsx'
import { Badge } from '../pane/badge.tsx'

/** On a phone, where only one of the two people fits: leads to the other one. */
export function PaneSwitch({ other, onSwitch }: { other: DemoPerson; onSwitch: () => void }) {
  return (
    <button type="button" className="pane-switch" onClick={onSwitch}>
      <span className="unseen">Switch to </span>
      <Avatar person={other} size={22} />
      {other.name.split(' ')[0]}
      {other.unread > 0 && <Badge count={other.unread} />}
    </button>
  )
}
