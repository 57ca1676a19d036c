import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { startCommand } from './support/bot-process.ts'

test('the image starts the bot with the flags of `npm start`, which the benches measure', async () => {
  const dockerfile = await readFile('Dockerfile', 'utf8')
  const command = dockerfile.split('\n').findLast((line) => line.startsWith('CMD '))
  expect(JSON.parse(command?.slice('CMD '.length) ?? '')).toEqual(startCommand(process.cwd()))
})
