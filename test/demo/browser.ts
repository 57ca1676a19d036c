import { spawn } from 'node:child_process'

/** The program that opens an address, null where there is no screen. */
export function opener(
  platform: NodeJS.Platform,
  environment: Record<string, string | undefined>,
): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : null
}

/** Opens the address in the browser; false where that cannot be done. */
export async function openBrowser(address: string): Promise<boolean> {
  const program = opener(process.platform, process.env)
  if (program === null) return false
  const [command, ...args] = program
  return new Promise((resolve) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
