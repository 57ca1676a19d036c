import { enableCompileCache, registerHooks } from 'node:module'

const SLOW = '/node_modules/drizzle-orm/'

/** What was compiled once is read from the temporary folder from then on; where that cannot be written, nothing changes. */
enableCompileCache()

/**
 * Import this before anything else. Node reads a package's package.json again for each of its files to learn whether
 * it is a module, and drizzle-orm's is 180 kB long and belongs to 400 files: a second of every start. All of them are
 * modules, so that is said here instead.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context
    if (!parentURL?.includes(SLOW) || !specifier.startsWith('.') || !specifier.endsWith('.js'))
      return next(specifier, context)
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
  },
})
