// Plain JavaScript, like the file that it imports: for a TypeScript file loaded before the cache of what was compiled
// is on, Node loads its type stripper at every start, which takes a tenth of a second and keeps 14 MB.

// Nothing may be imported before the first of these: it makes the others a second faster.
import './lib/quick-imports.js'

await import('./run.ts')
