import { z } from 'zod'
import type { Act, SceneChoice, TourChoice, Turn } from './protocol.ts'
import { SCENE_NAMES } from './scenes/scene.ts'

const stateValue = z.looseObject({ type: z.string() })
const person = z.string().min(1)

const container = z.discriminatedUnion('in', [
  z.object({ in: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ in: z.literal('modal'), viewId: z.string() }),
  z.object({ in: z.literal('home') }),
])

const element = { person, container, blockId: z.string(), actionId: z.string() }

export const actRequest = z.discriminatedUnion('act', [
  z.object({
    person,
    act: z.literal('type'),
    conversation: z.string(),
    text: z.string().trim().min(1).max(4000),
  }),
  z.object({ ...element, act: z.literal('click'), value: z.string().optional() }),
  z.object({ ...element, act: z.literal('change'), value: stateValue, enter: z.boolean().optional() }),
  z.object({
    person,
    act: z.literal('submit'),
    viewId: z.string(),
    values: z.record(z.string(), z.record(z.string(), stateValue)).optional(),
  }),
  z.object({ person, act: z.literal('close'), viewId: z.string() }),
  z.object({ person, act: z.literal('open-home') }),
  z.object({ person, act: z.literal('read'), conversation: z.string() }),
]) satisfies z.ZodType<Act>

export const turnRequest = z.object({ to: z.string(), person }) satisfies z.ZodType<Turn>
export const sceneRequest = z.object({ scene: z.enum(SCENE_NAMES) }) satisfies z.ZodType<SceneChoice>
export const tourRequest = z.object({ tour: z.enum(['start', 'stop']) }) satisfies z.ZodType<TourChoice>
