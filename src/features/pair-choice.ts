import type { InputBlock } from '@slack/types'
import { z } from 'zod'
import { type Pair, partnerOf, roleOf } from '../domain/pair.ts'
import { field, option, plain } from '../slack/blocks.ts'
import type { FormInteraction } from '../slack/interaction.ts'
import { metadataOf } from '../slack/metadata.ts'
import type { People } from '../slack/people.ts'

/** What a form about one pair carries: the pair, unless it asks which. */
export interface PairMetadata {
  pairId?: string
}

export const NO_PAIR =
  'You are not part of a running pair at the moment. Nothing was changed; `/mentor start @someone` proposes one.'
export const NOT_YOUR_PAIR =
  'I cannot find this pair among yours. Nothing was changed; /mentor status shows where you stand.'

/** Asks which of somebody's pairs is meant, with one chosen already where that is given; nothing where there is only one. */
export async function pairField(
  people: People,
  pairs: readonly Pair[],
  userId: string,
  chosenId?: string,
): Promise<InputBlock[]> {
  if (pairs.length < 2) return []
  const options = await Promise.all(
    pairs.map(async (pair) => {
      const name = (await people.find(partnerOf(pair, userId)))?.name ?? 'Somebody'
      return option(`${name} (${await whose(people, pair, userId)})`, pair.id)
    }),
  )
  const placeholder = plain('Choose a pair')
  const chosen = options.find(({ value }) => value === chosenId)
  return [
    field('pair', 'Which pair', {
      type: 'static_select',
      options,
      placeholder,
      ...(chosen && { initial_option: chosen }),
    }),
  ]
}

async function whose(people: People, pair: Pair, userId: string): Promise<string> {
  const role = roleOf(pair, userId)
  if (role !== null) return role === 'mentor' ? 'you mentor' : 'mentors you'
  return `for ${(await people.find(pair.menteeId))?.name ?? 'somebody'}`
}

export function pairMetadata(pairs: readonly Pair[]): PairMetadata {
  const [only, ...others] = pairs
  return only && others.length === 0 ? { pairId: only.id } : {}
}

const pairId = z.uuid()

/** The pair that a button names; null for anything forged. */
export function clickedPair(value: string): string | null {
  return pairId.safeParse(value).data ?? null
}

/** The pair that a submitted form is about; null for anything forged. */
export function chosenPair({
  values,
  metadata,
}: Pick<FormInteraction, 'values' | 'metadata'>): string | null {
  const picked = values.pair ?? metadataOf(carried, metadata)?.pairId
  return pairId.safeParse(picked).data ?? null
}

const carried = z.object({ pairId: pairId.optional() })
