export type { Wanted } from './driver/form-values.ts'
export type { Person } from './driver/person.ts'
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts'
export type { Workspace } from './workspace.ts'
