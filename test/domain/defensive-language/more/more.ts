import { readFileSync } from 'node:fs'
import { FAMILIES } from '../../../../src/domain/defensive-language/family.ts'
import type { Example } from '../rows.ts'

/**
 * Only to learn from, by 29 writers, each on their own. The first had read the tuning part of the set; the others neither the
 * set nor each other nor the rules, only what the families mean. Nobody has read what is held out.
 */
export const WRITERS: readonly (readonly Example[])[] = [
  ...[
    'first-ones',
    'service-desk',
    'engineers',
    'offices',
    'floors',
    'systems',
    'talks',
    'security',
    'twins',
  ],
  ...[
    'long-ones',
    'understated',
    'plain',
    'answers',
    'reflections',
    'near-misses',
    'phones',
    'raised-eyebrows',
  ],
  ...['examiner', 'trainer', 'corporate', 'casual', 'public-services', 'twelve-voices', 'novelist', 'guards'],
  ...['field', 'numbers', 'warm', 'fragments'],
].map((writer) => examplesIn(readFileSync(new URL(`${writer}.txt`, import.meta.url), 'utf8')))

/**
 * A line says who writes; then a note a line under what it is called, a family or `none`. What is defensive in it stands
 * between double brackets.
 */
function examplesIn(file: string): Example[] {
  const [, ...parts] = file.split(/^# /m)
  return parts.flatMap((part) => {
    const [name, ...notes] = part.split('\n').filter((line) => line !== '')
    const label = FAMILIES.find((family) => family === name) ?? null
    if (label === null && name !== 'none') throw new Error(`There is no family ${name}`)
    return notes.map((note) => marked(note, label))
  })
}

function marked(text: string, label: Example['label']): Example {
  const plain = text.replace('[[', '').replace(']]', '')
  const passage = /\[\[(.*)\]\]/.exec(text)?.[1]
  return passage === undefined ? { text: plain, label } : { text: plain, label, passage }
}
