import type { CreateFeature } from './feature.ts'
import { start } from './start/index.ts'

/** The bot's menu. */
export const features: readonly CreateFeature[] = [start]
