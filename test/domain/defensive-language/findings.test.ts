import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAMILIES, type Family } from '../../../src/domain/defensive-language/family.ts'
import { MODEL } from '../../../src/domain/defensive-language/weights.ts'
import { findDefensiveLanguage } from '../../../src/domain/defensive-language.ts'
import { WRITERS } from './more/more.ts'
import { SET } from './set.ts'
import { split } from './split.ts'
import { trained } from './train.ts'

const families = (text: string) => findDefensiveLanguage(text).map(({ family }) => family)

describe('words that may sound defensive', () => {
  test.each<[Family, string]>([
    ['denial', 'There was no outage. All our systems were green the whole day.'],
    ['yes-but', 'You have a point about the mail, but nobody else complained about it.'],
    ['blame-user', 'Your team did not read the instructions, so it is no wonder that they struggle.'],
    ['blame-shift', 'This is not our responsibility, that was decided by the vendor.'],
    ['excuse', 'We are understaffed and there is simply no budget for it.'],
    ['minimise', 'It was only a small glitch and hardly anybody noticed it.'],
    ['superiority', 'Managers have no idea how complex this is, I had to explain the basics to her.'],
    ['policy-shield', 'That is against the policy and exceptions are not permitted.'],
    ['counter-attack', 'You people always complain, maybe look at your own department first.'],
  ])('are found where they are %s', (family, text) => {
    expect(families(text)).toContain(family)
  })

  test.each([
    'We restarted it',
    'They were trained',
    'We wait for a part',
    'It is twice as fast',
    'A second line in May',
    'Planned for the second week of June.',
    'She cannot work on Mondays, because the VPN drops.',
    'No, because two people cannot teach in eleven countries. We record each course.',
    'He says we never answer and that it is always the vendor. I will ask Aisha and tell him on Friday.',
  ])('are not looked for where somebody plainly says how it is: %s', (text) => {
    expect(families(text)).toEqual([])
  })

  test('are quoted, with why and another way to say it', () => {
    const text = 'Thank you for your mail. It was only a small glitch and hardly anybody noticed it.'
    const [finding] = findDefensiveLanguage(text)
    expect(finding).toMatchObject({ family: 'minimise', start: 25, end: text.length - 1 })
    expect(finding?.quote).toBe('It was only a small glitch and hardly anybody noticed it')
    expect(finding?.why).toContain('for them')
    expect(finding?.instead).toContain('in their terms')
  })

  test.each([
    ['quoted', '“It was only a small glitch,” she read to me. I asked what it had meant for her people.'],
    ['reported', 'She said that it was user error on their side. I will look at the screen with her.'],
    ['owning', 'We should have told you. No excuse, it was our fault, and it is fixed.'],
    ['owning with a hard word', 'User error, yes: mine. I am sorry.'],
    ['a fact with a next step', 'The vendor has confirmed the bug. I will call you on Friday with the date.'],
    ['a limit with an offer', 'There is no budget for it this year. I can lend you two of ours from Monday.'],
    ['another view with a question', 'I see it differently. Could you show me what I am missing?'],
    ['a weak word', 'I just wanted to thank you, that was actually very clear.'],
    ['a “but” that helps', 'The old phone is broken, but I have a new one for you.'],
  ])('are not what is %s', (_, text) => {
    expect(families(text)).toEqual([])
  })

  test('are two at most, each another passage, in their order', () => {
    const text = split(SET)
      .tuning.filter(({ label }) => label !== null)
      .slice(0, 12)
      .map(({ passage }) => `${passage}.`)
      .join(' ')
    const found = findDefensiveLanguage(text)
    expect(found.length).toBe(2)
    expect(found[0]?.end).toBeLessThan(found[1]?.start ?? 0)
  })

  test('are of the families, whatever people write, quoted as it stands there', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\uD800', '\uDC00', '😀', '"', '“', '’', "don't", '...', ';\n', ' but ', 'She said '),
      fc.constantFrom(
        ...WRITERS.flat()
          .slice(0, 200)
          .map(({ text }) => text),
      ),
    )
    const words = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(words, (text) => {
        const found = findDefensiveLanguage(text)
        for (const { family, start, end, quote } of found) {
          expect(FAMILIES).toContain(family)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(text.slice(start, end)).toBe(quote)
        }
        expect(findDefensiveLanguage(text)).toEqual(found)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    '',
    ' ',
    '"'.repeat(100_000),
    'a, '.repeat(33_000),
    'x. '.repeat(33_000),
    'x'.repeat(100_000),
    'she said that you should have, but '.repeat(2_900),
    '\uD83D'.repeat(100_000),
  ])('are looked for in anything of any length (%#)', (text) => {
    expect(
      findDefensiveLanguage(text).every(({ start, end, quote }) => text.slice(start, end) === quote),
    ).toBe(true)
  })
})

describe('what was learned', () => {
  test('is what training yields', () => {
    const shipped = new URL('../../../src/domain/defensive-language/weights.ts', import.meta.url)
    expect(readFileSync(shipped, 'utf8') === trained(MODEL.threshold)).toBe(true)
    expect(readFileSync(shipped).length).toBeLessThan(1_100_000)
  })

  test('was learned from notes that share no seven words in a row with those that judge it', () => {
    const runsOf = (text: string) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? []
      return words.slice(6).map((_, at) => words.slice(at, at + 7).join(' '))
    }
    const judging = new Set(SET.flatMap(({ text }) => runsOf(text)))
    expect(WRITERS.flat().filter(({ text }) => runsOf(text).some((run) => judging.has(run))).length).toBe(0)
  })
})
