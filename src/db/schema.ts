// All tables: who, with whom, what was said, what is sent.
export * from './schema/agreements.ts'
export * from './schema/briefs.ts'
export * from './schema/nudges.ts'
export * from './schema/pairs.ts'
export * from './schema/people.ts'
export * from './schema/said.ts'
export * from './schema/scheduling.ts'
export * from './schema/stalls.ts'
