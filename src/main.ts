// Nothing may be imported before the first of these: it makes the others a second faster.
import './lib/quick-imports.ts'

await import('./run.ts')
