import { FAMILIES } from '../../../../src/domain/defensive-language/family.ts'
import type { Example } from '../rows.ts'
import { engineers } from './engineers.ts'
import { firstOnes } from './first-ones.ts'
import { floors } from './floors.ts'
import { longOnes } from './long-ones.ts'
import type { Notes } from './notes.ts'
import { offices } from './offices.ts'
import { security } from './security.ts'
import { serviceDesk } from './service-desk.ts'
import { systems } from './systems.ts'
import { talks } from './talks.ts'
import { twins } from './twins.ts'
import { understated } from './understated.ts'

/**
 * Only to learn from, by eleven writers, each on their own. The first had read the tuning part of the set; the others neither
 * the set nor each other nor the rules, only what the families mean. Nobody has read what is held out.
 */
export const WRITERS: readonly (readonly Example[])[] = [
  ...[firstOnes, serviceDesk, engineers, offices, floors, systems],
  ...[talks, security, twins, longOnes, understated],
].map(examplesIn)

function examplesIn(notes: Notes): Example[] {
  return [
    ...FAMILIES.flatMap((family) => notes[family].map((text) => marked(text, family))),
    ...notes.none.map((text) => marked(text, null)),
  ]
}

function marked(text: string, label: Example['label']): Example {
  const plain = text.replace('[[', '').replace(']]', '')
  const passage = /\[\[(.*)\]\]/s.exec(text)?.[1]
  return passage === undefined ? { text: plain, label } : { text: plain, label, passage }
}
