import type { Company } from '../company.ts'
import type { SceneName } from '../protocol.ts'

export const SCENE_NAMES = ['fresh', 'midway', 'stalled', 'year'] as const satisfies readonly SceneName[]

/** The day on which every scene is entered, wherever it began. */
export const TODAY = '2026-03-02T10:00[Europe/Stockholm]'

/** A story that the people play through the real bot before a visitor comes in. */
export interface Scene {
  name: SceneName
  title: string
  about: string
  /** When the story begins. */
  begins: string
  /** Shown while it is played; null where there is nothing to wait for. */
  wait: string | null
  play(company: Company): Promise<void>
}
