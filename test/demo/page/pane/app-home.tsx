import { useEffect } from 'react'
import type { DemoView } from '../../protocol.ts'
import { Blocks } from '../kit/blocks.tsx'
import { SurfaceContext, useSurfaceOf } from '../kit/surface.ts'
import { AppHead } from './app-head.tsx'
import { usePane } from './context.ts'

/** The app's Home tab; opening it tells the bot, which then draws it. */
export function AppHome() {
  const { state, act } = usePane()
  const isBusy = state.busy !== null
  useEffect(() => {
    // While the clock turns nobody can do anything.
    if (!isBusy) void act({ act: 'open-home' })
  }, [act, isBusy])
  return (
    <main className="conversation">
      <AppHead tab="home" />
      <div className="home" tabIndex={-1}>
        {state.home && state.home.view.blocks.length > 0 ? (
          <HomeView home={state.home} />
        ) : (
          <div className="home-empty">
            <h2>Nothing here yet</h2>
            <p>
              {state.workspace.botName} has not put anything on your Home. Its messages stand in the Messages
              tab.
            </p>
          </div>
        )}
      </div>
    </main>
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
