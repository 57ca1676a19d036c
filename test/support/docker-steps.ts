import { spawnSync } from 'node:child_process'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What follows the Dockerfile's own words, one line each, for whoever reads along. */
export type Narrator = (line: string) => void

/**
 * Follows the Dockerfile without Docker: copies what it copies into an empty folder and runs what it runs there.
 * `FROM`, `USER` and what only a container has (volumes, ports, health checks) are read out and passed over.
 */
export async function followDockerfile(folder: string, tell: Narrator): Promise<void> {
  const steps = (await readFile('Dockerfile', 'utf8')).split('\n').filter((line) => line.trim() !== '')
  for (const step of steps) {
    const [instruction = '', ...words] = step.split(/\s+/)
    const rest = step.slice(instruction.length).trim()
    switch (instruction) {
      case 'COPY':
        await copy(words, folder)
        tell(`did     ${step}`)
        break
      case 'RUN':
        tell(`${run(rest, folder) ? 'did    ' : 'passed '} ${step}`)
        break
      case 'FROM':
      case 'ENV':
      case 'WORKDIR':
      case 'USER':
      case 'VOLUME':
      case 'EXPOSE':
      case 'HEALTHCHECK':
      case 'CMD':
        tell(`read    ${step.slice(0, 90)}`)
        break
      default:
        throw new Error(`The Dockerfile has a step that is not known here: ${instruction}`)
    }
  }
}

async function copy(words: string[], folder: string): Promise<void> {
  const target = join(folder, words.at(-1) ?? '')
  for (const source of words.slice(0, -1)) {
    const isFile = words.length > 2
    await mkdir(target, { recursive: true })
    await cp(source, isFile ? join(target, source) : target, { recursive: true })
  }
}

/** Runs the command as it stands; false for what concerns `/data` and its owner, which only the image has. */
function run(command: string, folder: string): boolean {
  if (command.includes('/data')) return false
  const { status } = spawnSync('sh', ['-c', command], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error(`This step of the Dockerfile failed: ${command}`)
  return true
}
