import { useEffect, useRef } from 'react'
import type { DemoView } from '../../protocol.ts'
import { Blocks } from '../kit/blocks.tsx'
import { SurfaceContext, useSurfaceOf } from '../kit/surface.ts'
import { AppHead } from './app-head.tsx'
import { usePane } from './context.ts'

/** The app's Home tab; opening it tells the bot, which then draws it. */
export function AppHome() {
  const { state, act } = usePane()
  const isBusy = state.busy !== null
  // In a new scene nobody has opened it yet.
  const isMissing = state.home === null
  const wasMissing = useRef(false)
  useEffect(() => {
    const hasJustBeenDrawn = wasMissing.current && !isMissing
    wasMissing.current = isMissing
    // While the clock turns nobody can do anything.
    if (!isBusy && !hasJustBeenDrawn) void act({ act: 'open-home' })
  }, [act, isBusy, isMissing])
  return (
    <main className="conversation">
      <AppHead tab="home" />
      <div className="home" tabIndex={-1}>
        <HomeContent />
      </div>
    </main>
  )
}

function HomeContent() {
  const { state } = usePane()
  const { home } = state
  if (home && home.view.blocks.length > 0) return <HomeView home={home} />
  const { botName } = state.workspace
  return (
    <div className="home-empty" role="status">
      <h2>{home ? 'Nothing here yet' : 'Loading …'}</h2>
      {home && <p>{botName} has not put anything on your Home. Its messages stand in the Messages tab.</p>}
    </div>
  )
}

function HomeView({ home }: { home: DemoView }) {
  const { me } = usePane()
  const surface = useSurfaceOf({ in: 'home' }, home.values, home.errors, `home-${me.id}`)
  return (
    <SurfaceContext value={surface}>
      {home.trouble && <p className="trouble">{home.trouble}</p>}
      <Blocks blocks={home.view.blocks} />
    </SurfaceContext>
  )
}
