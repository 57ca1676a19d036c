import { useState } from 'react'
import type { SceneName, State } from '../../protocol.ts'
import { postScene } from '../api.ts'
import { MenuButton } from '../kit/menu-button.tsx'

/** What happened before one came in; choosing a scene, also the present one, starts it from scratch. */
export function SceneMenu({ state }: { state: State }) {
  const [isLoading, setLoading] = useState(false)
  const current = state.scenes.find(({ name }) => name === state.scene)
  const entries = [
    ...state.scenes.map(({ name, title, about }) => ({
      key: name as string,
      isCurrent: name === state.scene,
      content: (
        <span className="who">
          <span className="who-name">{title}</span>
          <span className="who-title">{about}</span>
        </span>
      ),
    })),
    { key: 'reset', content: <span className="reset">↺ Reset this scene</span> },
  ]

  async function load(scene: SceneName) {
    setLoading(true)
    await postScene(scene).catch(() => {})
    setLoading(false)
  }

  return (
    <MenuButton
      label={`Scenes. Now: ${current?.title ?? ''}`}
      className={`bar-button scene${isLoading ? ' pending' : ''}`}
      menuClass="scene-menu"
      entries={entries}
      onPick={(key) => {
        const scene = state.scenes.find(({ name }) => name === key)?.name ?? state.scene
        void load(scene)
      }}
    >
      <span>
        Scenes<span className="scene-title">: {current?.title}</span>
      </span>
      <span aria-hidden> ▾</span>
    </MenuButton>
  )
}
