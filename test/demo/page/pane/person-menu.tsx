import type { ReactNode } from 'react'
import { MenuButton } from '../kit/menu-button.tsx'
import { clockTime } from '../mrkdwn/date.ts'
import { Avatar } from './avatar.tsx'
import { Badge } from './badge.tsx'
import { usePane } from './context.ts'

interface Props {
  onBecome: (person: string) => void
  onDrawer: () => void
  isDrawerOpen: boolean
  children: ReactNode
}

/** Who this pane looks through, their local time, and everybody else one can be. */
export function PersonMenu({ onBecome, onDrawer, isDrawerOpen, children }: Props) {
  const { state, me } = usePane()
  const now = new Date(state.clock.now)
  const entries = state.people
    .filter(({ isBot }) => !isBot)
    .map((person) => ({
      key: person.id,
      isCurrent: person.id === me.id,
      content: (
        <>
          <Avatar person={person} size={32} />
          <span className="who">
            <span className="who-name">{person.name}</span>
            <span className="who-title">
              {person.title} · {clockTime(now, person.zone)} {person.place}
            </span>
          </span>
          {person.unread > 0 && <Badge count={person.unread} />}
        </>
      ),
    }))
  return (
    <header className="pane-head">
      <button
        type="button"
        className="drawer-button"
        aria-label="Conversations"
        aria-expanded={isDrawerOpen}
        onClick={onDrawer}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden>
          <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="1.800" strokeLinecap="round" />
        </svg>
      </button>
      <MenuButton
        label={`You are ${me.name}. Be somebody else`}
        className="person-button"
        menuClass="people-menu"
        entries={entries}
        onPick={onBecome}
      >
        <Avatar person={me} size={34} />
        <span className="who">
          <span className="who-name">
            {me.name} <Chevron />
          </span>
          <span className="who-title">
            <span className="who-role">{me.title}</span>
            <span className="who-time">
              {clockTime(now, me.zone)} {me.place}
            </span>
          </span>
        </span>
      </MenuButton>
      {children}
    </header>
  )
}

const Chevron = () => (
  <svg className="chevron" viewBox="0 0 12 12" width="11" height="11" aria-hidden>
    <path
      d="M2.500 4.500 6 8l3.500-3.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.600"
      strokeLinecap="round"
    />
  </svg>
)
