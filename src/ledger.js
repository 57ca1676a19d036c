// Plain JavaScript, and in this order, for the reasons that stand in main.js.
import './lib/quick-imports.js'

const { ledgerCommand } = await import('./ledger-command.ts')
process.exitCode = await ledgerCommand(process.argv.slice(2), process)
