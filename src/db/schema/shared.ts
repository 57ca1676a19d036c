import { text } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/** Every table carries its workspace, and every query takes it. */
export const workspaceId = () => text('workspace_id').notNull()
export const createdAt = () => instant('created_at').notNull()
