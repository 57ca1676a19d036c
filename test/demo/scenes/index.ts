import type { SceneName } from '../protocol.ts'
import { fresh } from './fresh.ts'
import { midway } from './midway.ts'
import type { Scene } from './scene.ts'
import { stalled } from './stalled.ts'
import { year } from './year.ts'

/** The scenes, as the page lists them. */
export const SCENES: readonly Scene[] = [fresh, midway, stalled, year]

export function sceneNamed(name: SceneName): Scene {
  const scene = SCENES.find((one) => one.name === name)
  if (scene) return scene
  throw new Error(`There is no scene ${name}`)
}
