import type { z } from 'zod'

/** What a form carries besides its fields. The client sends it back, so it may be anything; null for what does not fit. */
export function metadataOf<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
