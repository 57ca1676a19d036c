import { useMemo, useState } from 'react'
import type { DemoPerson, State } from '../../protocol.ts'
import { PaneSwitch } from '../bar/pane-switch.tsx'
import { ModalStack } from '../modal/modal-stack.tsx'
import { useActs } from './acts.ts'
import { AppHome } from './app-home.tsx'
import { Confirm } from './confirm.tsx'
import { PaneContext, type Pane as PaneOf } from './context.ts'
import { Conversation } from './conversation.tsx'
import { PersonMenu } from './person-menu.tsx'
import { useQuestion } from './question.ts'
import { Sidebar } from './sidebar.tsx'

interface Props {
  state: State
  /** `home`, a conversation's id, or null for the direct message with the app. */
  surface: string | null
  draft: string | null
  /** Who sits in the other pane where only one is shown. */
  other: DemoPerson | null
  onSwitch: () => void
  onShow: (surface: string) => void
  onBecome: (person: string) => void
  onTour: () => void
}

/** Slack as one person sees it. */
export function Pane({ state, surface, draft, other, onSwitch, onShow, onBecome, onTour }: Props) {
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const [suggested, setSuggested] = useState<string | null>(null)
  const { act, notice, dismiss } = useActs(state.me)
  const { asked, confirm } = useQuestion()
  const me = state.people.find(({ id }) => id === state.me)
  const bot = state.conversations.find(({ kind }) => kind === 'bot')
  const shown = state.conversations.find(({ id }) => id === surface) ?? bot
  const isHome = surface === 'home'

  const pane = useMemo((): PaneOf | null => {
    const show = (next: string) => {
      setDrawerOpen(false)
      setSuggested(null)
      onShow(next)
    }
    const suggest = (text: string) => {
      const notes = state.conversations.find(({ kind }) => kind === 'self')
      if (notes) show(notes.id)
      setSuggested(text)
    }
    return me ? { state, me, act, confirm, show, suggest, startTour: onTour } : null
  }, [state, me, act, confirm, onShow, onTour])

  if (!pane || !me) return null
  const isCovered = state.modals.length > 0 || asked !== null
  return (
    <PaneContext value={pane}>
      <section
        className={`pane${isDrawerOpen ? ' drawer-open' : ''}`}
        aria-label={`Slack as ${me.name} sees it`}
      >
        <div className="pane-inside" inert={isCovered}>
          <PersonMenu
            onBecome={onBecome}
            onDrawer={() => setDrawerOpen(!isDrawerOpen)}
            isDrawerOpen={isDrawerOpen}
          >
            {other && <PaneSwitch other={other} onSwitch={onSwitch} />}
          </PersonMenu>
          <Sidebar surface={isHome ? 'home' : (shown?.id ?? null)} />
          <button
            type="button"
            className="drawer-shade"
            aria-label="Close the list of conversations"
            onClick={() => setDrawerOpen(false)}
          />
          {isHome || !shown ? (
            <AppHome key={me.id} />
          ) : (
            <Conversation key={`${me.id}/${shown.id}`} conversation={shown} draft={draft ?? suggested} />
          )}
        </div>
        <ModalStack isCovered={asked !== null} />
        {asked && <Confirm question={asked} onAnswer={asked.answer} />}
        {notice && (
          <p className="notice" role="alert">
            {notice}
            <button type="button" aria-label="Dismiss" onClick={dismiss}>
              ×
            </button>
          </p>
        )}
      </section>
    </PaneContext>
  )
}
