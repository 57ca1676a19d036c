// Plain JavaScript, and in this order, for the reasons that stand in main.js.
import './lib/quick-imports.js'

const { nudgesCommand } = await import('./nudges-command.ts')
process.exitCode = await nudgesCommand(process.argv.slice(2), process)
